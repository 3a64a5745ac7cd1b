import { createHash, type Hash } from 'node:crypto';
import type { GzipEvent } from '../archive/members.ts';
import { TarReader, type TarEntry } from '../archive/tar-reader.ts';
import { damaged, mismatch, tooLarge } from '../errors.ts';
import type { ApkLimits } from '../limits.ts';
import type { DataSegment, PackageEntry } from '../types.ts';
import { readEntry } from './entry.ts';
import { PackageTree, shown } from './paths.ts';

const HINT_FILE =
  'It was damaged where it was built or since; fetch it from another mirror, and tell whoever built it.';

/** What a data segment brings, in order. */
export type DataEvent =
  { readonly kind: 'entry'; readonly entry: PackageEntry } | { readonly kind: 'content'; readonly bytes: Uint8Array };

/**
 * Reads the data segment of a package: hashes it, checks its tree against {@link PackageTree}, the content of its files against the
 * checksums that go with them, and all of it against limits.
 */
export class DataReader {
  readonly #limits: ApkLimits;
  readonly #tar = new TarReader();
  readonly #tree = new PackageTree();
  readonly #packed = createHash('sha256');
  readonly #unpacked = createHash('sha256');
  #packedBytes = 0;
  #unpackedBytes = 0;
  #metadataBytes = 0;
  #entries = 0;
  #members = 0;
  #file: { readonly entry: PackageEntry; readonly hash: Hash } | undefined;

  constructor(limits: ApkLimits) {
    this.#limits = limits;
  }

  /** @throws ApkError APK_FORMAT, APK_PATH, APK_TOO_LARGE, APK_MISMATCH */
  *read(event: GzipEvent): Generator<DataEvent> {
    if (event.kind === 'packed') {
      this.#packedBytes += event.bytes.length;
      this.#packed.update(event.bytes);
    } else if (event.kind === 'unpacked') {
      this.#count(event.bytes.length);
      this.#unpacked.update(event.bytes);
      yield* this.#readTar(event.bytes);
    } else if (++this.#members > this.#limits.members) {
      throw tooLarge(`has more than ${this.#limits.members} gzip members`);
    }
  }

  /**
   * To be called when all is read.
   * @param offset where the segment began in the file
   * @throws ApkError APK_FORMAT when there was no segment, or it is cut short
   */
  finish(offset: number): DataSegment {
    if (this.#packedBytes === 0) throw damaged('has no data segment');
    this.#tar.finish();
    return {
      offset,
      size: this.#packedBytes,
      digest: `sha256:${this.#packed.digest('hex')}`,
      diffId: `sha256:${this.#unpacked.digest('hex')}`,
    };
  }

  *#readTar(bytes: Uint8Array): Generator<DataEvent> {
    for (const event of this.#tar.push(bytes)) {
      if (event.kind === 'entry') yield { kind: 'entry', entry: this.#open(event.entry) };
      else if (event.kind === 'close') this.#close();
      else {
        this.#file?.hash.update(event.bytes);
        yield event;
      }
    }
  }

  #open(header: TarEntry): PackageEntry {
    const { entries, pathBytes, metadataBytes } = this.#limits;
    if (++this.#entries > entries) throw tooLarge(`has more than ${entries} entries`);
    const entry = readEntry(header);
    for (const text of [entry.path, entry.target ?? '']) {
      const length = Buffer.byteLength(text);
      if (length > pathBytes) throw tooLarge(`has a name of more than ${pathBytes} bytes, ${shown(text)}`);
      this.#metadataBytes += length;
    }
    for (const [key, value] of Object.entries(entry.attributes ?? {})) this.#metadataBytes += key.length + value.length;
    if (this.#metadataBytes > metadataBytes) throw tooLarge(`has more than ${metadataBytes} bytes of names`);
    this.#tree.add(entry);
    if (entry.sha1 !== undefined) {
      const hash = createHash('sha1');
      if (entry.kind === 'symlink') hash.update(entry.target ?? '');
      this.#file = { entry, hash };
    }
    return entry;
  }

  #close(): void {
    if (!this.#file) return;
    const { entry, hash } = this.#file;
    this.#file = undefined;
    if (hash.digest('base64') === entry.sha1) return;
    throw mismatch(`has other bytes in ${shown(entry.path)} than its checksum says`, HINT_FILE);
  }

  #count(bytes: number): void {
    this.#unpackedBytes += bytes;
    const { unpackedBytes, ratio, freeBytes } = this.#limits;
    if (this.#unpackedBytes > unpackedBytes) throw tooLarge(`unpacks to more than ${unpackedBytes} bytes`);
    if (this.#unpackedBytes > freeBytes + this.#packedBytes * ratio) {
      throw tooLarge(`unpacks to more than ${ratio} times its bytes`);
    }
  }
}
