import { createHash } from 'node:crypto';
import type { ApkPackage, PackageEntry } from '../types.ts';
import type { FolderRecords } from './folder-records.ts';
import { compareBytes, compareNames } from './text-order.ts';

/** The order of packages in apk's database: by name, then by version. */
function databaseOrder(packages: readonly ApkPackage[]): ApkPackage[] {
  return [...packages].sort((a, b) => compareNames(a.info.name, b.info.name) || compareBytes(a.checksum, b.checksum));
}

/** `lib/apk/db/installed` as apk 3 writes it (`apk_pkg_write_index_header`, `apk_db_fdb_write`). */
export function installedDatabase(
  packages: readonly ApkPackage[],
  records: ReadonlyMap<ApkPackage, FolderRecords>,
): string {
  return databaseOrder(packages)
    .map((apk) => `${[...headLines(apk), ...fileLines(records.get(apk))].join('\n')}\n\n`)
    .join('');
}

function headLines({ checksum, size, info }: ApkPackage): string[] {
  const some = (letter: string, value: string | number): string[] =>
    value === '' || value === 0 ? [] : [`${letter}:${value}`];
  // What apk does not unpack, it learns nothing of but what the index says.
  const isUnpacked = info.installedSize !== 0;
  return [
    `C:${checksum}`,
    `P:${info.name}`,
    `V:${info.version}`,
    ...some('A', info.architecture),
    `S:${size}`,
    `I:${info.installedSize}`,
    `T:${info.description}`,
    `U:${info.url}`,
    `L:${info.license}`,
    ...some('o', info.origin),
    ...some('m', info.maintainer),
    ...some('t', info.buildTime),
    ...some('c', info.commit),
    ...some('k', info.providerPriority),
    ...some('D', info.dependencies.join(' ')),
    ...some('p', info.provides.join(' ')),
    ...some('i', info.installIf.join(' ')),
    ...some('r', isUnpacked ? info.replaces.join(' ') : ''),
    ...some('q', isUnpacked ? info.replacesPriority : 0),
  ];
}

function fileLines(records: FolderRecords | undefined): string[] {
  const lines: string[] = [];
  for (const { path, entry, files } of records?.folders() ?? []) {
    lines.push(`F:${path}`, ...ownership('M', entry, 0o755));
    for (const file of files) {
      lines.push(`R:${file.name}`, ...ownership('a', file.entry, 0o644));
      if (file.sha1 !== undefined) lines.push(`Z:Q1${file.sha1}`);
    }
  }
  return lines;
}

/** Nothing where it is root's, with the usual mode and no attributes. */
function ownership(letter: string, entry: PackageEntry | undefined, usual: number): string[] {
  if (entry === undefined) return [];
  const { uid, gid, attributes = {} } = entry;
  const mode = entry.mode & 0o7777;
  const hash = attributesHash(attributes);
  if (mode === usual && uid === 0 && gid === 0 && hash === undefined) return [];
  return [`${letter}:${uid}:${gid}:${mode.toString(8)}${hash === undefined ? '' : `:Q1${hash}`}`];
}

/** Over names and values by name, each with its length before it (`apk_fileinfo_hash_xattr`). */
function attributesHash(attributes: Readonly<Record<string, string>>): string | undefined {
  const byName = Object.entries(attributes).sort(([a], [b]) => compareBytes(a, b));
  if (byName.length === 0) return undefined;
  const hash = createHash('sha1');
  for (const [name, value] of byName) {
    for (const bytes of [Buffer.from(name), Buffer.from(value, 'base64')]) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      hash.update(length).update(bytes);
    }
  }
  return hash.digest('base64');
}

/** `lib/apk/db/triggers`: the folders whose changes run a package's trigger. */
export function triggersFile(packages: readonly ApkPackage[]): string {
  return databaseOrder(packages)
    .filter(({ info }) => info.triggers.length > 0 && info.installedSize !== 0)
    .map(({ checksum, info }) => `${checksum} ${info.triggers.join(' ')}\n`)
    .join('');
}

/** `etc/apk/world`: one a line, by name. */
export function worldFile(world: readonly string[]): string {
  return `${[...new Set(world)].sort(compareNames).join('\n')}\n`;
}
