import { ByteSource } from './byte-source.ts';
import { EntryRefused } from './refusal.ts';

/** Bytes of a header, and what the length of a content is rounded up to. */
const BLOCK = 512;

/** Bytes of a file's extended header: times and perhaps a long name. */
const LONGEST_EXTENSION = 16 * 1024;

const Type = { file: '0', oldFile: '\0', folder: '5', extension: 'x' } as const;

/** Extended fields that would make another file of it than its header says. */
const REFUSED_FIELD = /^(?:size|linkpath|hdrcharset|charset|GNU\..*)$/;

export interface TarFile {
  readonly name: string;
  readonly size: number;
  /** To be read to its end before the next file is asked for. */
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * The regular files of a tar as `tar --posix` writes it. Folders are passed over. Links, devices, sparse files and whatever else
 * there is are refused rather than passed over: nothing that this action saved has them.
 * @param mostHeaders how many there may be altogether
 * @throws EntryRefused
 */
export async function* tarFiles(source: AsyncIterable<Uint8Array>, mostHeaders: number): AsyncGenerator<TarFile> {
  const bytes = new ByteSource(source);
  let longName: string | undefined;
  for (let headers = 0; ; headers++) {
    const header = await bytes.exactly(BLOCK);
    if (header.every((byte) => byte === 0)) break;
    if (headers === mostHeaders) throw new EntryRefused(`it holds more than ${mostHeaders} files`);
    checkHeader(header);
    const size = sizeOf(header);
    const type = header.toString('latin1', 156, 157);
    if (type === Type.extension) {
      longName = nameIn(await extension(bytes, size)) ?? longName;
      continue;
    }
    const name = longName ?? nameOf(header);
    longName = undefined;
    if (type === Type.folder && size === 0) continue;
    if (type !== Type.file && type !== Type.oldFile) {
      throw new EntryRefused(`it holds ${JSON.stringify(name.slice(0, 200))}, which is no regular file`);
    }
    yield { name, size, content: bytes.pieces(size) };
    await bytes.exactly(padding(size));
  }
  await bytes.drain();
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** Text up to the first NUL. */
function text(header: Buffer, start: number, length: number): string {
  return header.toString('latin1', start, start + length).split('\0', 1)[0] ?? '';
}

function octal(header: Buffer, start: number, length: number): number {
  const digits = text(header, start, length).trim();
  if (!/^[0-7]{1,12}$/.test(digits)) throw new EntryRefused('its archive has a header that is none');
  return Number.parseInt(digits, 8);
}

function checkHeader(header: Buffer): void {
  // The checksum is made with blanks in its own place.
  const own = 148;
  const sum = header.reduce((total, byte, at) => total + (at >= own && at < own + 8 ? 32 : byte), 0);
  if (!header.toString('latin1', 257, 262).startsWith('ustar') || octal(header, own, 8) !== sum) {
    throw new EntryRefused('its archive has a header that is none');
  }
}

function sizeOf(header: Buffer): number {
  return octal(header, 124, 12);
}

function nameOf(header: Buffer): string {
  const prefix = text(header, 345, 155);
  const name = text(header, 0, 100);
  return prefix === '' ? name : `${prefix}/${name}`;
}

async function extension(bytes: ByteSource, size: number): Promise<Buffer> {
  if (size > LONGEST_EXTENSION) throw new EntryRefused('its archive has an extended header that is too long');
  const content = await bytes.exactly(size);
  await bytes.exactly(padding(size));
  return content;
}

/** The `path` among records `length key=value`, each with its line feed. */
function nameIn(records: Buffer): string | undefined {
  let name: string | undefined;
  for (let at = 0; at < records.length;) {
    const digits = /^(\d{1,5}) /.exec(records.toString('latin1', at, at + 6))?.[1];
    const end = at + Number(digits);
    const record = records.toString('latin1', at + (digits ?? '').length + 1, end);
    const equals = record.indexOf('=');
    const key = record.slice(0, Math.max(equals, 0));
    if (!(end <= records.length) || equals <= 0 || !record.endsWith('\n') || REFUSED_FIELD.test(key)) {
      throw new EntryRefused('its archive has an extended header that this action does not write');
    }
    if (key === 'path') name = record.slice(equals + 1, -1);
    at = end;
  }
  return name;
}
