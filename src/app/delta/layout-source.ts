import { createHash } from 'node:crypto';
import {
  blobPath,
  type Descriptor,
  INDEX_TYPE,
  isDescriptor,
  type Manifest,
  readManifest,
  sha256,
} from '../../oci/index.ts';
import { parseJson, parseJsonObject } from '../../untrusted/json.ts';
import { UnreadableLayerError } from '../verify/layer-files.ts';
import type { ImageSource } from './image-source.ts';

/** The files of an OCI layout by their path in it: the bytes of one, none where it is not there. */
export type ReadLayout = (path: string) => AsyncIterable<Uint8Array>;

/** As registries have it. */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
const REF_NAME = 'org.opencontainers.image.ref.name';

/**
 * An image of an OCI layout: the only or last one, or that with a tag. A layout of several manifests for a platform each, with nothing
 * above them, is one image.
 */
export function layoutSource(name: string, read: ReadLayout, tag?: string): ImageSource {
  const blob = async ({ digest, size }: Descriptor, limit: number): Promise<Uint8Array | undefined> => {
    const path = blobPath('', digest);
    if (path === undefined || size > limit) return undefined;
    const bytes = await whole(read(path), size);
    return bytes?.length === size && sha256(bytes) === digest ? bytes : undefined;
  };
  const manifest = async (descriptor: Descriptor): Promise<Manifest | undefined> => {
    const bytes = await blob(descriptor, MAX_MANIFEST_BYTES);
    const content = bytes && readManifest(bytes);
    const { digest, mediaType, size } = descriptor;
    return bytes === undefined || content === undefined ? undefined : { mediaType, digest, size, content, bytes };
  };
  return {
    name,
    root: async () => {
      const bytes = await whole(read('index.json'), MAX_MANIFEST_BYTES);
      const entries: unknown = bytes && parseJsonObject(bytes)?.manifests;
      const found = (Array.isArray(entries) ? (entries as readonly unknown[]) : []).filter(isDescriptor);
      const tagged = found.filter(({ annotations }) => tag === undefined || annotations?.[REF_NAME] === tag);
      const [first] = tagged;
      const isIndex = bytes !== undefined && tagged.length > 1 && first?.platform !== undefined && tag === undefined;
      const content = isIndex ? readManifest(bytes) : undefined;
      if (content !== undefined && isIndex) {
        return { mediaType: INDEX_TYPE, digest: sha256(bytes), size: bytes.length, content, bytes };
      }
      const last = tagged.at(-1);
      return last && manifest(last);
    },
    manifest,
    json: async (descriptor, limit) => {
      const bytes = await blob(descriptor, limit);
      return bytes && parseJson(bytes);
    },
    bytes: async function* ({ digest }) {
      const hash = createHash('sha256');
      for await (const bytes of read(blobPath('', digest) ?? '')) {
        hash.update(bytes);
        yield bytes;
      }
      if (`sha256:${hash.digest('hex')}` !== digest)
        throw new UnreadableLayerError('has other bytes than its digest says');
    },
  };
}

/** All bytes of a file; undefined where there are more than `limit`, or none. */
async function whole(read: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of read) {
    length += bytes.length;
    if (length > limit) return undefined;
    // A reader's bytes are only good until the next ones come.
    parts.push(Uint8Array.from(bytes));
  }
  return length === 0 ? undefined : Buffer.concat(parts);
}
