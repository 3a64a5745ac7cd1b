import type { ApkPackage, PackageContents, RootLayer } from '../types.ts';
import { layOutAnew } from './anew.ts';
import type { FoldersShown } from './folders-shown.ts';
import type { PlannedLayer } from './layer-plan.ts';
import { LayerWriter } from './layer-writer.ts';
import { ANEW } from './notices.ts';
import { compareBytes } from './text-order.ts';
import type { RootTree, TreeNode } from './tree.ts';

/** What the history says of a layer that holds what some packages bring. */
export function layerTitle(packages: readonly ApkPackage[]): string {
  return packages.map(({ info }) => `${info.name}=${info.version}`).join(' ');
}

/** The same of the layer on top, and why it is there. */
export const TOP_TITLE = 'package database, and what scripts would have made';
export const TOP_WHY = 'no package brings it';

/** A layer as it was planned; `shown` learns of its folders. */
export async function makeLayer(
  planned: PlannedLayer,
  tree: RootTree,
  contents: PackageContents,
  shown: FoldersShown,
): Promise<RootLayer> {
  if (planned.kind === 'package') {
    const { apk } = planned;
    const { digest, size, diffId } = apk.data;
    shown.add(apk.entries);
    return { digest, size, diffId, title: layerTitle([apk]), source: { kind: 'package', apk } };
  }
  const { folders, bytes, ...layer } = await layOutAnew(planned.packages, tree, contents);
  shown.add(folders);
  const { packages, why } = planned;
  return { ...layer, title: layerTitle(packages), source: { kind: 'own', packages, bytes, why: ANEW[why] } };
}

/** The layer on top, of entries that the others are not right about. */
export function topLayer(nodes: Iterable<TreeNode>): RootLayer {
  const writer = new LayerWriter();
  // A folder's path is the beginning of those below it, so it comes before them.
  const inOrder = [...new Map([...nodes].map((node) => [node.path, node])).values()].sort((a, b) =>
    compareBytes(a.path, b.path),
  );
  for (const { path, entry, content } of inOrder) writer.add({ ...entry, path }, content);
  const { bytes, ...layer } = writer.finish();
  return { ...layer, title: TOP_TITLE, source: { kind: 'own', packages: [], bytes, why: TOP_WHY } };
}
