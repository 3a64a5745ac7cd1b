import { createHash } from 'node:crypto';
import type { BlobSource } from '../../oci/index.ts';
import { mismatch } from '../errors.ts';
import { download, type PackageNetwork } from '../fetch/download.ts';
import { subjectOf } from '../fetch/problems.ts';
import type { ApkPackage, PackageSource } from '../types.ts';
import type { PackageBytes } from './package-bytes.ts';

/** A package of which all is known, and where it can be had. */
export interface LearntPackage {
  readonly source: PackageSource;
  readonly apk: ApkPackage;
}

export interface PackageBlobsOptions extends PackageNetwork {
  /** Where data segments are kept; without, each is fetched as often as it is asked for. */
  readonly bytes?: PackageBytes;
}

/** Data segments of packages by their digests, and how much was asked of them. */
export interface PackageBlobs extends BlobSource {
  /** Bytes that were given out, and those of them that came from the network. */
  readonly counts: { readonly sent: number; readonly fetched: number };
}

/**
 * The data segments of packages as blobs: from where they are kept, else straight from the mirror, and on to where they are kept. A
 * segment that is read from its beginning to its end is held against its digest; what turns out to be another one ends with an error
 * after its last byte, and is not kept.
 * Reading throws what {@link download} throws, and RangeError for a digest that none of the packages has.
 */
export function packageBlobs(packages: Iterable<LearntPackage>, options: PackageBlobsOptions): PackageBlobs {
  return new Blobs(packages, options);
}

class Blobs implements PackageBlobs {
  readonly counts = { sent: 0, fetched: 0 };
  readonly #packages: ReadonlyMap<string, LearntPackage>;
  readonly #options: PackageBlobsOptions;

  constructor(packages: Iterable<LearntPackage>, options: PackageBlobsOptions) {
    this.#packages = new Map([...packages].map((learnt) => [learnt.apk.data.digest, learnt]));
    this.#options = options;
  }

  size(digest: string): Promise<number | undefined> {
    return Promise.resolve(this.#packages.get(digest)?.apk.data.size);
  }

  async *read(
    digest: string,
    offset: number,
    length: number | undefined,
    signal?: AbortSignal,
  ): AsyncGenerator<Uint8Array> {
    const learnt = this.#packages.get(digest);
    if (!learnt) throw new RangeError(`No package has the data ${digest}.`);
    const { size } = learnt.apk.data;
    const begin = Math.min(Math.max(offset, 0), size);
    const range = { offset: begin, length: Math.min(Math.max(length ?? size, 0), size - begin) };
    for await (const bytes of await this.#open(learnt, range, signal)) {
      signal?.throwIfAborted();
      this.counts.sent += bytes.length;
      yield bytes;
    }
  }

  async #open(
    learnt: LearntPackage,
    range: { readonly offset: number; readonly length: number },
    signal: AbortSignal | undefined,
  ): Promise<AsyncIterable<Uint8Array>> {
    const { digest, size } = learnt.apk.data;
    const kept = await this.#options.bytes?.read(digest, size, range);
    if (kept) return kept;
    return range.length === size ? this.#whole(learnt, signal) : this.#fetch(learnt, range, signal);
  }

  async *#fetch(
    { source, apk }: LearntPackage,
    { offset, length }: { readonly offset: number; readonly length: number },
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Uint8Array> {
    const range = { offset: apk.data.offset + offset, length };
    for await (const bytes of download(source, range, this.#options, signal)) {
      this.counts.fetched += bytes.length;
      yield bytes;
    }
  }

  async *#whole(learnt: LearntPackage, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
    const { digest, size } = learnt.apk.data;
    const hash = createHash('sha256');
    let sink = await this.#options.bytes?.begin(digest, size);
    try {
      for await (const bytes of this.#fetch(learnt, { offset: 0, length: size }, signal)) {
        hash.update(bytes);
        await sink?.write(bytes);
        yield bytes;
      }
      if (`sha256:${hash.digest('hex')}` !== digest) {
        throw mismatch('has other data than its control segment says').of(subjectOf(learnt.source));
      }
      await sink?.commit();
      sink = undefined;
    } finally {
      await sink?.discard();
    }
  }
}
