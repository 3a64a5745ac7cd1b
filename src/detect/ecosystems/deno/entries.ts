import type { Folder } from '../../core/folder.ts';

/** Files that programs start with, the most common first. */
export const ENTRIES = [
  'main.ts',
  'mod.ts',
  'server.ts',
  'index.ts',
  'app.ts',
  'main.tsx',
  'main.js',
  'src/main.ts',
  'src/index.ts',
  'src/server.ts',
  'server/main.ts',
  'server/index.ts',
];

/** A program that imports from addresses or from the registries that only Deno resolves by themselves. */
export function importingFile(folder: Folder): string | undefined {
  if (folder.has('package.json')) return undefined;
  return ENTRIES.find((name) =>
    /\bfrom\s+["'](?:https:\/\/(?:deno\.land|esm\.sh|jsr\.io)|jsr:|npm:)/.test(folder.read(name) ?? ''),
  );
}

/** Whether a file listens by nothing but an exported object with `fetch`, which `deno serve` is for. */
export function exportsHandler(folder: Folder, file: string): boolean {
  const text = folder.read(file) ?? '';
  return (
    !/\bDeno\.serve\(|\.listen\(|\bserve\(/.test(text) &&
    /\bexport\s+default\s+(?:\{\s*(?:async\s+)?fetch\b|\w{1,40}\s+satisfies\s+Deno\.ServeDefaultExport\b)/.test(text)
  );
}
