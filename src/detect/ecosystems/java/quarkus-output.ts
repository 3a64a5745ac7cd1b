import { sh } from '../../core/shell.ts';
import type { BuildCommand, CopyEntry } from '../../core/types.ts';

/** What Quarkus packs, which its configuration decides: a folder, one jar, or a jar beside its libraries as older releases do. */
export function quarkusOutput(output: string): {
  readonly commands: readonly BuildCommand[];
  readonly copy: readonly CopyEntry[];
  readonly command: readonly string[];
  readonly because: string;
} {
  const jars = sh`cp ${output}/*-runner.jar /root/quarkus/quarkus-run.jar; if [ -d ${output}/lib ]; then cp -r ${output}/lib /root/quarkus/; fi`;
  return {
    commands: [
      {
        run: sh`if [ -d ${output}/quarkus-app ]; then cp -r ${output}/quarkus-app /root/quarkus; else set -e; mkdir /root/quarkus; ${jars}; fi`,
        inputs: [],
        name: 'gather the program',
      },
    ],
    copy: [{ from: '/root/quarkus', to: '.' }],
    command: ['java', '-jar', 'quarkus-run.jar'],
    because: 'Quarkus makes a jar that runs',
  };
}
