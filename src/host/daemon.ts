import { openClient, type Client, type OpenOptions } from '../buildkit/index.ts';
import { explainBuildFailure } from '../app/explain-failure.ts';
import type { LineOutside } from '../app/line.ts';
import { normalisePlatforms } from '../app/platform.ts';

/** The option that an address of BuildKit is given by. */
export const BUILDKIT_OPTION = '`buildkit` (--buildkit)';

/**
 * Finds the BuildKit to build on, or starts one.
 * @throws AipackError BUILDKIT_UNAVAILABLE…
 */
export async function connect(
  {
    container,
    ...options
  }: Pick<
    OpenOptions,
    'address' | 'addressFrom' | 'certificates' | 'container' | 'environment' | 'onWarning' | 'release' | 'signal'
  >,
  onWait: (message: string) => void,
  { stopwatch }: Pick<LineOutside, 'stopwatch'>,
): Promise<Client> {
  const open = { ...options, onWait, container: container && { ...container, onProgress: onWait } };
  return stopwatch
    .measure('connect', () => openClient(open))
    .catch((error: unknown) => {
      throw explainBuildFailure(error);
    });
}

/** The first platform that the daemon names is its machine's own. */
export function ownPlatform(offered: readonly string[], outside: LineOutside): readonly string[] {
  const [first] = offered;
  return first === undefined ? [outside.defaultPlatform] : normalisePlatforms([first]);
}
