import { isDeepStrictEqual } from 'node:util';
import { type Manifest, type Reference, RegistryError } from '../oci/index.ts';
import {
  matchAttestation,
  matchIndex,
  matchStatement,
  type ExpectedIndex,
  type IndexEntry,
} from './published-index.ts';
import { PublishedReader, type RegistryReader } from './published-reader.ts';
import { publishedRoot } from './published-root.ts';

/** An image that the registry has under all tags of a build, with nothing in its index but what the build makes. */
export interface PublishedImage {
  /** Digest of what the tags name. */
  readonly digest: string;
  /** What the tags name. */
  readonly root: Manifest;
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
 * @param asked what {@link publishedRoot} answered, where that was asked before
 */
export async function publishedImage(
  registry: RegistryReader,
  tags: readonly Reference[],
  expected: ExpectedIndex,
  asked?: Promise<Manifest | undefined>,
): Promise<PublishedImage | undefined> {
  try {
    const root = await (asked ?? publishedRoot(registry, tags));
    const [tag] = tags;
    if (tag === undefined || root === undefined) return undefined;
    const entries = matchIndex(root, expected);
    if (entries === undefined) return undefined;
    const reader = new PublishedReader(registry, tag);
    const sound = await Promise.all(entries.map((entry) => isSound(reader, entry)));
    if (!sound.every(Boolean)) return undefined;
    return {
      digest: root.digest,
      root,
      manifests: new Map(entries.map(({ platform, image }) => [platform, image.digest])),
    };
  } catch (error) {
    if (error instanceof RegistryError) return undefined;
    throw error;
  }
}

async function isSound(reader: PublishedReader, { image, attestation, statements }: IndexEntry): Promise<boolean> {
  const [manifest, about] = await Promise.all([reader.manifest(image), reader.manifest(attestation)]);
  if (manifest === undefined || about === undefined) return false;
  const layers = matchAttestation(about, image, statements);
  if (layers === undefined) return false;
  const config = await reader.json(layers.config, MAX_CONFIG_BYTES);
  if (!isDeepStrictEqual(config, layers.configContent)) return false;
  for (const { layer, expected } of layers.statements) {
    if (!matchStatement(await reader.json(layer, MAX_STATEMENT_BYTES), image.digest, layer, expected)) return false;
  }
  return true;
}
