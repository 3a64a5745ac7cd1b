import * as z from 'zod/mini';
import { parseJson } from '../../../untrusted/json.ts';
import { zlib } from '../../archive/gzip-header.ts';
import { entryRow, readRows } from '../../facts/rows.ts';
import type { ApkPackage, LayerOutline, RootImage, RootOutline } from '../../types.ts';
import { isUnpacked } from '../entries.ts';
import { describeImage, type DescribedLayer } from '../image.ts';
import { layerTitle, TOP_TITLE, TOP_WHY } from '../make-layers.ts';
import { ANEW } from '../notices.ts';
import type { RootOptions } from '../options.ts';
import { RootTree } from '../tree.ts';

/** Bytes that one root file system may unpack to: its folders and links mostly. Those with ten thousand of them have 1 MB. */
const LONGEST_ROOT = 16 * 2 ** 20;

/** Bytes that one may take of a shelf. */
const MOST_PACKED = 2 ** 20;

const digest = z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/));

const layerShape = z.union([
  /** A package's own, by its checksum. */
  z.string(),
  z.strictObject({
    digest,
    size: z.int().check(z.positive()),
    diffId: digest,
    /** Checksums of the packages whose files it has. */
    of: z.array(z.string()),
    why: z.enum([...Object.values(ANEW), TOP_WHY]),
  }),
]);

const rootShape = z.strictObject({
  layers: z.array(layerShape).check(z.minLength(1), z.maxLength(1000)),
  notices: z
    .array(
      z.strictObject({
        code: z.string().check(z.maxLength(100)),
        message: z.string().check(z.maxLength(10_000)),
      }),
    )
    .check(z.maxLength(10_000)),
  /** Folders and links. */
  entries: z.array(z.unknown()),
});

/** What a layer is, besides what its package says of it. */
type LayerRow = z.infer<typeof layerShape>;

/** A root file system to be remembered; undefined for one that is too large. gzip's own checksum finds what is damaged by accident. */
export function encodeRoot(image: RootImage): Uint8Array | undefined {
  const root: z.infer<typeof rootShape> = {
    layers: image.layers.map(({ diffId, digest, size, source }): LayerRow => {
      if (source.kind === 'package') return source.apk.checksum;
      const of = source.packages.map(({ checksum }) => checksum);
      return { digest, size, diffId, of, why: source.why };
    }),
    notices: image.notices.map(({ code, message }) => ({ code, message })),
    entries: [...image.entries()]
      .filter(({ entry: { kind } }) => kind === 'directory' || kind === 'symlink')
      .map(({ entry }) => entryRow(entry)),
  };
  if (!rootShape.safeParse(root).success) return undefined;
  const text = Buffer.from(JSON.stringify(root));
  if (text.length > LONGEST_ROOT) return undefined;
  const packed = zlib().gzipSync(text, { level: 4 });
  return packed.length > MOST_PACKED ? undefined : packed;
}

/** An image that was remembered, and which of its layers no package has as they are. */
export interface Remembered {
  readonly image: RootOutline;
  readonly own: readonly LayerOutline[];
}

/**
 * What was remembered of some packages' root file system, or undefined where the bytes don't say it. They are held against the
 * packages: each that has files is in one layer, and its own layer is what its control segment vouches for. Digests of layers that are
 * made here are believed until one is made.
 */
export function decodeRoot(
  bytes: Uint8Array,
  packages: readonly ApkPackage[],
  { architecture, epoch }: Pick<RootOptions, 'architecture' | 'epoch'>,
): Remembered | undefined {
  try {
    const text = zlib().gunzipSync(bytes, { maxOutputLength: LONGEST_ROOT }).toString('utf8');
    const { entries, layers: rows, notices } = rootShape.parse(parseJson(text));
    const taking = new Taking(packages);
    const layers = rows.map((row) => taking.layer(row));
    if (!taking.isComplete) return undefined;
    const tree = new RootTree();
    for (const entry of readRows(entries)) tree.set({ path: entry.path, entry, apk: undefined });
    return {
      image: {
        architecture,
        layers,
        ...describeImage(layers, architecture, epoch),
        notices,
        find: (path) => tree.entryAt(path),
      },
      own: layers.filter(({ why }) => why !== undefined),
    };
  } catch {
    // Whatever is wrong with it, it is as if it were not there: the packages are laid out anew.
    return undefined;
  }
}

class Unreadable extends Error {}

/** Takes each package once. */
class Taking {
  readonly #left: Map<string, ApkPackage>;

  constructor(packages: readonly ApkPackage[]) {
    this.#left = new Map(packages.map((apk) => [apk.checksum, apk]));
  }

  /** What is in no layer has nothing to be there. */
  get isComplete(): boolean {
    return [...this.#left.values()].every((apk) => !isUnpacked(apk) || apk.entries.length === 0);
  }

  /** @throws Unreadable */
  layer(row: LayerRow): DescribedLayer {
    if (typeof row === 'string') {
      const apk = this.#take(row);
      const { diffId, digest, size } = apk.data;
      return { digest, size, diffId, title: layerTitle([apk]), why: undefined };
    }
    const { diffId, digest, of, size, why } = row;
    const packages = of.map((checksum) => this.#take(checksum));
    if ((packages.length === 0) !== (why === TOP_WHY)) throw new Unreadable();
    return { digest, size, diffId, title: why === TOP_WHY ? TOP_TITLE : layerTitle(packages), why };
  }

  #take(checksum: string): ApkPackage {
    const apk = this.#left.get(checksum);
    if (apk === undefined) throw new Unreadable();
    this.#left.delete(checksum);
    return apk;
  }
}
