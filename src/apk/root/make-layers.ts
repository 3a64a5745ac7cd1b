import type { ApkPackage, PackageContents, RootLayer } from '../types.ts';
import { layOutAnew } from './anew.ts';
import type { FoldersShown } from './folders-shown.ts';
import type { PlannedLayer } from './layer-plan.ts';
import { LayerWriter } from './layer-writer.ts';
import { ANEW } from './notices.ts';
import { compareBytes } from './text-order.ts';
import type { RootTree, TreeNode } from './tree.ts';

function titleOf({ info }: ApkPackage): string {
  return `${info.name}=${info.version}`;
}

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
    return { digest, size, diffId, title: titleOf(apk), source: { kind: 'package', apk } };
  }
  const { folders, bytes, ...layer } = await layOutAnew(planned.packages, tree, contents);
  shown.add(folders);
  const title = planned.packages.map(titleOf).join(' ');
  return { ...layer, title, source: { kind: 'own', bytes, why: ANEW[planned.why] } };
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
  const why = 'no package brings it';
  return { ...layer, title: 'package database, and what scripts would have made', source: { kind: 'own', bytes, why } };
}
