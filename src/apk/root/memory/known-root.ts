import type { BlobSource } from '../../../oci/index.ts';
import type { PackageBytes } from '../../blobs/package-bytes.ts';
import type { LayerOutline, RootImage, RootOutline } from '../../types.ts';
import { offeredBlobs, once, rootBlobs } from '../blobs.ts';
import type { Remembered } from './codec.ts';

/** A root file system of packages, laid out now or remembered. */
export interface KnownRoot {
  readonly image: RootOutline;
  /** Every blob of the image, its manifest and configuration included. */
  readonly blobs: BlobSource;
  /**
   * Whether what was remembered is something else than laying out comes to, which this does to tell: for who used it and failed. If so,
   * that has to be done again, with a root file system that is laid out.
   * @throws RootError, ApkError as laying out does
   */
  readonly isMistaken: () => Promise<boolean>;
}

export function laidOut(image: RootImage, packages: BlobSource): KnownRoot {
  return { image, blobs: rootBlobs(image, packages), isMistaken: () => Promise.resolve(false) };
}

/**
 * A root file system that is remembered. Its layers that no package has come from where they are kept, else it is laid out after all.
 * @param layOut makes the image, and has it remembered in place of what was
 */
export function remembered(
  { image, own }: Remembered,
  packages: BlobSource,
  bytes: PackageBytes | undefined,
  layOut: () => Promise<RootImage>,
): KnownRoot {
  const maker = new LayerMaker(layOut, bytes);
  return {
    image,
    blobs: offeredBlobs(image, { layers: own, read: (layer, range) => maker.read(layer, range) }, packages),
    isMistaken: async () => (await maker.image()).manifest.digest !== image.manifest.digest,
  };
}

class LayerMaker {
  readonly #layOut: () => Promise<RootImage>;
  readonly #bytes: PackageBytes | undefined;
  #making: Promise<RootImage> | undefined;

  constructor(layOut: () => Promise<RootImage>, bytes: PackageBytes | undefined) {
    this.#layOut = layOut;
    this.#bytes = bytes;
  }

  async *read(
    { digest, size, title }: LayerOutline,
    range: { readonly offset: number; readonly length: number },
  ): AsyncGenerator<Uint8Array> {
    const kept = await this.#bytes?.read(digest, size, range);
    if (kept !== undefined) {
      yield* kept;
      return;
    }
    const { layers } = await this.image();
    const source = layers.find((layer) => layer.digest === digest && layer.size === size)?.source;
    if (source?.kind !== 'own') throw new Error(`The layer of ${title} is not the one that was remembered.`);
    yield* once(source.bytes.subarray(range.offset, range.offset + range.length));
  }

  /** Made once, however many layers are asked for at a time. */
  image(): Promise<RootImage> {
    this.#making ??= this.#layOut().catch((error: unknown) => {
      this.#making = undefined;
      throw error;
    });
    return this.#making;
  }
}
