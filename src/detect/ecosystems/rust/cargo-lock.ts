import { asArray, asRecord, asString, asStrings, type Document } from '../../core/manifests/document.ts';

/**
 * Names of the crates that a package is built from, by a Cargo.lock: itself and what it needs, directly and indirectly. A lock file of a
 * workspace holds the crates of all its members, and one member needs the system's libraries for its own only.
 * All crates where the package is not in the file.
 */
export function lockedCrates(lock: Document, packageName: string): ReadonlySet<string> {
  const needs = new Map<string, string[]>();
  for (const entry of asArray(lock.get('package')).map(asRecord)) {
    const name = asString(entry.name);
    // `name`, `name version` or `name version (source)`: versions of one crate link the same library.
    const dependencies = asStrings(entry.dependencies).map((text) => text.split(' ')[0] ?? '');
    if (name !== undefined) needs.set(name, [...(needs.get(name) ?? []), ...dependencies]);
  }
  if (!needs.has(packageName)) return new Set(needs.keys());
  const found = new Set([packageName]);
  for (const name of found) for (const needed of needs.get(name) ?? []) found.add(needed);
  return found;
}
