import type { ApkPackage, EntryKind, PackageEntry } from '../types.ts';

export function labelOf({ info }: ApkPackage): string {
  return `${info.name}-${info.version}`;
}

/** The folder of a path; empty for what lies in the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The folders above a path, outermost first. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.push(path.slice(0, at));
  return folders;
}

const NO_IMAGE_HAS: ReadonlySet<EntryKind> = new Set(['character-device', 'block-device', 'fifo']);

/** Daemons without root can't make them, and a container gets its own below `/dev`. */
export function isDevice({ kind }: PackageEntry): boolean {
  return NO_IMAGE_HAS.has(kind);
}

/** What a file name of layers begins with that removes a file of a layer below. */
const WHITEOUT = '.wh.';

export function hasWhiteoutName(path: string): boolean {
  return path.split('/').some((part) => part.startsWith(WHITEOUT));
}

const CONTROL = /\p{Cc}/u;

/** apk refuses these, and a line break would end a line of its database. */
export function hasControlCharacter(path: string): boolean {
  return CONTROL.test(path);
}

/** apk passes over these: they are where a package's control files are. */
export function isPassedOver({ path }: PackageEntry): boolean {
  return path === '' || path.startsWith('.');
}

/** Whether apk unpacks a package at all: it doesn't where the installed size is 0. */
export function isUnpacked({ info }: ApkPackage): boolean {
  return info.installedSize !== 0;
}

/** Mode, owner and attributes of two entries, which apk keeps apart from their content. */
export function hasSameOwnership(a: PackageEntry, b: PackageEntry): boolean {
  return a.mode === b.mode && a.uid === b.uid && a.gid === b.gid && attributesOf(a) === attributesOf(b);
}

function attributesOf({ attributes = {} }: PackageEntry): string {
  return JSON.stringify(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A folder that nothing names but what lies in it: as apk makes it. */
export function plainFolder(path: string, epoch: number): PackageEntry {
  return { path, kind: 'directory', mode: 0o755, uid: 0, gid: 0, size: 0, modified: epoch };
}
