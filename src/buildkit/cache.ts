import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type CacheDirection, checkCache, invalidCache } from './cache-kinds.ts';
import { BuildkitError } from './errors.ts';
import type { CacheEntry } from './gateway/gateway.ts';
import { isDescriptor, layoutDigest, tagLayout } from '../oci/index.ts';
import { ofOci } from './oci-errors.ts';
import type { Environment } from './transport/connection.ts';
import { type DaemonInfo, isAtLeast } from './version.ts';
import { parseJson } from '../untrusted/json.ts';

/**
 * Adds what a daemon needs to reach the cache of GitHub Actions, from the runner's environment.
 *
 * @returns undefined where there is no such cache, as outside of a runner
 */
export function githubCache(entry: CacheEntry, environment: Environment): CacheEntry | undefined {
  const { ACTIONS_RUNTIME_TOKEN, ACTIONS_RESULTS_URL, ACTIONS_CACHE_URL, ACTIONS_CACHE_SERVICE_V2 } = environment;
  const second = /^(1|t|true)$/i.test(ACTIONS_CACHE_SERVICE_V2 ?? '') ? ACTIONS_RESULTS_URL : undefined;
  const first = ACTIONS_CACHE_URL ?? ACTIONS_RESULTS_URL;
  const attributes: Record<string, string> = {
    ...(ACTIONS_RUNTIME_TOKEN && { token: ACTIONS_RUNTIME_TOKEN }),
    ...(second && { url_v2: second }),
    ...(first && { url: first }),
    ...entry.attributes,
  };
  const usable = attributes.token !== undefined && (attributes.url !== undefined || attributes.url_v2 !== undefined);
  return usable ? { ...entry, attributes } : undefined;
}

/**
 * Adds what this side's environment says of Amazon S3, as its own tools read it: the daemon is often a container or
 * another machine, whose environment says nothing. Keys that are given, even in part, are left alone.
 */
export function s3Cache(entry: CacheEntry, environment: Environment): CacheEntry {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_BUCKET } = environment;
  const region = environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION;
  const given = ['access_key_id', 'secret_access_key', 'session_token'].some((key) =>
    Object.hasOwn(entry.attributes, key),
  );
  const keys =
    given || !AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY
      ? {}
      : {
          access_key_id: AWS_ACCESS_KEY_ID,
          secret_access_key: AWS_SECRET_ACCESS_KEY,
          ...(AWS_SESSION_TOKEN && { session_token: AWS_SESSION_TOKEN }),
        };
  const place = { ...(AWS_BUCKET && { bucket: AWS_BUCKET }), ...(region && { region }) };
  return { ...entry, attributes: { ...place, ...keys, ...entry.attributes } };
}

export interface PreparedCaches {
  readonly imports: readonly CacheEntry[];
  readonly exports: readonly CacheEntry[];
  /** Directories that the session offers, by the name that the daemon asks for. */
  readonly stores: ReadonlyMap<string, string>;
  /** To be called with what the exporters told once the build is done. */
  readonly finish: (response: Readonly<Record<string, string>>) => Promise<void>;
}

/**
 * Checks caches against the daemon, and gets local ones ready. A local cache that does not exist yet is left out of the
 * imports.
 *
 * @throws BuildkitError INVALID_OPTION, UNSUPPORTED
 */
export async function prepareCaches(
  info: DaemonInfo,
  imports: readonly CacheEntry[],
  exports: readonly CacheEntry[],
): Promise<PreparedCaches> {
  for (const entry of imports) check(info, entry, 'import');
  for (const entry of exports) check(info, entry, 'export');
  checkDistinct(exports);
  const stores = new Map<string, string>();
  const prepared = await Promise.all(imports.map((entry) => prepareImport(entry, stores)));
  const outgoing = exports.map((entry) => prepareExport(entry, stores));
  return {
    imports: prepared.filter((entry) => entry !== undefined),
    exports: outgoing,
    stores,
    finish: async (response) => {
      const manifest = response['cache.manifest'];
      const local = outgoing.find(({ type }) => type === 'local');
      if (manifest === undefined || local === undefined) return;
      const descriptor = parseJson(manifest);
      if (!isDescriptor(descriptor)) {
        throw new BuildkitError('RPC_FAILED', 'The daemon told no descriptor of the cache that it has written', {
          hint: 'Use a newer BuildKit, or another type of cache.',
        });
      }
      await tagLayout(local.attributes.dest ?? '', descriptor, local.attributes.tag ?? 'latest').catch(refused);
    },
  };
}

function check({ version, docker, containerdStore }: DaemonInfo, entry: CacheEntry, direction: CacheDirection): void {
  const kind = checkCache(entry, direction);
  if (docker && (!kind.docker || (direction === 'export' && !containerdStore && entry.type !== 'inline'))) {
    throw new BuildkitError('UNSUPPORTED', `Docker's own BuildKit can't ${direction} a cache of type ${entry.type}`, {
      hint: 'Use the containerd image store, or a BuildKit of its own.',
    });
  }
  if (entry.type === 'gha' && isAtLeast(version, '0.20.0') === false && speaksSecondProtocol(entry)) {
    throw new BuildkitError('UNSUPPORTED', 'The cache of GitHub Actions needs BuildKit 0.20', {
      hint: 'Its first protocol, which older versions speak, was switched off in April 2025. Use a newer BuildKit, or type=registry.',
    });
  }
}

/** As daemons decide it; servers of one's own may have the first protocol only, and older daemons get on with those. */
function speaksSecondProtocol({ attributes: { url = '', url_v2, version } }: CacheEntry): boolean {
  return version !== '1' && (url_v2 !== undefined || version === '2' || url.includes('results-receiver.'));
}

/** The daemon refuses them as well, and quotes all that they say, secrets too. */
function checkDistinct(exports: readonly CacheEntry[]): void {
  exports.forEach((entry, index) => {
    if (exports.slice(0, index).some((other) => isDeepStrictEqual(other, entry)))
      throw invalidCache(entry.type, 'it is written twice');
  });
}

function refused(error: unknown): never {
  throw ofOci(error);
}

async function prepareImport(entry: CacheEntry, stores: Map<string, string>): Promise<CacheEntry | undefined> {
  // What an image carries inside is read from where the image is.
  if (entry.type === 'inline') return { ...entry, type: 'registry' };
  if (entry.type !== 'local') return entry;
  const { src: given = '', tag, digest, ...rest } = entry.attributes;
  const src = resolve(given);
  const found = digest ?? (await layoutDigest(src, tag ?? 'latest').catch(refused));
  if (found === undefined) return undefined;
  stores.set(`local:${src}`, src);
  return { type: 'local', attributes: { ...rest, src, digest: found } };
}

function prepareExport(entry: CacheEntry, stores: Map<string, string>): CacheEntry {
  if (entry.type === 'gha') return { ...entry, attributes: { 'ignore-error': 'true', ...entry.attributes } };
  if (entry.type !== 'local') return entry;
  const dest = resolve(entry.attributes.dest ?? '');
  stores.set(`local:${dest}`, dest);
  return { type: 'local', attributes: { 'oci-mediatypes': 'true', ...entry.attributes, dest } };
}
