import { posix } from 'node:path';
import { bootRelease } from './boot-parent.ts';
import { MAIN_METHOD, findMainClass } from './main-class.ts';
import { mavenTool, type MavenTool } from './maven-tool.ts';
import { readPom, type Pom } from './pom.ts';
import { PICKED_JAR, pickJar } from './pick-jar.ts';
import { quarkusOutput } from './quarkus-output.ts';
import { jvmService, type JvmService } from './service.ts';
import { jvmStart } from './start.ts';
import { buildConstraint, chooseJdk, jdkParts } from './version.ts';
import { find } from '../../core/manifests/xml.ts';
import type { Project } from '../../core/project.ts';
import { pathWord, sh } from '../../core/shell.ts';
import type { BuildCommand, CopyEntry, Draft, Found } from '../../core/types.ts';
import type { BuildSystem } from '../../core/build-system.ts';

/** Maven projects and modules. The tool comes as a package; a wrapper would download what the index has. */
export const maven: BuildSystem = {
  id: 'maven',
  before: ['gradle'],
  language: 'Java',
  looksFor: 'pom.xml',
  manifests: ['pom.xml'],
  strength: 'manifest',
  recognise: (folder) => (folder.has('pom.xml') ? folder.where('pom.xml') : undefined),
  plan: planMaven,
};

function planMaven(project: Project): Draft | undefined {
  const pom = readPom(project.folder);
  if (pom === undefined) return undefined;
  if (pom.packaging === 'pom') {
    project.reject(
      'maven project',
      'its packaging is pom: it only holds modules together, which are looked at by themselves',
    );
    return undefined;
  }
  const main = mainClass(project, pom);
  const kind = packagingOf(project, pom);
  const refusal = refuse(project, pom, kind, main);
  if (refusal !== undefined) {
    project.reject('maven project', refusal);
    return undefined;
  }
  const service = jvmService(project, pom.dependencies);
  project.decide('build system', 'maven', 'pom.xml is its manifest', project.folder.where('pom.xml'));
  const jdk = jdkParts(chooseJdk(project, javaConstraints(pom), { because: 'Maven' }, bootRelease(pom)));
  const workspace = project.workspace('Maven modules');
  const tool = mavenTool(project, workspace?.root ?? project.folder);
  const output = outputOf(project, pom, kind, main, tool);
  const start = jvmStart(project, service.port, output.command);
  const command = start?.command ?? [...output.command, ...service.arguments];
  if (start === undefined) project.decide('start command', command.join(' '), output.because, main?.location);
  return {
    name: pom.artifactId,
    language: service.language,
    buildSystem: 'maven',
    ...(service.framework === undefined ? {} : { framework: service.framework.id }),
    build: {
      packages: [...jdk.build, ...tool.packages],
      env: { JAVA_HOME: jdk.home, MAVEN_OPTS: '-Dmaven.repo.local=/root/.m2/repository' },
      cache: ['/root/.m2/repository'],
      commands: output.commands,
    },
    runtime: runtimeOf(
      service,
      jdk.runtime,
      [...output.copy, ...service.files],
      command,
      { ...start?.env },
      start?.shell === true,
    ),
  };
}

export function runtimeOf(
  service: JvmService,
  packages: readonly string[],
  copy: readonly CopyEntry[],
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  shell: boolean,
): Draft['runtime'] {
  return {
    packages: [...packages, ...(shell ? ['busybox'] : [])],
    // The share of the container's memory that the heap may take; without it the JVM takes a quarter.
    env: { JAVA_TOOL_OPTIONS: '-XX:MaxRAMPercentage=75', ...service.env, ...env },
    copy,
    command,
    ports: service.port === undefined ? [] : [service.port],
    ...(service.health === undefined ? {} : { health: service.health }),
  };
}

type Kind = 'boot' | 'quarkus' | 'shaded' | 'assembly' | 'plain' | 'war';

function packagingOf(project: Project, pom: Pom): Kind {
  const decide = (kind: Kind, plugin: string): Kind => {
    project.decide('packaging', kind, `the build has ${plugin}`, pom.plugins.get(plugin)?.location);
    return kind;
  };
  if (pom.plugins.has('spring-boot-maven-plugin')) return decide('boot', 'spring-boot-maven-plugin');
  if (pom.plugins.has('quarkus-maven-plugin')) return decide('quarkus', 'quarkus-maven-plugin');
  if (pom.packaging === 'war') return 'war';
  if (pom.plugins.has('maven-shade-plugin')) return decide('shaded', 'maven-shade-plugin');
  const assembly = pom.plugins.get('maven-assembly-plugin');
  if (assembly !== undefined && JSON.stringify(assembly.element).includes('jar-with-dependencies'))
    return decide('assembly', 'maven-assembly-plugin');
  return 'plain';
}

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

function outputOf(project: Project, pom: Pom, kind: Kind, main: Found<string> | undefined, tool: MavenTool): Output {
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
    ...GIT_PLUGINS.flatMap((name) => (pom.plugins.has(name) ? [NO_GIT] : [])),
  ];
  const build: BuildCommand = {
    run: sh`${tool.run} ${[...flags, ...tool.flags]}${scope} package${gather}`,
    name: 'build',
  };
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

/** Why a project is no application, or undefined; a WAR outside a workspace is a problem that its user should hear of. */
function refuse(project: Project, pom: Pom, kind: Kind, main: Found<string> | undefined): string | undefined {
  const hinted = project.hints.start !== undefined;
  if (kind === 'war') {
    const message = `${pom.artifactId} is a WAR for a servlet container, and aipack brings none`;
    if (project.strict) return message;
    project.problem(
      'FEATURE_UNSUPPORTED',
      message,
      'Make it a Spring Boot or an embedded server, or bring a Dockerfile.',
      project.folder.where('pom.xml'),
    );
  }
  if (main === undefined && !hinted && (kind === 'plain' || (kind === 'boot' && project.strict)))
    return 'it has no main class: it is a library';
  const members = project.workspace('Maven modules')?.members ?? [];
  if (
    kind === 'plain' &&
    !hinted &&
    main?.source === MAIN_METHOD &&
    members.some(({ needs }) => needs.includes(pom.artifactId))
  )
    return 'other modules are built on it: it is a library, though it has a main class';
  return undefined;
}

const MAIN_PROPERTIES = ['start-class', 'exec.mainClass', 'main.class', 'mainClass', 'app.main.class'];

function mainClass(project: Project, pom: Pom): Found<string> | undefined {
  for (const name of MAIN_PROPERTIES) {
    const property = pom.property(name);
    if (property !== undefined)
      return { value: property.value, because: `the property ${name} names it`, location: property.location };
  }
  for (const [name, { element, location }] of pom.plugins) {
    const configured =
      /"name":"(?:mainClass|Main-Class)"[^{}]{0,300}?"text":"([\w.$]+)"|"text":"([\w.$]+)"[^{}]{0,300}"name":"mainClass"/.exec(
        JSON.stringify(element),
      )?.[1] ?? find(element, 'configuration', 'mainClass')?.text;
    const value = configured === undefined ? undefined : pom.resolve(configured);
    if (value !== undefined) return { value, because: `${name} names it`, location };
  }
  return findMainClass(project.folder) ?? helidonMain(pom);
}

/** Helidon's parent for MicroProfile starts a class of Helidon's own. */
function helidonMain({ parent }: Pom): Found<string> | undefined {
  if (parent?.artifactId !== 'helidon-mp') return undefined;
  const value = /^[1-3]\./.test(parent.version) ? 'io.helidon.microprofile.cdi.Main' : 'io.helidon.Main';
  return { value, because: 'helidon-mp names it', location: parent.location };
}

function javaConstraints(pom: Pom) {
  const compiler = pom.plugins.get('maven-compiler-plugin');
  const inPlugin = ['release', 'source', 'target'].flatMap((name) => {
    const element = find(compiler?.element, 'configuration', name);
    const value = element === undefined ? undefined : pom.resolve(element.text);
    return element === undefined
      ? []
      : buildConstraint(value, `maven-compiler-plugin ${name}`, pom.folder.where('pom.xml', element.line));
  });
  const names = [
    'maven.compiler.release',
    'java.version',
    'maven.compiler.target',
    'maven.compiler.source',
    'jdk.version',
    'kotlin.compiler.jvmTarget',
  ];
  const inProperties = names.flatMap((name) => {
    const property = pom.property(name);
    return property === undefined ? [] : buildConstraint(property.value, name, property.location);
  });
  return [...inPlugin, ...inProperties];
}
