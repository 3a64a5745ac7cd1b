import { type BlobSource, sha256 } from '../../../../../src/oci/index.ts';
import { rootBlobs } from '../../../../../src/apk/root/blobs.ts';
import type { RootImage } from '../../../../../src/apk/types.ts';
import { overlay, type Seen } from './overlay.ts';

export function blobsOf(segments: Iterable<Uint8Array>): BlobSource {
  const byDigest = new Map([...segments].map((bytes) => [sha256(bytes), bytes]));
  return {
    async size(digest) {
      return byDigest.get(digest)?.length;
    },
    async *read(digest, offset, length) {
      const bytes = byDigest.get(digest);
      if (bytes === undefined) throw new Error(`there is no blob ${digest}`);
      yield bytes.subarray(offset, length === undefined ? undefined : offset + length);
    },
  };
}

export async function blobOf(source: BlobSource, digest: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.read(digest, 0, undefined)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

interface ManifestFile {
  readonly config: { readonly digest: string; readonly size: number };
  readonly layers: readonly { readonly digest: string; readonly size: number; readonly mediaType: string }[];
}

/** The tree that a daemon makes of an image, whose blobs it asks for by its manifest's digest alone. */
export async function treeOf(
  root: RootImage,
  segments: Iterable<Uint8Array>,
  contents?: Map<string, Buffer>,
): Promise<Map<string, Seen>> {
  const source = rootBlobs(root, blobsOf(segments));
  const manifest = JSON.parse((await blobOf(source, root.manifest.digest)).toString()) as ManifestFile;
  const layers: Buffer[] = [];
  for (const { digest, size } of manifest.layers) {
    const bytes = await blobOf(source, digest);
    if (sha256(bytes) !== digest || bytes.length !== size) throw new Error(`${digest} is not what it says`);
    layers.push(bytes);
  }
  return overlay(layers, contents);
}
