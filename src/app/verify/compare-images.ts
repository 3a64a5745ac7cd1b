import * as z from 'zod/mini';
import type { Descriptor, ManifestContent } from '../../oci/index.ts';

/** An image's manifest and its configuration, whoever made them. */
export interface ComparedImage {
  readonly manifest: ManifestContent;
  readonly config: unknown;
}

/** One layer of one image. */
export interface ComparedLayer {
  /** Counts from 1, the lowest first. */
  readonly position: number;
  readonly descriptor: Descriptor;
  /** `sha256:…` of the tar, where the configuration tells it. */
  readonly diffId: string | undefined;
  /** What made it, as the image's history says; empty where that says nothing. */
  readonly title: string;
}

/** Layers that stand for each other in two images and differ; one of them where the other image has none. */
export interface LayerPair {
  readonly published?: ComparedLayer;
  readonly rebuilt?: ComparedLayer;
}

const configuration = z.looseObject({
  rootfs: z.optional(
    z.looseObject({ diff_ids: z.array(z.string().check(z.maxLength(300))).check(z.maxLength(10_000)) }),
  ),
  history: z.nullish(
    z
      .array(z.looseObject({ created_by: z.optional(z.string()), empty_layer: z.optional(z.boolean()) }))
      .check(z.maxLength(10_000)),
  ),
});

function layersOf({ config, manifest }: ComparedImage): readonly ComparedLayer[] {
  const parsed = configuration.safeParse(config);
  const { history = [], rootfs } = parsed.success ? parsed.data : {};
  const titles = (history ?? []).filter((entry) => entry.empty_layer !== true);
  return (manifest.layers ?? []).map((descriptor, index) => ({
    position: index + 1,
    descriptor,
    diffId: rootfs?.diff_ids[index],
    title: titles[index]?.created_by?.slice(0, 300) ?? '',
  }));
}

/**
 * The layers that two images don't share. Those that one image has as well, wherever they are in it, are none; of the others, those
 * with the same words in the history stand for each other, and the rest as they come.
 */
export function compareLayers(published: ComparedImage, rebuilt: ComparedImage): readonly LayerPair[] {
  const [before, after] = [layersOf(published), layersOf(rebuilt)];
  const lone = (layers: readonly ComparedLayer[], others: readonly ComparedLayer[]): ComparedLayer[] => {
    const known = new Set(others.map(({ descriptor }) => descriptor.digest));
    return layers.filter(({ descriptor }) => !known.has(descriptor.digest));
  };
  const left = lone(after, before);
  const take = (match: (layer: ComparedLayer) => boolean): ComparedLayer | undefined => {
    const at = left.findIndex(match);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const mine = lone(before, after);
  const byTitle = new Map(
    mine.map((layer) => [layer, take(({ title }) => title !== '' && title === layer.title)] as const),
  );
  const pairs = mine.map((layer): LayerPair => {
    const other = byTitle.get(layer) ?? take(() => true);
    return { published: layer, ...(other === undefined ? {} : { rebuilt: other }) };
  });
  return [...pairs, ...left.map((layer) => ({ rebuilt: layer }))];
}

/** Whether two images have the same layers in another order. */
export function isReordered({ manifest: a }: ComparedImage, { manifest: b }: ComparedImage): boolean {
  const digests = ({ layers }: ManifestContent): string[] => (layers ?? []).map(({ digest }) => digest);
  const [before, after] = [digests(a), digests(b)];
  return before.join() !== after.join() && before.toSorted().join() === after.toSorted().join();
}
