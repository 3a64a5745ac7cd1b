import type { Descriptor, Manifest, Reference, RegistryClient } from '../oci/index.ts';
import { parseJson } from '../untrusted/json.ts';

/** What a registry is read with. */
export type RegistryReader = Pick<RegistryClient, 'blob' | 'blobStream' | 'manifest'>;

/** Reads what the descriptors of an index in a registry name, each against the size and type that they give. */
export class PublishedReader {
  readonly #registry: RegistryReader;
  readonly #repository: Pick<Reference, 'registry' | 'repository'>;

  constructor(registry: RegistryReader, { registry: host, repository }: Reference) {
    this.#registry = registry;
    this.#repository = { registry: host, repository };
  }

  /** @throws RegistryError; undefined for what is not there, or is something else than the descriptor says. */
  async manifest({ digest, size, mediaType }: Descriptor): Promise<Manifest | undefined> {
    const manifest = await this.#registry.manifest({ ...this.#repository, digest });
    return manifest?.size === size && manifest.mediaType === mediaType ? manifest : undefined;
  }

  /**
   * @param limit bytes that it may have
   * @throws RegistryError; undefined for what is larger, has another size than the descriptor says, or is no JSON
   */
  async json({ digest, size }: Descriptor, limit: number): Promise<unknown> {
    if (size > limit) return undefined;
    const bytes = await this.#registry.blob(this.#repository, digest, size);
    return bytes.byteLength === size ? parseJson(bytes) : undefined;
  }

  /** The bytes of a blob while they come; whoever reads them to the end knows that they are those of its digest. */
  bytes({ digest, size }: Descriptor): AsyncIterable<Uint8Array> {
    return this.#registry.blobStream(this.#repository, digest, size);
  }
}
