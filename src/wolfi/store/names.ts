import { TABLE_FORMAT } from '../table/codec.ts';

/** What the functions below make of what `readRepository` calls a repository's id. */
const ENTRY_NAME =
  /^(?:x86-64|aarch64)-[0-9a-f]{16}(?:(?:\.packages)?\.json|-[0-9a-f]{32}\.v\d{1,4}\.(?:index|packages))$/;

/** Name of the note that says which index of a repository holds. */
export function noteName(repositoryId: string): string {
  return `${repositoryId}.json`;
}

/** Name of an index: made of its digest, so that it never changes under who reads it. */
export function indexName(repositoryId: string, digest: string): string {
  return `${repositoryId}-${digest.slice(0, 32)}.v${TABLE_FORMAT}.index`;
}

/** Name of the note that says where that lies which is known of a repository's packages. */
export function packagesNoteName(repositoryId: string): string {
  return `${repositoryId}.packages.json`;
}

/** Name of what is known of a repository's packages, made of its digest. */
export function packagesName(repositoryId: string, digest: string, format: number): string {
  return `${repositoryId}-${digest.slice(0, 32)}.v${format}.packages`;
}

/** Whether a name is one that something is stored under, by this version or another one. */
export function isEntryName(name: string): boolean {
  return ENTRY_NAME.test(name);
}

/** Whether what stands in a repository's note can be the name of what is known of its packages. */
export function isPackagesName(name: string, repositoryId: string): boolean {
  return isEntryName(name) && name.startsWith(`${repositoryId}-`) && name.endsWith('.packages');
}
