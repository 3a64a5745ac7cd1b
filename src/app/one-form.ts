import type { CacheEntry } from '../buildkit/index.ts';
import type { OutputSpec } from '../options/output-spec.ts';
import { AipackError } from '../schema/errors.ts';

/*
 * A daemon keeps every compressed form of a layer that it was asked for. A cache that it writes without `force-compression` lists each
 * result once for every combination of the forms of the layers below it (`getAvailableBlobs` of BuildKit's cache/remote.go, 0.10 to 0.32):
 * for packages, of which each is a layer, more than any memory holds. Forced, there is one form, and layers that have it stay as they are.
 */

const FORCE = 'force-compression';
/** Caches that take the attribute. The others are always gzip, and not forced. */
const FORCEABLE: ReadonlySet<string> = new Set(['local', 'registry']);

/** Whether the configuration of the images is to hold a cache: it is written in the form that the exporter is told. */
export function writesInline(exports: readonly CacheEntry[]): boolean {
  return exports.some(({ type }) => type === 'inline');
}

/** The caches to write, with each layer in one form unless the user says otherwise. */
export function inOneForm(exports: readonly CacheEntry[]): readonly CacheEntry[] {
  return exports.map((entry) =>
    FORCEABLE.has(entry.type) ? { ...entry, attributes: { [FORCE]: 'true', ...entry.attributes } } : entry,
  );
}

/**
 * Refuses what would give a cache that can't be forced layers of two forms.
 * @throws AipackError FEATURE_UNSUPPORTED
 */
export function checkForms(outputs: readonly OutputSpec[], exports: readonly CacheEntry[]): void {
  const cache = exports.find(({ type }) => !FORCEABLE.has(type) && type !== 'inline');
  const output = outputs.find(
    ({ attributes: { compression = 'gzip', ...others } }) => compression !== 'gzip' && others[FORCE] === 'true',
  );
  if (cache === undefined || output === undefined) return;
  const form = output.attributes.compression ?? '';
  throw new AipackError({
    code: 'FEATURE_UNSUPPORTED',
    message:
      `An output forces ${form} for every layer, and the cache of type ${cache.type} is always written in gzip: ` +
      'BuildKit would list each combination of the two forms of every package',
    hint: `Leave ${FORCE} out (packages then keep the gzip that they come in, and the rest is ${form}), or write a cache of type registry or local.`,
  });
}
