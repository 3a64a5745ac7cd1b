import { createHash, type Hash } from 'node:crypto';
import {
  ApkError,
  type ApkLimits,
  defaultApkLimits,
  gzipMembers,
  readEntry,
  TarReader,
  type EntryKind,
  type PackageEntry,
  type TarEvent,
} from '../../apk/index.ts';

/** A file, folder or link of a layer, as far as two of them are compared. */
export interface LayerFile extends Omit<PackageEntry, 'path' | 'sha1'> {
  readonly kind: EntryKind;
  /** `sha256:…` of a file's content. */
  readonly content?: string;
}

/** What a layer has, by path; of a path that comes twice the last, as whoever unpacks it would have it. */
export type LayerFiles = ReadonlyMap<string, LayerFile>;

/** A layer that can't be looked into, and why, as the end of a sentence about it. */
export class UnreadableLayerError extends Error {
  override readonly name = 'UnreadableLayerError';
}

const GZIP = /^application\/vnd\.(?:oci\.image\.layer\.v1\.tar\+gzip|docker\.image\.rootfs\.diff\.tar\.gzip)$/;

const PLAIN = /^application\/vnd\.(?:oci\.image\.layer\.v1\.tar|docker\.image\.rootfs\.diff\.tar)$/;

/**
 * Reads what is in a layer: names, modes, owners, times and a digest of each content, within the limits that packages have.
 * @throws UnreadableLayerError; whatever the source throws
 */
export async function readLayer(
  bytes: AsyncIterable<Uint8Array>,
  mediaType: string,
  limits = defaultApkLimits,
): Promise<LayerFiles> {
  const isPlain = PLAIN.test(mediaType);
  if (!isPlain && !GZIP.test(mediaType)) throw new UnreadableLayerError(`is of the type ${mediaType}`);
  const reader = new LayerReader(limits);
  try {
    for await (const event of isPlain ? asMembers(bytes) : gzipMembers(bytes)) {
      if (event.kind === 'packed') reader.packed(event.bytes.length);
      if (event.kind === 'unpacked') reader.push(event.bytes);
    }
    return reader.finish();
  } catch (error) {
    if (!(error instanceof ApkError)) throw error;
    throw new UnreadableLayerError(error.of('It').message.replace(/^It |\.$/g, ''), { cause: error });
  }
}

interface LayerBytes {
  readonly kind: 'packed' | 'unpacked';
  readonly bytes: Uint8Array;
}

/** What is not packed, as if it were. */
async function* asMembers(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<LayerBytes> {
  for await (const part of bytes) {
    yield { kind: 'packed', bytes: part };
    yield { kind: 'unpacked', bytes: part };
  }
}

class LayerReader {
  readonly #limits: ApkLimits;
  readonly #tar = new TarReader();
  readonly #files = new Map<string, LayerFile>();
  #packed = 0;
  #unpacked = 0;
  #names = 0;
  #entries = 0;
  #open: { readonly path: string; readonly file: LayerFile; readonly hash: Hash } | undefined;

  constructor(limits: ApkLimits) {
    this.#limits = limits;
  }

  packed(length: number): void {
    this.#packed += length;
  }

  push(bytes: Uint8Array): void {
    const { freeBytes, ratio, unpackedBytes } = this.#limits;
    this.#unpacked += bytes.length;
    if (this.#unpacked > Math.min(unpackedBytes, freeBytes + this.#packed * ratio)) {
      throw new UnreadableLayerError('unpacks to more than is looked at');
    }
    for (const event of this.#tar.push(bytes)) this.#read(event);
  }

  finish(): LayerFiles {
    this.#tar.finish();
    return this.#files;
  }

  #read(event: TarEvent): void {
    if (event.kind === 'content') this.#open?.hash.update(event.bytes);
    else if (event.kind === 'close') this.#close();
    else {
      const { path: name, sha1: _, ...file } = readEntry(event.entry);
      const path = name.replace(/^(?:\.\/)+/, '');
      this.#names += path.length + (file.target?.length ?? 0);
      const { entries, metadataBytes } = this.#limits;
      if (++this.#entries > entries || this.#names > metadataBytes) {
        throw new UnreadableLayerError('has more files than are looked at');
      }
      this.#open = { path, file, hash: createHash('sha256') };
    }
  }

  #close(): void {
    if (this.#open === undefined) return;
    const { file, hash, path } = this.#open;
    this.#open = undefined;
    this.#files.delete(path);
    this.#files.set(path, file.kind === 'file' ? { ...file, content: `sha256:${hash.digest('hex')}` } : file);
  }
}
