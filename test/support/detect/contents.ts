import type { Contents } from '../../../src/detect/core/tree.ts';

/** A table of texts as files that are read whole. */
export function contentsOf(files: Readonly<Record<string, string>>): (path: string) => Contents | undefined {
  return (path) => (Object.hasOwn(files, path) ? { text: files[path] ?? '', cut: false } : undefined);
}

/** Where nothing is cut off, nothing is told. */
export function mustNotTell(message: string): void {
  throw new Error(message);
}
