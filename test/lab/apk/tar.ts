import { createHash } from 'node:crypto';
import type { TreeEntry } from './tree.ts';

const block = 512;

/** What ends a tar archive; the first two members of a package go without it, so that the three read as one archive. */
export const endOfArchive = Buffer.alloc(2 * block);

function padded(content: Buffer): Buffer[] {
  const rest = content.length % block;
  return rest === 0 ? [content] : [content, Buffer.alloc(block - rest)];
}

type Header = { path: string; type: '0' | '2' | '5' | 'x'; size: number; target?: string } & Pick<
  TreeEntry,
  'mode' | 'uid' | 'gid' | 'modified'
>;

const longestName = 100;
const longestPrefix = 155;

/** A long path in two parts, cut at a slash, which is how ordinary headers take up to 255 bytes; undefined when no slash fits. */
function splitPath(path: string): { prefix: string; name: string } | undefined {
  if (Buffer.byteLength(path) <= longestName) return { prefix: '', name: path };
  for (let slash = path.indexOf('/'); slash > 0 && slash < path.length - 1; slash = path.indexOf('/', slash + 1)) {
    const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)];
    if (Buffer.byteLength(name) <= longestName && Buffer.byteLength(prefix) <= longestPrefix) return { prefix, name };
  }
  return undefined;
}

function header(of: Header): Buffer {
  const bytes = Buffer.alloc(block);
  const octal = (value: number, offset: number, length: number) => {
    bytes.write(value.toString(8).padStart(length - 1, '0'), offset, 'latin1');
  };
  const { prefix, name } = splitPath(of.path) ?? { prefix: '', name: of.path };
  bytes.write(name, 0, longestName, 'utf8');
  bytes.write(prefix, 345, longestPrefix, 'utf8');
  octal(of.mode, 100, 8);
  octal(of.uid, 108, 8);
  octal(of.gid, 116, 8);
  octal(of.size, 124, 12);
  octal(of.modified, 136, 12);
  bytes.fill(' ', 148, 156);
  bytes.write(of.type, 156);
  bytes.write(of.target ?? '', 157, longestName, 'utf8');
  bytes.write('ustar\x0000', 257, 'latin1');
  bytes.write(of.uid === 0 ? 'root' : '', 265);
  bytes.write(of.gid === 0 ? 'root' : '', 297);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
}

/** A record of an extended header starts with its own length in bytes, its digits included. */
function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  let length = bytes + 1;
  while (String(length).length + bytes !== length) length = String(length).length + bytes;
  return `${length}${rest}`;
}

/** One entry of a tar archive as bytes: header, content, padding; `extended` are the keys of its extended header. */
export function tarEntry(path: string, entry: TreeEntry, extended: Record<string, string> = {}): Buffer[] {
  const content = entry.kind === 'file' ? entry.content : Buffer.alloc(0);
  const target = entry.kind === 'link' ? entry.target : '';
  const name = entry.kind === 'directory' ? `${path}/` : path;
  const keys = {
    ...(splitPath(name) === undefined ? { path: name } : {}),
    ...(Buffer.byteLength(target) > longestName ? { linkpath: target } : {}),
    ...extended,
  };
  const type = { file: '0', link: '2', directory: '5' } as const;
  const { mode, uid, gid, modified } = entry;
  const own = header({ path: name, type: type[entry.kind], mode, uid, gid, modified, size: content.length, target });
  const records = Object.entries(keys).map(([key, value]) => paxRecord(key, value));
  if (records.length === 0) return [own, ...padded(content)];
  const text = Buffer.from(records.join(''));
  const before = header({
    path: 'PaxHeaders/entry',
    type: 'x',
    mode: 0o644,
    uid: 0,
    gid: 0,
    modified,
    size: text.length,
  });
  return [before, ...padded(text), own, ...padded(content)];
}

/** The extended header that apk reads a file's checksum from. */
export function checksumKey(entry: TreeEntry): Record<string, string> {
  if (entry.kind === 'directory') return {};
  const content = entry.kind === 'file' ? entry.content : Buffer.from(entry.target);
  return { 'APK-TOOLS.checksum.SHA1': createHash('sha1').update(content).digest('hex') };
}
