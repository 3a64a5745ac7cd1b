import { textOf } from '../shape.ts';
import type { Bytes, Component } from '../types.ts';
import { Fields, type Elf } from './elf.ts';

/** What Go's linker writes before what it knows of a build: 14 bytes, then the size of a pointer and flags. */
const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1');
const ALIGNMENT = 16;
const HEADER = 32;
const BIG_ENDIAN = 1;
/** Since Go 1.18: the texts follow the header, where pointers to them did before. */
const INLINE = 2;
/** How far into its data a program without the names of its sections is searched. */
const MAX_SEARCH = 1024 * 1024;
const MAX_TEXT = 16 * 1024 * 1024;
/** Sixteen bytes each at both ends, by which the running program finds the text. */
const SENTINEL = 16;

export interface GoBuild {
  /** As `go1.24.1`. */
  readonly go: string;
  /** Lines of `go version -m`. */
  readonly modules: string;
}

/** What a program says of the Go toolchain and the modules that it was made with; undefined where Go didn't make it. */
export async function readGoBuild(bytes: Bytes, elf: Elf): Promise<GoBuild | undefined> {
  const section = elf.sections.find(({ name }) => name === '.go.buildinfo');
  const place = section ?? elf.segments.find(({ writable }) => writable);
  if (place === undefined) return undefined;
  const data = await bytes.read(place.offset, Math.min(place.size, MAX_SEARCH));
  const at = findHeader(data);
  if (at === undefined) return undefined;
  const header = data.subarray(at, at + HEADER);
  const pointerSize = header[14] ?? 0;
  const flags = header[15] ?? 0;
  const found =
    (flags & INLINE) === 0
      ? await pointed(bytes, elf, header, pointerSize, (flags & BIG_ENDIAN) !== 0)
      : await inline(bytes, place.offset + at + HEADER);
  if (found === undefined) return undefined;
  const [go, framed] = found;
  const text = framed.length > 2 * SENTINEL ? framed.subarray(SENTINEL, -SENTINEL) : Buffer.alloc(0);
  return { go: go.toString('utf8'), modules: text.toString('utf8') };
}

function findHeader(data: Buffer): number | undefined {
  for (let at = data.indexOf(MAGIC); at >= 0; at = data.indexOf(MAGIC, at + 1)) {
    if (at % ALIGNMENT === 0 && at + HEADER <= data.length) return at;
  }
  return undefined;
}

type Texts = readonly [Buffer, Buffer];

/** Both texts, each behind its length. */
async function inline(bytes: Bytes, offset: number): Promise<Texts | undefined> {
  const first = await sized(bytes, offset);
  const second = first === undefined ? undefined : await sized(bytes, first.end);
  return first === undefined || second === undefined ? undefined : [first.text, second.text];
}

async function sized(
  bytes: Bytes,
  offset: number,
): Promise<{ readonly text: Buffer; readonly end: number } | undefined> {
  const head = await bytes.read(offset, 10);
  let size = 0;
  for (const [i, byte] of head.entries()) {
    size += (byte & 0x7f) * 2 ** (7 * i);
    if (size > MAX_TEXT) return undefined;
    if (byte >= 0x80) continue;
    const text = await bytes.read(offset + i + 1, size);
    return text.length < size ? undefined : { text, end: offset + i + 1 + size };
  }
  return undefined;
}

/** Before Go 1.18: addresses of two strings, each an address and a length. */
async function pointed(
  bytes: Bytes,
  elf: Elf,
  header: Buffer,
  pointerSize: number,
  bigEndian: boolean,
): Promise<Texts | undefined> {
  if (pointerSize !== 4 && pointerSize !== 8) return undefined;
  const fields = new Fields(bigEndian, pointerSize === 8);
  const text = async (address: number): Promise<Buffer> => {
    const string = await loaded(bytes, elf, address, 2 * pointerSize);
    if (string.length < 2 * pointerSize) return Buffer.alloc(0);
    const length = fields.word(string, pointerSize);
    return length > MAX_TEXT ? Buffer.alloc(0) : loaded(bytes, elf, fields.word(string, 0), length);
  };
  const go = await text(fields.word(header, 16));
  return go.length === 0 ? undefined : [go, await text(fields.word(header, 16 + pointerSize))];
}

/** What a program would have at an address. */
async function loaded(bytes: Bytes, { segments }: Elf, address: number, length: number): Promise<Buffer> {
  const segment = segments.find((each) => address >= each.address && address - each.address < each.size);
  if (segment === undefined) return Buffer.alloc(0);
  const within = address - segment.address;
  return bytes.read(segment.offset + within, Math.min(length, segment.size - within));
}

/** The program's own module, those that it was linked with, and the standard library. */
export function goComponents({ go, modules }: GoBuild): readonly Component[] {
  const components: Component[] = [];
  for (const line of modules.split('\n')) {
    const [word = '', path, version = '', sum = ''] = line.split('\t');
    if (textOf(path) === undefined || path === undefined) continue;
    // A replacement stands behind what it replaces.
    if (word === '=>') components.pop();
    if (word === 'mod' || word === 'dep' || word === '=>') components.push(module(path, version, sum));
  }
  const release = /^(?:devel )?go(\d[\w.-]*)/.exec(go)?.[1];
  return release === undefined ? components : [...components, { kind: 'golang', name: 'stdlib', version: release }];
}

function module(path: string, version: string, sum: string): Component {
  const slash = path.lastIndexOf('/');
  const known = version === '(devel)' ? '' : (textOf(version) ?? '');
  return {
    kind: 'golang',
    ...(slash > 0 ? { namespace: path.slice(0, slash) } : {}),
    name: path.slice(slash + 1),
    version: known,
    // A digest over names and digests of files, as go.sum has it, and of no file that there is.
    ...(/^h1:[\w+/]{43}=$/.test(sum) ? { note: `go.sum ${sum}` } : {}),
  };
}
