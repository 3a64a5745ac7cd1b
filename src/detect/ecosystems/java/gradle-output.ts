import { sh, writeFile, type ShellCode } from '../../core/shell.ts';
import type { BuildCommand, CopyEntry, Found } from '../../core/types.ts';
import { quarkusOutput } from './quarkus-output.ts';
import type { Deployment } from './war.ts';
import { PICKED_JAR, pickJar } from './pick-jar.ts';

/** What a Gradle build packs its program into. */
export type GradleKind = 'boot' | 'quarkus' | 'shadow' | 'distribution' | 'plain';

const INIT_SCRIPT = '/root/aipack.gradle';

/**
 * Up to Gradle 8, archives hold the times of the build and their files in the order of the disk, where the project does not say
 * otherwise: the same source would make another image each time. Gradle 9 has these as its defaults. Before 4.9 there is no
 * `configureEach`, which leaves tasks that nobody asks for unmade.
 */
const SAME_ARCHIVES = `  def archives = tasks.withType(AbstractArchiveTask)
  archives."\${archives.respondsTo('configureEach') ? 'configureEach' : 'all'}" {
    preserveFileTimestamps = false
    reproducibleFileOrder = true
  }
`;

/** A task that gathers what a plain project needs while running, which neither the java plugin nor Kotlin's has one for. */
const GATHER_LIBRARIES = `  tasks.register('gatherLibraries', Copy) {
    from { ['runtimeClasspath', 'jvmRuntimeClasspath'].collect { configurations.findByName(it) }.findAll() }
    into layout.buildDirectory.dir('vendor')
  }
`;

/** Writes what is said to every build of Gradle beside the project's own scripts. */
export function writeInitScript(kind: GradleKind): BuildCommand {
  const text = `allprojects {\n${SAME_ARCHIVES}${kind === 'plain' ? GATHER_LIBRARIES : ''}}\n`;
  return { run: writeFile(INIT_SCRIPT, text, 'GRADLE'), inputs: [], name: 'write the init script' };
}

export interface GradleOutput {
  readonly commands: readonly BuildCommand[];
  readonly copy: readonly CopyEntry[];
  readonly command: readonly string[];
  readonly because: string;
}

/** The commands of each kind, what reaches the image, and how it is started. */
export function gradleOutput(
  kind: GradleKind,
  main: Found<string> | undefined,
  tool: {
    readonly run: ShellCode;
    readonly path: string;
    readonly name: string;
    readonly served: Deployment | undefined;
  },
): GradleOutput {
  const build = (tasks: readonly string[], flags = sh``): BuildCommand => ({
    run: sh`${tool.run}${flags} --init-script ${INIT_SCRIPT} --no-daemon --console=plain ${tasks.map((task) => (tool.path === '' ? task : `${tool.path}:${task}`))}`,
    name: 'build',
  });
  const single: Pick<GradleOutput, 'copy' | 'command'> = {
    copy: [{ from: PICKED_JAR, to: 'app.jar' }],
    command: ['java', '-jar', 'app.jar'],
  };
  const { served } = tool;
  if (served !== undefined) return { ...served, commands: [build(['war']), ...served.commands(sh`build/libs/*.war`)] };
  switch (kind) {
    case 'boot':
      return {
        ...single,
        commands: [build(['assemble']), pickJar(sh`build/libs/*.[jw]ar`)],
        because: 'Spring Boot packs everything into one jar',
      };
    case 'shadow':
      return {
        ...single,
        commands: [build(['shadowJar']), pickJar(sh`build/libs/*.jar`)],
        because: 'the shadow plugin packs everything into one jar',
      };
    case 'quarkus': {
      const output = quarkusOutput('build');
      return { ...output, commands: [build(['build'], sh` -x test`), ...output.commands] };
    }
    case 'distribution':
      return {
        commands: [build(['installDist'])],
        copy: [{ from: `build/install/${tool.name}/lib`, to: 'lib' }],
        command: ['java', '-cp', '/app/lib/*', main?.value ?? 'Main'],
        because: 'the distribution holds the jar and its dependencies, and the main class is known',
      };
    case 'plain':
      return {
        commands: [
          build(['assemble', 'gatherLibraries']),
          { run: sh`mkdir -p build/vendor`, inputs: [], name: 'make the folder' },
        ],
        copy: [
          { from: 'build/vendor', to: 'lib' },
          { from: 'build/libs', to: 'jars' },
        ],
        command: ['java', '-cp', '/app/jars/*:/app/lib/*', main?.value ?? 'Main'],
        because: 'the class path holds the jars and their dependencies, and the main class is known',
      };
  }
}
