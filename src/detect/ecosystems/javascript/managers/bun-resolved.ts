import { lookup } from '../../../../untrusted/lookup.ts';
import { placeOf, reached, type ResolvedFor } from '../../../core/lock-file.ts';
import { asRecord, asString } from '../../../core/manifests/document.ts';
import { parseDocument } from '../../../core/manifests/parse.ts';

const NEEDED = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const;
const WORKSPACE = '@workspace:';
/** What is in the file for one member or package each. */
const APART = new Set(['workspaces', 'packages']);

/**
 * What a bun.lock resolves for a member and the root. A package that is not the one all others find is called by the way to it, such as
 * `express/debug/ms`. The binary format can't be read.
 */
export function bunResolved(text: string): ResolvedFor {
  const root = asRecord(parseDocument('json', 'bun.lock', text).root);
  const members = asRecord(root.workspaces);
  const packages = asRecord(root.packages);
  const common = JSON.stringify(Object.entries(root).filter(([name]) => !APART.has(name)));
  const entryOf = (key: string): readonly unknown[] => {
    const entry = lookup(packages, key);
    return Array.isArray(entry) ? entry : [];
  };
  const find = (from: string, name: string): string | undefined => {
    for (let way = from; way !== ''; way = parentOf(way)) {
      if (Object.hasOwn(packages, `${way}/${name}`)) return `${way}/${name}`;
    }
    return Object.hasOwn(packages, name) ? name : undefined;
  };
  const needs = (from: string, entry: unknown, fields: readonly string[]): readonly string[] =>
    fields
      .flatMap((field) => Object.keys(asRecord(lookup(asRecord(entry), field))))
      .map((name) => find(from, name))
      .filter((key) => key !== undefined);
  const ofMember = (place: string): readonly string[] => {
    const entry = asRecord(lookup(members, place));
    const way = place === '' ? '' : (asString(entry.name) ?? '');
    return needs(way, entry, [...NEEDED, 'devDependencies']);
  };
  const next = (key: string): readonly string[] => {
    const [what, ...rest] = entryOf(key);
    // A member of the workspace is asked for by itself.
    if (asString(what)?.includes(WORKSPACE) === true) return [];
    return rest.flatMap((part) => needs(key, part, NEEDED));
  };
  return (workspace, member) => {
    const place = placeOf(workspace, member);
    if (!Object.hasOwn(members, place)) return undefined;
    const starts = ['', place].flatMap(ofMember);
    const lines = reached(starts, next, (key) => JSON.stringify([key, ...entryOf(key)]));
    return lines === undefined ? undefined : `${common}\n${lines}`;
  };
}

/** `express/@types/node` → `express`, of which a name with a scope is one step. */
function parentOf(way: string): string {
  const parts = way.split('/');
  const scoped = parts.at(-2)?.startsWith('@') === true;
  return parts.slice(0, scoped ? -2 : -1).join('/');
}
