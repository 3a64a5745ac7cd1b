import { TABLE_FORMAT } from '../table/codec.ts';

/** What the functions below make of what `readRepository` calls a repository's id. */
const ENTRY_NAME =
  /^(?:x86-64|aarch64)-[0-9a-f]{16}(?:(?:\.(?:packages|roots))?\.json|-[0-9a-f]{32}\.v\d{1,4}\.(?:index|packages|roots))$/;

/** Name of the note that says which index of a repository holds. */
export function noteName(repositoryId: string): string {
  return `${repositoryId}.json`;
}

/** Name of an index: made of its digest, so that it never changes under who reads it. */
export function indexName(repositoryId: string, digest: string): string {
  return `${repositoryId}-${digest.slice(0, 32)}.v${TABLE_FORMAT}.index`;
}

/** What is kept beside a repository's index: what is known of its packages, and root file systems of such packages. */
export type ShelfKind = 'packages' | 'roots';

/** Name of the note that says where a shelf's content lies. */
export function shelfNoteName(kind: ShelfKind, repositoryId: string): string {
  return `${repositoryId}.${kind}.json`;
}

/** Name of a shelf's content, made of its digest. */
export function shelfName(kind: ShelfKind, repositoryId: string, digest: string, format: number): string {
  return `${repositoryId}-${digest.slice(0, 32)}.v${format}.${kind}`;
}

/** Whether a name is one that something is stored under, by this version or another one. */
export function isEntryName(name: string): boolean {
  return ENTRY_NAME.test(name);
}

/** Whether what stands in a shelf's note can be the name of its content. */
export function isShelfName(name: string, kind: ShelfKind, repositoryId: string): boolean {
  return isEntryName(name) && name.startsWith(`${repositoryId}-`) && name.endsWith(`.${kind}`);
}
