import { isDeepStrictEqual } from 'node:util';
import type { Descriptor } from '../../oci/index.ts';
import type { FileChanges } from '../../report/delta.ts';
import { megabytes } from '../../report/megabytes.ts';
import { compareLayers, type ComparedLayer, type LayerPair } from '../verify/compare-images.ts';
import { readLayer, UnreadableLayerError, type LayerFile, type LayerFiles } from '../verify/layer-files.ts';
import type { ImageFacts } from './image-facts.ts';
import type { ImageSource } from './image-source.ts';

const LARGEST = 10;
const WHITEOUT = '.wh.';
/** What the history says of layers that are packages, which are told by their names and versions. */
const PACKAGES = /^(?:packages (?=\S)|package database|[^\s=]+=\S+(?: [^\s=]+=\S+)*$)/;

interface Side {
  readonly source: ImageSource;
  readonly facts: ImageFacts;
}

/**
 * The files that differ in the layers that two images don't share. Layers that are packages are known by what packages are told.
 * @param budget compressed bytes that may be read; layers beyond that are only counted
 */
export async function layerChanges(
  before: Side,
  after: Side,
  budget: number,
): Promise<{ readonly files?: FileChanges; readonly notes: readonly string[] }> {
  const pairs = compareLayers(before.facts, after.facts).filter((pair) => !layersOf(pair).every(isPackage));
  let left = budget;
  let [passed, bytes] = [0, 0];
  const notes: string[] = [];
  const old = new Map<string, LayerFile>();
  const now = new Map<string, LayerFile>();
  const smallestFirst = pairs.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  const read: LayerPair[] = [];
  for (const pair of smallestFirst) {
    const size = sizeOf(pair);
    if (size > left) {
      passed += layersOf(pair).length;
      bytes += size;
      continue;
    }
    left -= size;
    read.push(pair);
  }
  let looked = 0;
  // In the order of layers: the upper one's files are what an image has.
  for (const pair of read.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    try {
      const [mine, theirs] = [await filesOf(before.source, pair.published), await filesOf(after.source, pair.rebuilt)];
      lay(old, mine);
      lay(now, theirs);
      looked++;
    } catch (error) {
      if (!(error instanceof UnreadableLayerError)) throw error;
      notes.push(`A layer can't be looked into: it ${error.message}.`);
    }
  }
  if (passed > 0) notes.push(`${passed} layers of ${megabytes(bytes)} that differ are not looked into.`);
  return { ...(looked === 0 ? {} : { files: fileChanges(old, now) }), notes };
}

function layersOf({ published, rebuilt }: LayerPair): readonly ComparedLayer[] {
  return [published, rebuilt].filter((layer) => layer !== undefined);
}

function isPackage({ title }: ComparedLayer): boolean {
  return PACKAGES.test(title);
}

function sizeOf(pair: LayerPair): number {
  return layersOf(pair).reduce((sum, { descriptor }) => sum + descriptor.size, 0);
}

function placeOf({ published, rebuilt }: LayerPair): number {
  return rebuilt?.position ?? published?.position ?? 0;
}

async function filesOf(
  source: ImageSource,
  layer: { readonly descriptor: Descriptor } | undefined,
): Promise<LayerFiles> {
  return layer === undefined ? new Map() : readLayer(source.bytes(layer.descriptor), layer.descriptor.mediaType);
}

/** Puts a layer over others. */
function lay(below: Map<string, LayerFile>, layer: LayerFiles): void {
  for (const [path, file] of layer) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (name.startsWith(WHITEOUT)) below.delete(path.slice(0, path.length - name.length) + name.slice(WHITEOUT.length));
    else if (file.kind !== 'directory') below.set(path, file);
  }
}

/** What differs between two sets of files; when they were made says nothing. */
function fileChanges(before: LayerFiles, after: LayerFiles): FileChanges {
  const counts = { added: 0, removed: 0, changed: 0 };
  const found: { readonly path: string; readonly before?: number; readonly after?: number }[] = [];
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(path), after.get(path)];
    if (old !== undefined && now !== undefined && isDeepStrictEqual(essence(old), essence(now))) continue;
    counts[old === undefined ? 'added' : now === undefined ? 'removed' : 'changed']++;
    const sizes = {
      ...(old === undefined ? {} : { before: old.size }),
      ...(now === undefined ? {} : { after: now.size }),
    };
    found.push({ path, ...sizes });
  }
  const weight = ({ after: now = 0, before: old = 0 }: (typeof found)[number]): number => Math.max(now, old);
  const largest = found.sort((a, b) => weight(b) - weight(a) || (a.path < b.path ? -1 : 1)).slice(0, LARGEST);
  return { ...counts, largest };
}

function essence({ content, device, gid, kind, mode, target, uid }: LayerFile): unknown {
  return [kind, content, target, mode, uid, gid, device];
}
