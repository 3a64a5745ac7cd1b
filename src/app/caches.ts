import { readFields } from '../options/list.ts';
import { asImport, githubCache, parseCache, s3Cache, type CacheEntry } from '../buildkit/index.ts';

export interface Caches {
  readonly imports: readonly CacheEntry[];
  readonly exports: readonly CacheEntry[];
}

/**
 * Reads caches as buildx writes them. The cache of GitHub Actions gets its address and token from the runner; where
 * there is none it is left out, which is said once, and failing to write it never fails a build unless that is asked
 * for. Amazon's gets its keys from the environment.
 * @throws BuildkitError INVALID_OPTION
 */
export function parseCaches(
  from: readonly string[],
  to: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  onWarning: (message: string) => void,
): Caches {
  let told = false;
  const complete = (entry: CacheEntry): readonly CacheEntry[] => {
    if (entry.type === 's3') return [s3Cache(entry, environment)];
    if (entry.type !== 'gha') return [entry];
    const usable = githubCache(entry, environment);
    if (usable === undefined && !told) {
      told = true;
      onWarning(
        'There is no GitHub Actions cache here; building without it. In a workflow only actions can reach it, not run steps.',
      );
    }
    return usable === undefined ? [] : [usable];
  };
  const lenient = (entry: CacheEntry): CacheEntry =>
    entry.type === 'gha' && entry.attributes['ignore-error'] === undefined
      ? { ...entry, attributes: { ...entry.attributes, 'ignore-error': 'true' } }
      : entry;
  return {
    imports: from.map((spec) => asImport(parseCache(readFields(spec, 'A cache to read')))).flatMap(complete),
    exports: to
      .map((spec) => parseCache(readFields(spec, 'A cache to write')))
      .flatMap(complete)
      .map(lenient),
  };
}
