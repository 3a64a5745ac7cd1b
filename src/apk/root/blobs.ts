import type { BlobSource } from '../../oci/index.ts';
import type { RootImage } from '../types.ts';

/** The blobs of an image: those made here from memory, its packages' data segments from where those are had. */
export function rootBlobs(root: RootImage, packages: BlobSource): BlobSource {
  const own = new Map<string, Uint8Array>([
    [root.manifest.digest, root.manifest.bytes],
    [root.config.digest, root.config.bytes],
  ]);
  for (const { digest, source } of root.layers) if (source.kind === 'own') own.set(digest, source.bytes);
  return {
    async size(digest) {
      return own.get(digest)?.length ?? packages.size(digest);
    },
    read(digest, offset, length, signal) {
      const bytes = own.get(digest);
      if (bytes === undefined) return packages.read(digest, offset, length, signal);
      return once(bytes.subarray(offset, length === undefined ? undefined : offset + length));
    },
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}
