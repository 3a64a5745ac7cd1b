import { isDeepStrictEqual } from 'node:util';
import { type Descriptor, type Manifest, type Reference, type RegistryClient, RegistryError } from '../oci/index.ts';
import { parseJson } from '../untrusted/json.ts';
import {
  matchAttestation,
  matchIndex,
  matchStatement,
  type ExpectedIndex,
  type IndexEntry,
  type StatementLayer,
} from './published-index.ts';

/** An image that the registry has under all tags of a build, with nothing in its index but what the build makes. */
export interface PublishedImage {
  /** Digest of what the tags name. */
  readonly digest: string;
  /** Digest of the manifest of each platform. */
  readonly manifests: ReadonlyMap<string, string>;
}

/** Scanners list every file of an image; ours has a few kilobytes for each hundred packages. */
const MAX_STATEMENT_BYTES = 32 * 1024 * 1024;
/** A configuration names the layers of one manifest. */
const MAX_CONFIG_BYTES = 64 * 1024;

/**
 * The image that every one of the tags names now, where all of its index is accounted for: one image for each platform,
 * the statements that the build makes about each, and nothing else. Only ever used to leave things as they are, so
 * whatever can't be read, or is something else, is no failure.
 */
export async function publishedImage(
  registry: RegistryClient,
  tags: readonly Reference[],
  expected: ExpectedIndex,
): Promise<PublishedImage | undefined> {
  try {
    const named = await Promise.all(tags.map((tag) => registry.manifest(tag)));
    const [root] = named;
    const [tag] = tags;
    if (tag === undefined || root === undefined) return undefined;
    if (named.some((manifest) => manifest?.digest !== root.digest)) return undefined;
    const entries = matchIndex(root, expected);
    if (entries === undefined) return undefined;
    const reader = new Reader(registry, tag);
    const sound = await Promise.all(entries.map((entry) => reader.isSound(entry)));
    if (!sound.every(Boolean)) return undefined;
    return { digest: root.digest, manifests: new Map(entries.map(({ platform, image }) => [platform, image.digest])) };
  } catch (error) {
    if (error instanceof RegistryError) return undefined;
    throw error;
  }
}

/** Reads what the descriptors of an index name, each against the size and type that they give. */
class Reader {
  readonly #registry: RegistryClient;
  readonly #repository: Pick<Reference, 'registry' | 'repository'>;

  constructor(registry: RegistryClient, { registry: host, repository }: Reference) {
    this.#registry = registry;
    this.#repository = { registry: host, repository };
  }

  async isSound({ image, attestation, statements }: IndexEntry): Promise<boolean> {
    const [manifest, about] = await Promise.all([this.#manifest(image), this.#manifest(attestation)]);
    if (manifest === undefined || about === undefined) return false;
    const layers = matchAttestation(about, image, statements);
    if (layers === undefined) return false;
    const config = await this.#json(layers.config, MAX_CONFIG_BYTES);
    if (!isDeepStrictEqual(config, layers.configContent)) return false;
    for (const layer of layers.statements) {
      if (!(await this.#isSoundStatement(layer, image))) return false;
    }
    return true;
  }

  async #isSoundStatement({ layer, expected }: StatementLayer, image: Descriptor): Promise<boolean> {
    return matchStatement(await this.#json(layer, MAX_STATEMENT_BYTES), image.digest, layer, expected);
  }

  async #manifest({ digest, size, mediaType }: Descriptor): Promise<Manifest | undefined> {
    const manifest = await this.#registry.manifest({ ...this.#repository, digest });
    return manifest?.size === size && manifest.mediaType === mediaType ? manifest : undefined;
  }

  async #json({ digest, size }: Descriptor, limit: number): Promise<unknown> {
    if (size > limit) return undefined;
    const bytes = await this.#registry.blob(this.#repository, digest, size);
    return bytes.byteLength === size ? parseJson(bytes) : undefined;
  }
}
