import type { IndexStore, IndexWarning } from '../../../wolfi/index.ts';
import type { LearntPackage } from '../../blobs/package-blobs.ts';
import type { PackageBytes } from '../../blobs/package-bytes.ts';
import type { BlobSource } from '../../../oci/index.ts';
import { Careful } from '../../kept/careful.ts';
import { SpoiltEntriesError } from '../../facts/codec.ts';
import { keepOnShelf, Shelf, shelfId } from '../../kept/shelf.ts';
import type { PackageContents, RootImage } from '../../types.ts';
import { layOutRoot } from '../lay-out-root.ts';
import type { RootOptions } from '../options.ts';
import { decodeRoot, encodeRoot, type Remembered } from './codec.ts';
import { rootKey, ROOTS } from './key.ts';
import { laidOut, remembered, type KnownRoot } from './known-root.ts';

export interface RootMemoryOptions {
  /** Where root file systems are remembered from run to run; without, each is laid out. */
  readonly store?: IndexStore;
  /** Where layers that are made here are kept. */
  readonly bytes?: PackageBytes;
  readonly onWarning?: (warning: IndexWarning) => void;
}

/** Packages of which all is known, and where their bytes can be had. */
export interface RootPackages {
  readonly learnt: readonly LearntPackage[];
  readonly blobs: BlobSource;
  readonly contents: PackageContents;
  /** Learns them once more, all of each, where what was kept of one turns out to be spoilt. */
  readonly learnAgain?: () => Promise<readonly LearntPackage[]>;
}

/**
 * Root file systems of packages, each laid out once and remembered. What a store says is believed as little as can be, and one that
 * fails costs time, never a build.
 */
export class RootMemory {
  readonly #options: RootMemoryOptions;
  readonly #careful: Careful;

  constructor(options: RootMemoryOptions) {
    this.#options = options;
    this.#careful = new Careful('What is known of root file systems', options.onWarning);
  }

  /**
   * @param anew lays out whatever is remembered
   * @throws RootError as {@link layOutRoot}
   */
  async root(packages: RootPackages, options: RootOptions, anew = false): Promise<KnownRoot> {
    const known = anew ? undefined : await this.#recall(packages, options);
    const layOut = (): Promise<RootImage> =>
      this.#layOut(packages, options).catch(async (error: unknown) => {
        if (!(error instanceof SpoiltEntriesError) || packages.learnAgain === undefined) throw error;
        return this.#layOut({ ...packages, learnt: await packages.learnAgain() }, options);
      });
    if (known === undefined) return laidOut(await layOut(), packages.blobs);
    return remembered(known, packages.blobs, this.#options.bytes, layOut);
  }

  async #recall({ learnt: [...learnt] }: RootPackages, options: RootOptions): Promise<Remembered | undefined> {
    const { store } = this.#options;
    const [first] = learnt;
    if (store === undefined || first === undefined) return undefined;
    const packages = learnt.map(({ apk }) => apk);
    return this.#careful.read(async () => {
      const shelf = await Shelf.open(store, ROOTS, shelfId(first.source));
      try {
        const bytes = shelf.read(rootKey(packages, options));
        return bytes && decodeRoot(bytes, packages, options);
      } finally {
        shelf.close();
      }
    });
  }

  async #layOut({ contents, learnt }: RootPackages, options: RootOptions): Promise<RootImage> {
    const { store } = this.#options;
    const [first] = learnt;
    const packages = learnt.map(({ apk }) => apk);
    const image = await layOutRoot(packages, options, contents);
    const bytes = encodeRoot(image);
    if (store === undefined || first === undefined || bytes === undefined) return image;
    const key = rootKey(packages, options);
    await this.#careful.write(() => keepOnShelf(store, ROOTS, shelfId(first.source), new Map([[key, bytes]]), []));
    await this.#keepLayers(image);
    return image;
  }

  async #keepLayers({ layers }: RootImage): Promise<void> {
    for (const { digest, size, source } of layers) {
      if (source.kind !== 'own') continue;
      const sink = await this.#options.bytes?.begin(digest, size);
      await sink?.write(source.bytes);
      await sink?.commit();
    }
  }
}
