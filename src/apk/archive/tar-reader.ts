import { damaged } from '../errors.ts';
import { readPax, type PaxRecords } from './pax.ts';
import { readTarHeader, tarText, tarTypes, TAR_BLOCK, untilZero, type TarHeader, type TarKind } from './tar-header.ts';

/** An entry of a tar, with what pax records and GNU's long names say of it. */
export interface TarEntry extends TarHeader {
  readonly kind: TarKind;
  readonly pax: PaxRecords;
}

/** What a tar brings, in order: an entry, its content if it is a file that has any, and that it is whole. */
export type TarEvent =
  | { readonly kind: 'entry'; readonly entry: TarEntry }
  | { readonly kind: 'content'; readonly bytes: Uint8Array }
  | { readonly kind: 'close' };

/** Bytes of a pax header or long name: what Go's reader takes. */
const LONGEST_EXTENSION = 2 ** 20;
const NO_RECORDS: PaxRecords = new Map();

/** What comes before the entry that it is about. */
type Extension = 'x' | 'g' | 'L' | 'K';

function isExtension(type: string): type is Extension {
  return type === 'x' || type === 'g' || type === 'L' || type === 'K';
}

/** A loop: called for each header, `every` took more time than all else about it. */
function isEmpty(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte !== 0) return false;
  return true;
}

/**
 * Reads a tar that comes in pieces. Strict where tar's readers differ: what apk, Go and a daemon would take for different files is
 * refused, since what was checked here is unpacked by them.
 */
export class TarReader {
  readonly #block = Buffer.alloc(TAR_BLOCK);
  #filled = 0;
  #content = 0;
  #padding = 0;
  #extension: { readonly type: Extension; readonly size: number; readonly blocks: Buffer; filled: number } | undefined;
  #pending = new Map<Extension, Uint8Array>();
  #inEntry = false;
  #emptyBlocks = 0;

  /** @throws ApkError APK_FORMAT */
  *push(bytes: Uint8Array): Generator<TarEvent> {
    for (let at = 0; at < bytes.length;) {
      const rest = bytes.subarray(at);
      if (this.#extension) at += this.#readExtension(rest);
      else if (this.#content > 0) {
        const content = rest.subarray(0, this.#content);
        this.#content -= content.length;
        at += content.length;
        yield { kind: 'content', bytes: content };
      } else if (this.#padding > 0) {
        const skipped = Math.min(this.#padding, rest.length);
        this.#padding -= skipped;
        at += skipped;
      } else {
        at += this.#fillBlock(rest);
        if (this.#filled === TAR_BLOCK) yield* this.#readBlock();
      }
      if (this.#inEntry && this.#content === 0) {
        this.#inEntry = false;
        yield { kind: 'close' };
      }
    }
  }

  /** @throws ApkError APK_FORMAT when the tar ends in the middle of something. A tar needs no end marker: only an apk's last one has it. */
  finish(): void {
    const open = this.#filled > 0 || this.#content > 0 || this.#padding > 0;
    if (open || this.#extension || this.#pending.size > 0 || this.#emptyBlocks === 1) {
      throw damaged('has a tar that ends in the middle of an entry');
    }
  }

  #fillBlock(bytes: Uint8Array): number {
    const part = bytes.subarray(0, TAR_BLOCK - this.#filled);
    this.#block.set(part, this.#filled);
    this.#filled += part.length;
    return part.length;
  }

  *#readBlock(): Generator<TarEvent> {
    this.#filled = 0;
    if (isEmpty(this.#block)) {
      this.#emptyBlocks++;
      return;
    }
    if (this.#emptyBlocks > 0) throw damaged('has a tar that goes on behind its end');
    const header = readTarHeader(this.#block);
    if (isExtension(header.type)) this.#beginExtension(header.type, header.size);
    else yield* this.#beginEntry(header);
  }

  #beginExtension(type: Extension, size: number): void {
    if (size > LONGEST_EXTENSION) throw damaged('has a tar header with more than a megabyte of records');
    if (this.#pending.has(type)) throw damaged('has two tar headers of which only one can count');
    this.#extension = { type, size, blocks: Buffer.allocUnsafe(size + paddingOf(size)), filled: 0 };
    if (size === 0) this.#endExtension();
  }

  #readExtension(bytes: Uint8Array): number {
    const extension = this.#extension;
    if (!extension) return 0;
    const part = bytes.subarray(0, extension.blocks.length - extension.filled);
    extension.blocks.set(part, extension.filled);
    extension.filled += part.length;
    if (extension.filled === extension.blocks.length) this.#endExtension();
    return part.length;
  }

  /** A header for all entries says nothing that either reader takes from it. Some read a long name on to the end of its block. */
  #endExtension(): void {
    const extension = this.#extension;
    this.#extension = undefined;
    if (!extension || extension.type === 'g') return;
    const { type, size, blocks } = extension;
    if (!isEmpty(blocks.subarray(size))) throw damaged('has a tar header with something behind its records');
    this.#pending.set(type, blocks.subarray(0, size));
  }

  *#beginEntry(header: TarHeader): Generator<TarEvent> {
    const entry = this.#complete(header);
    this.#pending = new Map();
    this.#content = entry.size;
    this.#padding = paddingOf(entry.size);
    this.#inEntry = true;
    yield { kind: 'entry', entry };
  }

  #complete(header: TarHeader): TarEntry {
    if (!Object.hasOwn(tarTypes, header.type)) throw damaged(`has a tar entry of the type "${header.type}"`);
    const kind = tarTypes[header.type as keyof typeof tarTypes];
    if (kind !== 'file' && header.size > 0) throw damaged('has a tar entry with content that is no file');
    const records = this.#pending.get('x');
    const pax = records ? readPax(records) : NO_RECORDS;
    const size = pax.get('size');
    const sparse = [...pax.keys()].some((key) => key.startsWith('GNU.sparse.'));
    if (sparse || (size !== undefined && Buffer.from(size).toString('latin1') !== String(header.size))) {
      throw damaged('has a tar entry of which readers take different lengths');
    }
    return {
      ...header,
      kind,
      pax,
      name: this.#named('path', 'L', pax) ?? header.name,
      target: this.#named('linkpath', 'K', pax) ?? header.target,
    };
  }

  #named(key: string, long: Extension, pax: PaxRecords): string | undefined {
    const record = pax.get(key);
    const extension = this.#pending.get(long);
    if (record && extension) throw damaged('has a tar entry with two names');
    if (record) return tarText(record);
    if (!extension) return undefined;
    const name = untilZero(extension);
    if (!isEmpty(extension.subarray(name.length)))
      throw damaged('has a tar entry of which readers take different names');
    return tarText(name);
  }
}

function paddingOf(size: number): number {
  return (TAR_BLOCK - (size % TAR_BLOCK)) % TAR_BLOCK;
}
