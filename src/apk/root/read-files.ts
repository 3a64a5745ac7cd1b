import type { ApkPackage, PackageContents } from '../types.ts';
import type { TreeNode } from './tree.ts';

export interface ReadOptions {
  /** Larger files are passed over. */
  readonly mostBytes: number;
}

/**
 * Reads files of a tree, each package once. `take` gets each file by its real path, as soon as it is read, so that not all have
 * to be in memory; a file that is made here comes from there, and one that is too large doesn't come.
 */
export async function readFiles(
  nodes: Iterable<TreeNode>,
  contents: PackageContents,
  { mostBytes }: ReadOptions,
  take: (path: string, bytes: Uint8Array) => void,
): Promise<void> {
  const wanted = new Map<ApkPackage, Map<string, string[]>>();
  for (const { path, entry, apk, content } of nodes) {
    if (content !== undefined) take(path, content);
    else if (apk !== undefined) {
      const files = wanted.get(apk) ?? new Map<string, string[]>();
      const inArchive = contentOf(apk, entry.path);
      files.set(inArchive, [...(files.get(inArchive) ?? []), path]);
      wanted.set(apk, files);
    }
  }
  for (const [apk, files] of wanted) {
    for await (const { entry, content } of contents.entries(apk)) {
      const paths = entry.kind === 'file' && entry.size <= mostBytes ? (files.get(entry.path) ?? []) : [];
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) if (paths.length > 0) chunks.push(chunk);
      for (const path of paths) take(path, Buffer.concat(chunks));
    }
  }
}

/** The entry that has the content of a file: of a hard link, the one that it is another name of. */
function contentOf(apk: ApkPackage, path: string): string {
  const targets = new Map<string, string>();
  for (const entry of apk.entries) if (entry.kind === 'hardlink') targets.set(entry.path, entry.target ?? '');
  let at = path;
  for (let target = targets.get(at); target !== undefined && targets.delete(at); target = targets.get(at)) at = target;
  return at;
}
