import { huffmanDecoded } from './huffman.ts';

export type Field = readonly [name: string, value: string];

/** RFC 7541, appendix A. */
const STATIC: readonly Field[] = [
  ':authority',
  ':method GET',
  ':method POST',
  ':path /',
  ':path /index.html',
  ':scheme http',
  ':scheme https',
  ...[200, 204, 206, 304, 400, 404, 500].map((status) => `:status ${status}`),
  'accept-charset',
  'accept-encoding gzip, deflate',
  ...'accept-language accept-ranges accept access-control-allow-origin age allow authorization cache-control'.split(
    ' ',
  ),
  ...'content-disposition content-encoding content-language content-length content-location content-range'.split(' '),
  ...'content-type cookie date etag expect expires from host if-match if-modified-since if-none-match if-range'.split(
    ' ',
  ),
  ...'if-unmodified-since last-modified link location max-forwards proxy-authenticate proxy-authorization'.split(' '),
  ...'range referer refresh retry-after server set-cookie strict-transport-security transfer-encoding'.split(' '),
  ...'user-agent vary via www-authenticate'.split(' '),
].map((line) => {
  const [name = '', ...value] = line.split(' ');
  return [name, value.join(' ')];
});

const ENTRY_OVERHEAD = 32;

/** Reads blocks of header fields of one direction of a connection. */
export class HeaderReader {
  readonly #limit: number;
  #capacity: number;
  /** The newest first. */
  readonly #entries: Field[] = [];
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;

  /** @param limit of the table, as the settings that were sent have it */
  constructor(limit: number) {
    this.#limit = limit;
    this.#capacity = limit;
  }

  /** @throws Error for what is not a block */
  read(block: Buffer): readonly Field[] {
    this.#bytes = block;
    this.#at = 0;
    const fields: Field[] = [];
    while (this.#at < block.byteLength) {
      const first = this.#peek();
      if ((first & 0x80) !== 0) fields.push(this.#entry(this.#integer(7)));
      else if ((first & 0x40) !== 0) {
        const field = this.#literal(6);
        this.#remember(field);
        fields.push(field);
      } else if ((first & 0x20) !== 0) {
        if (fields.length > 0) throw new Error('the size of the table changes inside of a block');
        this.#capacity = this.#integer(5);
        if (this.#capacity > this.#limit) throw new Error('the table is made larger than it may be');
        this.#evict();
      } else fields.push(this.#literal(4));
    }
    return fields;
  }

  #peek(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new Error('a block ends early');
    return byte;
  }

  #integer(bits: number): number {
    const mask = 2 ** bits - 1;
    let value = this.#peek() & mask;
    this.#at++;
    if (value < mask) return value;
    for (let shift = 0; ; shift += 7) {
      if (shift > 21) throw new Error('a number is too large');
      const byte = this.#peek();
      this.#at++;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  #text(): string {
    const huffman = (this.#peek() & 0x80) !== 0;
    const length = this.#integer(7);
    const end = this.#at + length;
    if (end > this.#bytes.byteLength) throw new Error('a string ends early');
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return (huffman ? huffmanDecoded(bytes) : bytes).toString('latin1');
  }

  #literal(bits: number): Field {
    const index = this.#integer(bits);
    const name = index === 0 ? this.#text() : this.#entry(index)[0];
    return [name, this.#text()];
  }

  #entry(index: number): Field {
    const field = index <= STATIC.length ? STATIC[index - 1] : this.#entries[index - STATIC.length - 1];
    if (field === undefined) throw new Error(`there is no entry ${index}`);
    return field;
  }

  #remember(field: Field): void {
    this.#entries.unshift(field);
    this.#evict();
  }

  #evict(): void {
    const size = (): number =>
      this.#entries.reduce((sum, [name, value]) => sum + name.length + value.length + ENTRY_OVERHEAD, 0);
    while (size() > this.#capacity) this.#entries.pop();
  }
}

/** A block in the plainest form that there is: every field in full, none to be remembered. */
export function headerBlock(fields: readonly Field[]): Buffer {
  return Buffer.concat(
    fields.flatMap(([name, value]) => [Buffer.from([0]), ...[name, value].flatMap((text) => stringOf(text))]),
  );
}

function stringOf(text: string): readonly Buffer[] {
  const bytes = Buffer.from(text, 'latin1');
  return [Buffer.from(integerOf(bytes.byteLength)), bytes];
}

function integerOf(value: number): readonly number[] {
  if (value < 0x7f) return [value];
  const bytes = [0x7f];
  let rest = value - 0x7f;
  for (; rest >= 0x80; rest >>= 7) bytes.push((rest & 0x7f) | 0x80);
  return [...bytes, rest];
}
