import { damaged } from '../errors.ts';
import type { PackageInfo } from '../types.ts';

type Fields = ReadonlyMap<string, readonly string[]>;

/** What decides which package it is and which data belongs to it: said twice, readers could take different ones. */
const ONCE = ['pkgname', 'pkgver', 'arch', 'datahash'] as const;

/** Lines `key = value`; others, such as comments, mean nothing. */
function readFields(text: string): Fields {
  const fields = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const at = line.startsWith('#') ? -1 : line.indexOf(' = ');
    if (at < 1) continue;
    const key = line.slice(0, at);
    const values = fields.get(key);
    const value = line.slice(at + 3).trim();
    if (values) values.push(value);
    else fields.set(key, [value]);
  }
  return fields;
}

function last(fields: Fields, key: string): string {
  return fields.get(key)?.at(-1) ?? '';
}

function integer(fields: Fields, key: string): number {
  const value = last(fields, key);
  return /^\d{1,15}$/.test(value) ? Number(value) : 0;
}

/** A key may come on many lines, and have several words on each. */
function words(fields: Fields, key: string): string[] {
  return (fields.get(key) ?? []).flatMap((value) => value.split(/\s+/)).filter((word) => word !== '');
}

export interface ReadInfo {
  readonly info: PackageInfo;
  /** SHA-256 of the data segment, in hex. */
  readonly dataHash: string;
}

/**
 * Reads a `.PKGINFO`.
 * @throws ApkError APK_FORMAT when it has no name, version or digest of the data segment
 */
export function readPackageInfo(text: string): ReadInfo {
  const fields = readFields(text);
  for (const key of ONCE) {
    const count = fields.get(key)?.length ?? 0;
    if (count > 1) throw damaged(`says its ${key} more than once`);
    if (count === 0 && key !== 'arch') throw damaged(`does not say its ${key}`);
  }
  const dataHash = last(fields, 'datahash').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(dataHash)) throw damaged('has a datahash that is no SHA-256');
  const info: PackageInfo = {
    name: last(fields, 'pkgname'),
    version: last(fields, 'pkgver'),
    architecture: last(fields, 'arch'),
    description: last(fields, 'pkgdesc'),
    url: last(fields, 'url'),
    license: last(fields, 'license'),
    origin: last(fields, 'origin'),
    maintainer: last(fields, 'maintainer'),
    commit: last(fields, 'commit'),
    buildTime: integer(fields, 'builddate'),
    installedSize: integer(fields, 'size'),
    providerPriority: integer(fields, 'provider_priority'),
    dependencies: words(fields, 'depend'),
    provides: words(fields, 'provides'),
    replaces: words(fields, 'replaces'),
    replacesPriority: integer(fields, 'replaces_priority'),
    installIf: words(fields, 'install_if'),
    triggers: words(fields, 'triggers'),
  };
  return { info, dataHash };
}
