/** A tar entry as `tar` would list it: read here by other code than that which writes and reads layers in the source. */
export interface TarFile {
  readonly path: string;
  readonly type: 'file' | 'directory' | 'symlink' | 'hardlink' | 'device';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly mtime: number;
  readonly target: string;
  readonly content: Buffer;
  readonly attributes: Readonly<Record<string, string>>;
}

const TYPES: Readonly<Record<string, TarFile['type']>> = {
  '0': 'file',
  '\0': 'file',
  '1': 'hardlink',
  '2': 'symlink',
  '3': 'device',
  '4': 'device',
  '5': 'directory',
  '6': 'device',
};

function field(block: Buffer, at: number, length: number): string {
  const bytes = block.subarray(at, at + length);
  const end = bytes.indexOf(0);
  return (end < 0 ? bytes : bytes.subarray(0, end)).toString();
}

function number(block: Buffer, at: number, length: number): number {
  return Number.parseInt(field(block, at, length).trim() || '0', 8);
}

function records(bytes: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(' ', at);
    const length = Number(bytes.subarray(at, space).toString());
    const record = bytes.subarray(space + 1, at + length - 1);
    const equals = record.indexOf('=');
    found.set(record.subarray(0, equals).toString(), record.subarray(equals + 1));
    at += length;
  }
  return found;
}

export function untar(tar: Buffer): TarFile[] {
  const files: TarFile[] = [];
  let pax = new Map<string, Buffer>();
  for (let at = 0; at + 512 <= tar.length;) {
    const block = tar.subarray(at, at + 512);
    if (block.every((byte) => byte === 0)) break;
    const size = number(block, 124, 12);
    const content = tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
    const flag = String.fromCharCode(block[156] ?? 0);
    if (flag === 'x') {
      pax = records(content);
      continue;
    }
    const said = (key: string): string | undefined => pax.get(key)?.toString();
    const prefix = field(block, 345, 155);
    const name = said('path') ?? (prefix === '' ? '' : `${prefix}/`) + field(block, 0, 100);
    const attributes = [...pax]
      .filter(([key]) => key.startsWith('SCHILY.xattr.'))
      .map(([key, value]) => [key.slice('SCHILY.xattr.'.length), value.toString('base64')] as const);
    files.push({
      path: name.replace(/\/$/, ''),
      type: TYPES[flag] ?? 'device',
      mode: number(block, 100, 8) & 0o7777,
      uid: Number(said('uid') ?? number(block, 108, 8)),
      gid: Number(said('gid') ?? number(block, 116, 8)),
      mtime: Number(said('mtime') ?? number(block, 136, 12)),
      target: said('linkpath') ?? field(block, 157, 100),
      content: Buffer.from(content),
      attributes: Object.fromEntries(attributes),
    });
    pax = new Map();
  }
  return files;
}
