import { BuildkitError } from './errors.ts';
import type { CacheEntry } from './gateway/gateway.ts';

/** What is wrong with a value, as the end of a sentence; undefined when nothing is. */
type Check = (value: string) => string | undefined;
type Attributes = Readonly<Record<string, Check>>;

interface Kind {
  readonly import: Attributes;
  readonly export: Attributes;
  /** Attributes without which there is no such cache. */
  readonly needed: { readonly import: readonly string[]; readonly export: readonly string[] };
  /** Whether the BuildKit inside Docker has it. */
  readonly docker: boolean;
}

export type CacheDirection = 'import' | 'export';

const any: Check = () => undefined;
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.includes(value) ? undefined : `is ${values.join(' or ')}`;
const flag = oneOf('true', 'false');
const number: Check = (value) => (/^\d{1,9}$/.test(value) ? undefined : 'is a whole number');
const positive: Check = (value) => (/^[1-9]\d{0,8}$/.test(value) ? undefined : 'is a whole number above 0');
const duration: Check = (value) =>
  /^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(value) ? undefined : 'is a time such as 90s or 24h';
const url: Check = (value) =>
  /^https?:$/.test(URL.parse(value)?.protocol ?? '') ? undefined : 'is an address that starts with http';

/** What every cache that is written takes. */
const written: Attributes = { mode: oneOf('min', 'max'), 'ignore-error': flag };
const layers: Attributes = {
  compression: oneOf('uncompressed', 'gzip', 'estargz', 'zstd'),
  'compression-level': number,
  'force-compression': flag,
  'oci-mediatypes': flag,
  'image-manifest': flag,
};
const registry: Attributes = { ref: any, 'registry.insecure': flag };
const github: Attributes = {
  ...{ scope: any, token: any, url, url_v2: url, version: oneOf('1', '2') },
  ...{ timeout: duration, repository: any, ghtoken: any },
};
const s3: Attributes = {
  ...{ bucket: any, region: any, name: any, prefix: any, blobs_prefix: any, manifests_prefix: any },
  ...{ endpoint_url: url, use_path_style: flag, disable_accept_encoding: flag },
  ...{ access_key_id: any, secret_access_key: any, session_token: any },
  ...{ touch_refresh: duration, upload_parallelism: positive },
  ...{ retry_mode: oneOf('standard', 'adaptive'), retry_max_attempts: positive },
};
const azblob: Attributes = {
  ...{ account_url: url, account_name: any, container: any, secret_access_key: any },
  ...{ name: any, prefix: any, blobs_prefix: any, manifests_prefix: any },
};

const both = (
  attributes: Attributes,
  needed: readonly string[],
  docker: boolean,
  exported: Attributes = written,
): Kind => ({
  import: attributes,
  export: { ...attributes, ...exported },
  needed: { import: needed, export: needed },
  docker,
});

/** BuildKit passes over an attribute that it doesn't know, so each kind's are listed here. */
const kinds: Readonly<Record<string, Kind>> = {
  registry: both(registry, ['ref'], true, { ...written, ...layers }),
  inline: { import: registry, export: {}, needed: { import: ['ref'], export: [] }, docker: true },
  local: {
    import: { src: any, tag: any, digest: any },
    export: { dest: any, tag: any, ...written, ...layers },
    needed: { import: ['src'], export: ['dest'] },
    docker: true,
  },
  gha: both(github, [], true),
  s3: both(s3, ['bucket', 'region'], false),
  azblob: both(azblob, ['account_url'], false),
};

/**
 * A cache to read as a line that writes one says it: where it is written to is where it is read from, and how it is written is
 * nothing to a reader.
 */
export function asImport({ type, attributes }: CacheEntry): CacheEntry {
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind === undefined || type === 'inline') return { type, attributes };
  const { dest, ...others } = attributes;
  const place = type === 'local' && dest !== undefined ? { src: dest, ...others } : attributes;
  const only = (key: string): boolean => Object.hasOwn(kind.export, key) && !Object.hasOwn(kind.import, key);
  return { type, attributes: Object.fromEntries(Object.entries(place).filter(([key]) => !only(key))) };
}

/** Values may be secrets: what is told of an entry are its keys. */
export function invalidCache(type: string, reason: string): BuildkitError {
  return new BuildkitError('INVALID_OPTION', `The cache "${type}" can't be used: ${reason}`, {
    hint: `Known types are ${Object.keys(kinds).join(', ')}; for example type=registry,ref=registry.example.com/app:cache.`,
  });
}

/**
 * Reads the fields of a cache as people write it, `type=registry`, `ref=…`, `mode=max`, or just the name of an image.
 *
 * @throws BuildkitError INVALID_OPTION
 */
export function parseCache(fields: readonly string[]): CacheEntry {
  const [first = ''] = fields;
  if (fields.length === 1 && !first.includes('=')) return { type: 'registry', attributes: { ref: first } };
  const attributes = Object.fromEntries(
    fields.map((field) => {
      const equals = field.indexOf('=');
      return equals <= 0 ? [field, undefined] : [field.slice(0, equals), field.slice(equals + 1)];
    }),
  ) as Readonly<Record<string, string | undefined>>;
  const { type, ...rest } = attributes;
  const known = Object.entries(rest).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  if (type === undefined) throw invalidCache(known.join(','), 'it has no type');
  if (known.length < Object.keys(rest).length) {
    const after = fields.findIndex((field) => !/^[^=]+=/.test(field));
    throw invalidCache(type, `its part number ${after + 1} is not of the form KEY=VALUE`);
  }
  return { type, attributes: rest as Readonly<Record<string, string>> };
}

/**
 * Checks everything about a cache that needs no daemon.
 *
 * @returns whether the BuildKit inside Docker has this kind
 * @throws BuildkitError INVALID_OPTION, with all that is wrong with it
 */
export function checkCache({ type, attributes }: CacheEntry, direction: CacheDirection): { readonly docker: boolean } {
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind === undefined) throw invalidCache(type, `the type "${type}" is not known`);
  const known = kind[direction];
  const missing = kind.needed[direction].filter(
    (key) => !Object.entries(attributes).some(([name, value]) => name === key && value !== ''),
  );
  const unknown = Object.keys(attributes).filter((key) => !Object.hasOwn(known, key));
  const wrong = Object.entries(attributes).flatMap(([key, value]) => {
    const why = Object.hasOwn(known, key) ? known[key]?.(value) : undefined;
    return why === undefined ? [] : [`${key} ${why}`];
  });
  const problems = [
    ...(missing.length === 0 ? [] : [`it needs ${missing.join(' and ')}`]),
    ...(unknown.length === 0 ? [] : [`${unknown.join(', ')} is nothing that one to ${direction} takes`]),
    ...wrong,
  ];
  if (problems.length > 0) throw invalidCache(type, problems.join('; '));
  return kind;
}
