import type { Descriptor } from '../descriptor.ts';
import type { Reference } from '../reference.ts';
import type { Manifest } from './client.ts';
import type { Repository } from './connection.ts';
import { RegistryError } from './errors.ts';
import { listReferrer, type RegistryTools } from './referrers.ts';

export interface CopyOptions extends RegistryTools {
  /** How many bytes of a blob were sent; none where the registry has it, or takes it from a repository beside. */
  readonly onBlob?: (descriptor: Descriptor, sent: number) => void;
}

/** Manifests below one index; those of a build are two for each platform. */
const MOST_MANIFESTS = 500;
/** An index of indexes of images is as deep as anything is made. */
const MOST_DEPTH = 3;
/** Blobs that are copied at a time. */
const PARALLEL = 4;

/**
 * Copies an image, with all that its index names, into a repository: attestations are part of it, and so is what refers to it there.
 * Nothing is unpacked or made anew: each manifest and blob keeps its digest. Tags are for the caller to set.
 * @param from with the digest of the image
 * @throws RegistryError
 */
export async function copyImage(from: Reference, to: Repository, options: CopyOptions): Promise<void> {
  if (from.registry === to.registry && from.repository === to.repository) return;
  const copy = new Copy(from, to, options);
  await copy.referrers(await copy.manifest(from.digest ?? '', MOST_DEPTH));
}

class Copy {
  readonly #from: Repository;
  readonly #to: Repository;
  readonly #options: CopyOptions;
  readonly #done = new Set<string>();
  readonly #manifests = new Set<string>();
  /** Manifests that the registry has put into its own lists of what refers to what. */
  readonly #noted = new Set<string>();

  constructor({ registry, repository }: Reference, to: Repository, options: CopyOptions) {
    this.#from = { registry, repository };
    this.#to = to;
    this.#options = options;
  }

  async manifest(digest: string, depth: number): Promise<Manifest> {
    const { reader, writer } = this.#options;
    const found = await reader.manifest({ ...this.#from, digest });
    if (found === undefined) throw missing(this.#from, digest);
    this.#manifests.add(digest);
    if (this.#manifests.size > MOST_MANIFESTS || depth === 0)
      throw new RegistryError('PROTOCOL', `${digest} of ${this.#from.registry} names more than an image has`);
    const { config, layers, manifests } = found.content;
    for (const child of manifests ?? []) {
      if (!this.#manifests.has(child.digest)) await this.manifest(child.digest, depth - 1);
    }
    await this.#blobs([...(config === undefined ? [] : [config]), ...(layers ?? [])]);
    const noted = await writer.putManifest({ ...this.#to, digest }, found.bytes, found.mediaType);
    if (noted !== undefined) this.#noted.add(digest);
    return found;
  }

  /** What refers to the image or to one of its manifests, such as signatures. A registry that keeps no list of that has one that clients keep. */
  async referrers({ content, digest }: Manifest): Promise<void> {
    for (const subject of [digest, ...(content.manifests ?? []).map((child) => child.digest)]) {
      for (const referrer of await this.#options.reader.referrers({ ...this.#from, digest: subject })) {
        if (this.#manifests.has(referrer.digest)) continue;
        await this.manifest(referrer.digest, 1);
        if (!this.#noted.has(referrer.digest)) await listReferrer(this.#options, this.#to, subject, referrer);
      }
    }
  }

  async #blobs(descriptors: readonly Descriptor[]): Promise<void> {
    const left = descriptors.filter((each) => !this.#done.has(each.digest) && each.urls === undefined);
    for (const { digest } of left) this.#done.add(digest);
    const take = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) await this.#blob(next);
    };
    await Promise.all(Array.from({ length: PARALLEL }, take));
  }

  async #blob(descriptor: Descriptor): Promise<void> {
    const { onBlob, reader, writer } = this.#options;
    const read = (): AsyncIterable<Uint8Array> => reader.blobStream(this.#from, descriptor.digest, descriptor.size);
    const sent = await writer.putBlob(this.#to, descriptor, this.#from, read);
    onBlob?.(descriptor, sent);
  }
}

function missing({ registry, repository }: Repository, digest: string): RegistryError {
  return new RegistryError('PROTOCOL', `${registry}/${repository} has no ${digest}`);
}
