import { sh, writeFile, type ShellCode } from '../../core/shell.ts';
import type { BuildCommand, CopyEntry, Found } from '../../core/types.ts';
import { quarkusOutput } from './quarkus-output.ts';
import { PICKED_JAR, pickJar } from './pick-jar.ts';

/** What a Gradle build packs its program into. */
export type GradleKind = 'boot' | 'quarkus' | 'shadow' | 'distribution' | 'plain';

/** Adds a task that gathers what a plain project needs while running, which neither the java plugin nor Kotlin's has a task for. */
export const GATHER_LIBRARIES: BuildCommand = {
  run: writeFile(
    '/root/libraries.gradle',
    `allprojects {
  tasks.register('gatherLibraries', Copy) {
    from { ['runtimeClasspath', 'jvmRuntimeClasspath'].collect { configurations.findByName(it) }.findAll() }
    into layout.buildDirectory.dir('vendor')
  }
}
`,
    'GRADLE',
  ),
  inputs: [],
  name: 'write the init script',
};

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
  tool: { readonly run: ShellCode; readonly path: string; readonly name: string },
): GradleOutput {
  const build = (tasks: readonly string[], flags = sh``): BuildCommand => ({
    run: sh`${tool.run}${flags} --no-daemon --console=plain ${tasks.map((task) => (tool.path === '' ? task : `${tool.path}:${task}`))}`,
    name: 'build',
  });
  const single: Pick<GradleOutput, 'copy' | 'command'> = {
    copy: [{ from: PICKED_JAR, to: 'app.jar' }],
    command: ['java', '-jar', 'app.jar'],
  };
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
          build(['assemble', 'gatherLibraries'], sh` --init-script /root/libraries.gradle`),
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
