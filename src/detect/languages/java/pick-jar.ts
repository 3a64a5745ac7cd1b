import type { BuildCommand } from '../../types.ts';

/** Where the jar lies that {@link pickJar} picked. */
export const PICKED_JAR = '/root/app.jar';

/**
 * Copies the jar that holds the program. Builds leave others beside it (without the dependencies, with the source, the
 * original of a shaded one), under names that every plugin can change; the one with everything in it is the largest.
 */
export function pickJar(pattern: string): BuildCommand {
  return {
    run: `cp "$(ls -S ${pattern} | grep -v -E -e '-(sources|javadoc|tests)\\.jar$' | head -n 1)" ${PICKED_JAR}`,
    inputs: [],
    name: 'pick the jar',
  };
}
