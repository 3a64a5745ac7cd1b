import { sh, type ShellCode } from '../../core/shell.ts';
import type { BuildCommand } from '../../core/types.ts';

/** Where the jar lies that {@link pickJar} picked. */
export const PICKED_JAR = '/root/app.jar';

/**
 * Copies the jar that holds the program, which its manifest says. Builds leave others beside it (without the dependencies,
 * with the source or documents, the original of a shaded one), under names that every plugin can change; of several with
 * a main class the one with everything in it is the largest.
 */
export function pickJar(pattern: ShellCode): BuildCommand {
  const hasMain = sh`unzip -p "$jar" META-INF/MANIFEST.MF | grep -q '^Main-Class:'`;
  const pick = sh`ls -S ${pattern} | while read -r jar; do ${hasMain} && cp "$jar" ${PICKED_JAR} && break; done`;
  return {
    run: sh`${pick}; test -f ${PICKED_JAR} || { echo 'no jar here has a main class' >&2; exit 1; }`,
    inputs: [],
    name: 'pick the jar',
  };
}
