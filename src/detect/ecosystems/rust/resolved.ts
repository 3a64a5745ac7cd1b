import { reached, type ResolvedFor } from '../../core/lock-file.ts';
import { asArray, asRecord, asString, asStrings } from '../../core/manifests/document.ts';
import { parseDocument } from '../../core/manifests/parse.ts';

/** What a Cargo.lock resolves for a package: all crates that it is built from, at their versions. */
export function cargoResolved(text: string): ResolvedFor {
  const lock = parseDocument('toml', 'Cargo.lock', text);
  const crates = new Map<string, { readonly line: string; readonly needs: readonly string[] }>();
  const named = new Map<string, string[]>();
  for (const entry of asArray(lock.get('package')).map(asRecord)) {
    const parts = [entry.name, entry.version, entry.source].map((part) => asString(part) ?? '');
    const [name = '', version = '', source = ''] = parts;
    const key = parts.join(' ');
    crates.set(key, { line: `${key} ${asString(entry.checksum) ?? ''}`, needs: asStrings(entry.dependencies) });
    // A dependency is written as shortly as it is clear: `name`, `name version` or `name version (source)`.
    for (const word of [name, `${name} ${version}`, `${name} ${version} (${source})`])
      named.set(word, [...(named.get(word) ?? []), key]);
  }
  return (_workspace, { name }) => {
    // Packages of the workspace itself have no source.
    const own = (named.get(name) ?? []).filter((key) => key.endsWith(' '));
    if (own.length !== 1) return undefined;
    const next = (key: string): readonly string[] | undefined => {
      const found = (crates.get(key)?.needs ?? []).map((word) => named.get(word));
      return found.includes(undefined) ? undefined : found.flatMap((keys) => keys ?? []);
    };
    return reached(own, next, (key) => crates.get(key)?.line ?? key);
  };
}
