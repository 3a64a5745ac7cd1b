import { TABLE_FORMAT } from '../table/codec.ts';

/** What {@link noteName} and {@link indexName} make of what `readRepository` calls a repository's id. */
const ENTRY_NAME = /^(?:x86-64|aarch64)-[0-9a-f]{16}(?:\.json|-[0-9a-f]{32}\.v\d{1,4}\.index)$/;

/** Name of the note that says which index of a repository holds. */
export function noteName(repositoryId: string): string {
  return `${repositoryId}.json`;
}

/** Name of an index: made of its digest, so that it never changes under who reads it. */
export function indexName(repositoryId: string, digest: string): string {
  return `${repositoryId}-${digest.slice(0, 32)}.v${TABLE_FORMAT}.index`;
}

/** Whether a name is one that an index or its note is stored under, by this version or another one. */
export function isEntryName(name: string): boolean {
  return ENTRY_NAME.test(name);
}
