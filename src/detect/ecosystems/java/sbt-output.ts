import { sh } from '../../core/shell.ts';
import type { BuildCommand, CopyEntry } from '../../core/types.ts';
import { PICKED_JAR, pickJar } from './pick-jar.ts';
import type { SbtBuild, SbtProject } from './sbt-build.ts';

export interface SbtOutput {
  readonly commands: readonly BuildCommand[];
  readonly copy: readonly CopyEntry[];
  readonly command: readonly string[];
}

const STAGE = '/root/stage';

/** The commands of each layout, what reaches the image, and how it is started. */
export function sbtOutput(
  { layout }: SbtBuild,
  { id, isPlay, folder }: SbtProject,
  main: string,
  port: number | undefined,
): SbtOutput {
  const task = (name: string) => (id === undefined ? name : `${id}/${name}`);
  if (layout === 'assembly')
    return {
      commands: [
        { run: sh`sbt --batch ${task('assembly')}`, name: 'build' },
        pickJar(sh`$(find . -type f -path '*/target/*' -name '*.jar')`),
      ],
      copy: [{ from: PICKED_JAR, to: 'app.jar' }],
      command: ['java', '-jar', 'app.jar'],
    };
  if (layout === 'class path')
    return {
      commands: [
        {
          run: sh`mkdir -p ${STAGE}/lib && sbt --batch -error ${`export ${task('Runtime/fullClasspathAsJars')}`} | tail -n 1 | tr ':' '\\n' | while read -r jar; do cp "$jar" ${STAGE}/lib/ || exit 1; done`,
          name: 'build',
        },
      ],
      copy: [{ from: `${STAGE}/lib`, to: 'lib' }],
      command: ['java', '-cp', '/app/lib/*', main],
    };
  // Where the stage lies depends on the release of sbt and on the project.
  const gather: BuildCommand = {
    run: sh`cp -r "$(find . -type d -path '*/universal/stage' | head -n 1)" ${STAGE} && mkdir -p ${STAGE}/conf`,
    inputs: [],
    name: 'gather the program',
  };
  const lib: CopyEntry = { from: `${STAGE}/lib`, to: 'lib' };
  const stage: BuildCommand = { run: sh`sbt --batch ${task('stage')}`, name: 'build' };
  if (!isPlay && !folder.hasFolder('conf'))
    return { commands: [stage, gather], copy: [lib], command: ['java', '-cp', '/app/lib/*', main] };
  return {
    commands: [stage, gather],
    copy: [lib, { from: `${STAGE}/conf`, to: 'conf' }],
    command: [
      'java',
      // Play would write its process id beside the program, where the image's user must not write.
      ...(isPlay ? ['-Dpidfile.path=/dev/null', `-Dhttp.port=${port ?? 9000}`] : []),
      '-cp',
      '/app/conf:/app/lib/*',
      main,
    ],
  };
}
