import type { PackageIndex } from '../package-index.ts';
import { findFamily } from '../streams/families.ts';
import { compareVersions } from '../version.ts';
import { namesElsewhere } from './elsewhere.ts';

/** Edits up to which a name counts as a misspelling. */
const MOST_EDITS = 3;

/**
 * Edits (insert, delete, replace, swap of neighbours) that turn one text into the other; `limit + 1` as soon as it is certain
 * that more than `limit` are needed.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (older[j - 2] ?? 0) + 1);
      current.push(edits);
      least = Math.min(least, edits);
    }
    if (least > limit) return limit + 1;
    older = previous;
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}

/** Packages of a family by their stream, newest first: `nodejs` → nodejs-26, nodejs-24, … */
function streamsOf(names: readonly string[], family: string): string[] {
  const prefix = `${family}-`;
  const versions = names.filter((name) => name.startsWith(prefix) && /^\d+(\.\d+)*$/.test(name.slice(prefix.length)));
  return versions.sort((a, b) => compareVersions(b.slice(prefix.length), a.slice(prefix.length)));
}

/** What stays of a name without version numbers, so that `pyhton3` is compared with `python` and not with every `python3-…`. */
function stem(name: string): string {
  return name.replace(/[-.]?\d{1,20}(?:\.\d{1,20}){0,9}$/, '');
}

interface Scored {
  readonly name: string;
  readonly score: number;
}

function misspellings(names: readonly string[], wanted: string): Scored[] {
  const limit = Math.min(MOST_EDITS, Math.max(1, Math.floor(wanted.length / 3)));
  const wantedStem = stem(wanted);
  const scored: Scored[] = [];
  for (const name of names) {
    const edits = editDistance(wanted, name, limit);
    const stemEdits = wantedStem.length > 3 ? editDistance(wantedStem, stem(name), limit) : limit + 1;
    // What stands before the first dash is often the name that people know: nginx of nginx-mainline.
    const [word = ''] = name.split('-', 1);
    const wordEdits = word === name || word.length < 4 ? limit + 1 : editDistance(wanted, word, limit);
    const ways = [
      { edits, cost: 0 },
      { edits: stemEdits, cost: 0.5 },
      { edits: wordEdits, cost: 0.75 },
    ].filter((way) => way.edits <= limit);
    if (ways.length > 0) scored.push({ name, score: Math.min(...ways.map((way) => way.edits + way.cost)) });
  }
  return scored;
}

/**
 * Existing names that may have been meant by one that does not exist: what another distribution calls so, then streams of
 * an unversioned name (newest first), then misspellings by how few edits they need, then names that begin the same way.
 */
export function suggestNames(index: PackageIndex, wanted: string, limit = 5): string[] {
  const name = wanted.toLowerCase();
  if (name.length < 2 || name.length > 128) return [];
  const names = index.names();
  const families = [name, stem(name)].map((text) => findFamily(text)?.name ?? text);
  const family = families.map((text) => streamsOf(names, text)).find((found) => found.length > 0) ?? [];
  const newestFirst = (a: string, b: string): number =>
    stem(a) === stem(b) ? compareVersions(tail(b), tail(a)) : a < b ? -1 : 1;
  const close = misspellings(names, name).sort((a, b) => a.score - b.score || newestFirst(a.name, b.name));
  const alike =
    name.length > 2 ? names.filter((other) => other.startsWith(name)).sort((a, b) => a.length - b.length) : [];
  const elsewhere = (namesElsewhere.get(name) ?? []).filter((known) => index.has(known));
  const suggestions = new Set([...elsewhere, ...family, ...close.map((item) => item.name), ...alike]);
  suggestions.delete(wanted);
  return [...suggestions].slice(0, limit);
}

function tail(name: string): string {
  return name.slice(stem(name).length).replace(/^[-.]/, '');
}
