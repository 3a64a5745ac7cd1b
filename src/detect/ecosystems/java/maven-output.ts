import { posix } from 'node:path';
import type { Project } from '../../core/project.ts';
import { pathWord, sh } from '../../core/shell.ts';
import type { BuildCommand, CopyEntry, Found } from '../../core/types.ts';
import type { MavenTool } from './maven-tool.ts';
import { PICKED_JAR, pickJar } from './pick-jar.ts';
import type { Pom } from './pom.ts';
import { quarkusOutput } from './quarkus-output.ts';
import type { Deployment } from './war.ts';

/** What the build packs. */
export type MavenKind = 'boot' | 'quarkus' | 'shaded' | 'assembly' | 'plain' | 'war';

interface Output {
  readonly commands: readonly BuildCommand[];
  readonly copy: readonly CopyEntry[];
  readonly command: readonly string[];
  readonly because: string;
}

/** Where dependencies are gathered: a folder of that name keeps its times, and so its layer, from commit to commit. */
const LIBRARIES = 'target/vendor';

/** The time that entries of archives get where the project names none, so that the same source makes the same ones; zip knows none before 1980. */
const TIMESTAMP = '1980-02-01T00:00:00Z';
const OUTPUT_TIME = 'project.build.outputTimestamp';

/** Jars that Maven leaves beside the one that runs. */
const OTHER_JARS = sh`! -name '*-sources.jar' ! -name '*-javadoc.jar' ! -name '*-tests.jar' ! -name 'original-*.jar'`;

/** How a build of this kind is made, and what of it reaches the image. */
export function mavenOutput(
  project: Project,
  pom: Pom,
  kind: MavenKind,
  main: Found<string> | undefined,
  tool: MavenTool,
  served: Deployment | undefined,
): Output {
  const { production } = pom;
  if (production !== undefined) {
    const because = `the profile that holds by default, ${production.insteadOf}, is for development`;
    project.accept('maven profile', { ...production, because });
  }
  const workspace = project.workspace('Maven modules');
  const member = workspace !== undefined && workspace.root.path !== project.folder.path;
  const root = member ? posix.join(project.folder.relative(workspace.root.path), 'pom.xml') : 'pom.xml';
  const scope = member ? sh` -f ${root} -pl ${pathWord(workspace.root.relative(project.folder.path))} -am` : sh``;
  // In one run with the build, so that modules of the same build are found among the dependencies.
  const gather =
    kind === 'plain' ? sh` dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=${LIBRARIES}` : sh``;
  const flags = [
    '-B',
    '-ntp',
    '-DskipTests',
    ...(pom.property(OUTPUT_TIME) === undefined ? [`-D${OUTPUT_TIME}=${TIMESTAMP}`] : []),
    ...(pom.production === undefined ? [] : [`-P${pom.production.value}`]),
    ...GIT_PLUGINS.flatMap((name) => (pom.plugins.has(name) ? [NO_GIT] : [])),
  ];
  const build: BuildCommand = {
    run: sh`${tool.run} ${[...flags, ...tool.flags]}${scope} package${gather}`,
    name: 'build',
  };
  if (served !== undefined) return { ...served, commands: [build, ...served.commands(sh`target/*.war`)] };
  switch (kind) {
    case 'quarkus':
      return { ...quarkusOutput('target'), commands: [build, ...quarkusOutput('target').commands] };
    case 'boot':
    case 'shaded':
    case 'assembly':
    case 'war':
      return {
        commands: [build, pickJar(sh`target/*.[jw]ar`)],
        copy: [{ from: PICKED_JAR, to: 'app.jar' }],
        command:
          kind !== 'boot' && main !== undefined && !namesMain(pom, main.value)
            ? ['java', '-cp', 'app.jar', main.value]
            : ['java', '-jar', 'app.jar'],
        because: 'the build packs everything into one jar',
      };
    case 'plain':
      return {
        commands: [
          build,
          { run: sh`mkdir -p ${LIBRARIES} /root/jars`, inputs: [], name: 'make the folders' },
          {
            run: sh`find target -maxdepth 1 -name '*.jar' ${OTHER_JARS} -exec cp {} /root/jars/ \\;`,
            inputs: [],
            name: 'pick the jar',
          },
        ],
        copy: [
          { from: LIBRARIES, to: 'lib' },
          { from: '/root/jars', to: 'jars' },
        ],
        command: ['java', '-cp', '/app/jars/*:/app/lib/*', main?.value ?? 'Main'],
        because: 'the class path holds the jar and its dependencies, and the main class is known',
      };
  }
}

/** Whether a plugin that packs puts the class into the manifest. */
function namesMain(pom: Pom, main: string): boolean {
  return ['maven-shade-plugin', 'maven-assembly-plugin'].some((name) =>
    JSON.stringify(pom.plugins.get(name)?.element ?? '').includes(`"${main}"`),
  );
}

/** Plugins that write the commit into the program; the build has the source and not its history. */
const GIT_PLUGINS = ['git-commit-id-plugin', 'git-commit-id-maven-plugin'];
const NO_GIT = '-Dmaven.gitcommitid.skip=true';
