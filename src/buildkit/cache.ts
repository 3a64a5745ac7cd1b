import { resolve } from 'node:path';
import { BuildkitError } from './errors.ts';
import type { CacheEntry } from './gateway/gateway.ts';
import { layoutDigest, tagLayout } from './oci-layout.ts';
import type { Environment } from './transport/connection.ts';
import { type DaemonInfo, isAtLeast } from './version.ts';

interface Kind {
  /** Attributes without which there is no such cache. */
  readonly import: readonly string[];
  readonly export: readonly string[];
  /** Whether the BuildKit inside Docker has it. */
  readonly docker: boolean;
}

const kinds: Readonly<Record<string, Kind>> = {
  registry: { import: ['ref'], export: ['ref'], docker: true },
  inline: { import: ['ref'], export: [], docker: true },
  local: { import: ['src'], export: ['dest'], docker: true },
  gha: { import: [], export: [], docker: true },
  s3: { import: ['bucket', 'region'], export: ['bucket', 'region'], docker: false },
  azblob: { import: ['account_url'], export: ['account_url'], docker: false },
};

/**
 * Reads a cache as people write it: `type=registry,ref=…,mode=max`, or just the name of an image.
 *
 * @throws {BuildkitError} INVALID_OPTION
 */
export function parseCache(text: string): CacheEntry {
  const fields = text.split(',').map((field) => field.trim());
  if (!text.includes('=')) return { type: 'registry', attributes: { ref: text.trim() } };
  const attributes: Record<string, string> = {};
  for (const field of fields) {
    const equals = field.indexOf('=');
    if (equals <= 0) throw invalid(text, `"${field}" is not of the form KEY=VALUE`);
    attributes[field.slice(0, equals)] = field.slice(equals + 1);
  }
  const { type, ...rest } = attributes;
  if (type === undefined) throw invalid(text, 'it has no type');
  return { type, attributes: rest };
}

function invalid(what: string, reason: string): BuildkitError {
  return new BuildkitError('INVALID_OPTION', `The cache "${what}" can't be used: ${reason}`, {
    hint: `Known types are ${Object.keys(kinds).join(', ')}; for example type=registry,ref=registry.example.com/app:cache.`,
  });
}

function kindOf(entry: CacheEntry): Kind {
  const kind = Object.hasOwn(kinds, entry.type) ? kinds[entry.type] : undefined;
  if (kind === undefined) throw invalid(entry.type, `the type "${entry.type}" is not known`);
  return kind;
}

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
 * @throws {BuildkitError} INVALID_OPTION, UNSUPPORTED
 */
export async function prepareCaches(
  info: DaemonInfo,
  imports: readonly CacheEntry[],
  exports: readonly CacheEntry[],
): Promise<PreparedCaches> {
  for (const entry of imports) check(info, entry, 'import');
  for (const entry of exports) check(info, entry, 'export');
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
      const descriptor = JSON.parse(manifest) as Parameters<typeof tagLayout>[1];
      await tagLayout(local.attributes.dest ?? '', descriptor, local.attributes.tag ?? 'latest');
    },
  };
}

function check(
  { version, docker, containerdStore }: DaemonInfo,
  entry: CacheEntry,
  direction: 'import' | 'export',
): void {
  const kind = kindOf(entry);
  const missing = kind[direction].filter((key) => !entry.attributes[key]);
  if (missing.length > 0) throw invalid(entry.type, `it needs ${missing.join(' and ')}`);
  const { mode } = entry.attributes;
  if (mode !== undefined && mode !== 'min' && mode !== 'max')
    throw invalid(entry.type, `mode is min or max, not "${mode}"`);
  if (docker && (!kind.docker || (direction === 'export' && !containerdStore && entry.type !== 'inline'))) {
    throw new BuildkitError('UNSUPPORTED', `Docker's own BuildKit can't ${direction} a cache of type ${entry.type}`, {
      hint: 'Use the containerd image store, or a BuildKit of its own.',
    });
  }
  if (entry.type === 'gha' && isAtLeast(version, '0.20.0') === false) {
    throw new BuildkitError('UNSUPPORTED', 'The cache of GitHub Actions needs BuildKit 0.20', {
      hint: 'Its first protocol, which older versions speak, was switched off in April 2025. Use a newer BuildKit, or type=registry.',
    });
  }
}

async function prepareImport(entry: CacheEntry, stores: Map<string, string>): Promise<CacheEntry | undefined> {
  // What an image carries inside is read from where the image is.
  if (entry.type === 'inline') return { ...entry, type: 'registry' };
  if (entry.type !== 'local') return entry;
  const { src: given = '', tag, digest, ...rest } = entry.attributes;
  const src = resolve(given);
  const found = digest ?? (await layoutDigest(src, tag ?? 'latest'));
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
