import type { BlobSource } from '../../oci/index.ts';
import type { LayerOutline, RootImage, RootOutline } from '../types.ts';

/** Gives a part of a layer that is made here. */
export type ReadLayer = (
  layer: LayerOutline,
  range: { readonly offset: number; readonly length: number },
) => AsyncIterable<Uint8Array>;

/**
 * The blobs of an image: its description from memory, layers made here as `own` has them, its packages' data segments from where those
 * are had.
 */
export function offeredBlobs(
  root: Pick<RootOutline, 'config' | 'manifest'>,
  own: { readonly layers: readonly LayerOutline[]; readonly read: ReadLayer },
  packages: BlobSource,
): BlobSource {
  const described = new Map([root.manifest, root.config].map(({ bytes, digest }) => [digest, bytes]));
  const layers = new Map(own.layers.map((layer) => [layer.digest, layer]));
  return {
    async size(digest) {
      return described.get(digest)?.length ?? layers.get(digest)?.size ?? packages.size(digest);
    },
    read(digest, offset, length, signal) {
      const bytes = described.get(digest);
      if (bytes !== undefined) return once(bytes.subarray(offset, length === undefined ? undefined : offset + length));
      const layer = layers.get(digest);
      if (layer === undefined) return packages.read(digest, offset, length, signal);
      const begin = Math.min(offset, layer.size);
      return own.read(layer, { offset: begin, length: Math.min(length ?? layer.size, layer.size - begin) });
    },
  };
}

export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}

/** The blobs of an image that was laid out. */
export function rootBlobs(root: RootImage, packages: BlobSource): BlobSource {
  const bytes = new Map(
    root.layers.flatMap(({ digest, source }) => (source.kind === 'own' ? [[digest, source.bytes] as const] : [])),
  );
  return offeredBlobs(
    root,
    {
      layers: root.layers.filter(({ digest }) => bytes.has(digest)),
      read: ({ digest }, { offset, length }) => once((bytes.get(digest) ?? EMPTY).subarray(offset, offset + length)),
    },
    packages,
  );
}

const EMPTY = new Uint8Array();
