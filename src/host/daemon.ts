import type { CredentialsProvider } from '../oci/index.ts';
import type { LineOutside } from '../app/line.ts';
import { normalisePlatforms } from '../app/platform.ts';

/** The first platform that the daemon names is its machine's own. */
export function ownPlatform(offered: readonly string[], outside: LineOutside): readonly string[] {
  const [first] = offered;
  return first === undefined ? [outside.defaultPlatform] : normalisePlatforms([first]);
}

/** Credentials of the first provider that has some. */
export function withFallback(first: CredentialsProvider, second: CredentialsProvider | undefined): CredentialsProvider {
  return async (host, signal) => (await first(host, signal)) ?? (await second?.(host, signal));
}
