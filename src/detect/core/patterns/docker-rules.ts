import { posix } from 'node:path';
import type { Contents } from '../tree.ts';
import { dockerPattern } from './docker-pattern.ts';
import { usableLines, type Tell } from './usable-lines.ts';

/** What a `.dockerignore` says. */
export interface DockerRules {
  ignores(path: string): boolean;
  /** A pattern that takes something back may reach into any ignored folder. */
  readonly hasExceptions: boolean;
}

/** Folders whose fitting patterns are kept at a time: walks ask folder by folder. */
const MAX_REMEMBERED = 4096;

/** Undefined where the file says nothing. `name` is what messages call it. */
export function dockerRules(contents: Contents | undefined, name: string, tell: Tell): DockerRules | undefined {
  const rules = usableLines(contents, name, tell).flatMap((line) => dockerPattern(line) ?? []);
  if (rules.length === 0) return undefined;
  const none = new Uint8Array(rules.length);
  const perFolder = new Map<string, Uint8Array>([['.', none]]);
  /** A pattern that fits a folder fits all that lies below it. */
  function fitting(path: string, above: Uint8Array): Uint8Array {
    let all = above;
    rules.forEach(({ test }, index) => {
      if (above[index] === 1 || !test(path)) return;
      if (all === above) all = above.slice();
      all[index] = 1;
    });
    return all;
  }
  function inFolder(folder: string): Uint8Array {
    const known = perFolder.get(folder);
    if (known !== undefined) return known;
    const fits = fitting(folder, inFolder(posix.dirname(folder)));
    if (perFolder.size > MAX_REMEMBERED) perFolder.clear();
    if (perFolder.size === 0) perFolder.set('.', none);
    perFolder.set(folder, fits);
    return fits;
  }
  return {
    ignores(path) {
      const above = inFolder(posix.dirname(path));
      // The last line that fits decides.
      const last = rules.findLastIndex(({ test }, index) => above[index] === 1 || test(path));
      return last !== -1 && rules[last]?.negated !== true;
    },
    hasExceptions: rules.some(({ negated }) => negated),
  };
}
