import { compareFiles, type FileDifferences } from './compare-files.ts';
import { compareLayers, type ComparedImage, type ComparedLayer, type LayerPair } from './compare-images.ts';
import { readLayer, UnreadableLayerError, type LayerFiles } from './layer-files.ts';
import type { LayerFacts, LayerVerdict } from './report.ts';

/** Gives the bytes of a layer of one of the images. */
export type OpenLayer = (layer: ComparedLayer) => AsyncIterable<Uint8Array>;

/** Layers that are looked into; of all others it is told that they differ. */
const MOST_LAYERS = 20;
/** Compressed bytes of one layer: what a package of a compiler has. Larger ones are told, not looked into. */
const MAX_LAYER_BYTES = 2 * 1024 * 1024 * 1024;
const NOTHING: FileDifferences = { files: [], total: 0 };

/**
 * Every layer that two images don't share, with the files in it that differ. Layers are read while they come, two at a time.
 * @throws RegistryError, and what the archive's file throws
 */
export async function explainLayers(
  published: ComparedImage,
  rebuilt: ComparedImage,
  open: { readonly published: OpenLayer; readonly rebuilt: OpenLayer },
): Promise<readonly LayerVerdict[]> {
  const verdicts: LayerVerdict[] = [];
  for (const pair of compareLayers(published, rebuilt)) {
    const looks = verdicts.length < MOST_LAYERS;
    verdicts.push(await verdictOf(pair, looks, open));
  }
  return verdicts;
}

async function verdictOf(
  pair: LayerPair,
  looks: boolean,
  open: { readonly published: OpenLayer; readonly rebuilt: OpenLayer },
): Promise<LayerVerdict> {
  const { published, rebuilt } = pair;
  const facts = {
    ...(published === undefined ? {} : { published: factsOf(published) }),
    ...(rebuilt === undefined ? {} : { rebuilt: factsOf(rebuilt) }),
  };
  const sameContent = published?.diffId !== undefined && published.diffId === rebuilt?.diffId;
  if (sameContent) return { ...facts, sameContent, files: [], fileCount: 0 };
  const unreadable = looks ? undefined : `only the first ${MOST_LAYERS} that differ are looked into`;
  if (unreadable !== undefined) return { ...facts, sameContent, files: [], fileCount: 0, unreadable };
  try {
    // A layer of one image alone is told as such: each of its files would be one more line of the same.
    const { files, total } =
      published === undefined || rebuilt === undefined
        ? NOTHING
        : compareFiles(await filesOf('published', published, open), await filesOf('rebuilt', rebuilt, open));
    return { ...facts, sameContent, files, fileCount: total };
  } catch (error) {
    if (!(error instanceof UnreadableLayerError)) throw error;
    return { ...facts, sameContent, files: [], fileCount: 0, unreadable: error.message };
  }
}

async function filesOf(
  side: 'published' | 'rebuilt',
  layer: ComparedLayer,
  open: { readonly published: OpenLayer; readonly rebuilt: OpenLayer },
): Promise<LayerFiles> {
  const { mediaType, size } = layer.descriptor;
  if (size > MAX_LAYER_BYTES) throw new UnreadableLayerError(`the ${side} one has more than ${MAX_LAYER_BYTES} bytes`);
  try {
    return await readLayer(open[side](layer), mediaType);
  } catch (error) {
    if (!(error instanceof UnreadableLayerError)) throw error;
    throw new UnreadableLayerError(`the ${side} one ${error.message}`, { cause: error });
  }
}

function factsOf({ descriptor, position, title }: ComparedLayer): LayerFacts {
  return { position, digest: descriptor.digest, size: descriptor.size, title };
}
