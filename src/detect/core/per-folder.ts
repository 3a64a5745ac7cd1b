import type { Folder } from './folder.ts';
import type { Repository } from './repository.ts';

/** Remembers what was read of a folder, since every member of a workspace asks for the same ones. Nothing is remembered of what threw. */
export function perFolder<T>(read: (folder: Folder) => T): (folder: Folder) => T {
  const known = new WeakMap<Repository, Map<string, { readonly value: T }>>();
  return (folder) => {
    const folders = known.get(folder.repository) ?? new Map<string, { readonly value: T }>();
    known.set(folder.repository, folders);
    let entry = folders.get(folder.path);
    if (entry === undefined) folders.set(folder.path, (entry = { value: read(folder) }));
    return entry.value;
  };
}
