import type { PaxRecords } from '../archive/pax.ts';
import type { TarEntry } from '../archive/tar-reader.ts';
import { damaged, unsafe } from '../errors.ts';
import type { PackageEntry } from '../types.ts';
import { shown } from './paths.ts';

const ATTRIBUTE = 'SCHILY.xattr.';
const SHA1 = 'APK-TOOLS.checksum.SHA1';

function textOf(pax: PaxRecords, key: string): string | undefined {
  const value = pax.get(key);
  return value && Buffer.from(value).toString('latin1');
}

/** An owner as containers' tools read it: pax has room for larger numbers than the header. */
function ownerOf(pax: PaxRecords, key: 'uid' | 'gid', header: number): number {
  const value = textOf(pax, key);
  if (value === undefined) return header;
  if (!/^\d{1,10}$/.test(value) || Number(value) >= 2 ** 32) throw damaged(`has an entry with an unreadable ${key}`);
  return Number(value);
}

/** Whole seconds, rounded down as Unix does; pax may say fractions, and times before 1970. */
function modifiedOf(pax: PaxRecords, header: number): number {
  const value = textOf(pax, 'mtime');
  if (value === undefined) return header;
  const [, whole, fraction] = /^(-?\d{1,15})(?:\.(\d{0,20}))?$/.exec(value) ?? [];
  if (whole === undefined) throw damaged('has an entry with an unreadable time');
  const below = whole.startsWith('-') && /[1-9]/.test(fraction ?? '');
  return Number(whole) - (below ? 1 : 0);
}

function attributesOf(pax: PaxRecords): Pick<PackageEntry, 'attributes'> {
  const found = [...pax].filter(([key]) => key.startsWith(ATTRIBUTE)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (found.length === 0) return {};
  const attributes = found.map(([key, value]) => [key.slice(ATTRIBUTE.length), Buffer.from(value).toString('base64')]);
  return { attributes: Object.fromEntries(attributes) as Record<string, string> };
}

function sha1Of(entry: TarEntry): Pick<PackageEntry, 'sha1'> {
  const hex = textOf(entry.pax, SHA1);
  if (hex === undefined || (entry.kind !== 'file' && entry.kind !== 'symlink')) return {};
  if (!/^[0-9a-fA-F]{40}$/.test(hex)) throw damaged(`has an unreadable checksum of ${shown(entry.name)}`);
  return { sha1: Buffer.from(hex, 'hex').toString('base64') };
}

/** A folder's name may end with a slash, of nothing else: some readers take such a file for a folder. */
function pathOf({ name, kind }: TarEntry): string {
  if (!name.endsWith('/')) return name;
  if (kind !== 'directory') throw unsafe(`has the file ${shown(name)}, whose name is a folder's`);
  return name.slice(0, -1);
}

/**
 * What an entry of the data segment says of a file. Its path is checked by {@link PackageTree}.
 * @throws ApkError APK_FORMAT, APK_PATH
 */
export function readEntry(entry: TarEntry): PackageEntry {
  const { kind, pax } = entry;
  const link = kind === 'symlink' || kind === 'hardlink';
  const device = kind === 'character-device' || kind === 'block-device';
  return {
    path: pathOf(entry),
    kind,
    mode: entry.mode,
    uid: ownerOf(pax, 'uid', entry.uid),
    gid: ownerOf(pax, 'gid', entry.gid),
    size: entry.size,
    modified: modifiedOf(pax, entry.modified),
    ...(link ? { target: entry.target } : {}),
    ...sha1Of(entry),
    ...attributesOf(pax),
    ...(device ? { device: { major: entry.major, minor: entry.minor } } : {}),
  };
}
