import { posix } from 'node:path';
import type { Contents } from '../tree.ts';
import { gitPattern, gitText, type GitPattern } from './git-pattern.ts';
import { usableLines, type Tell } from './usable-lines.ts';

/** What the `.gitignore` files of a tree say. */
export interface GitRules {
  ignores(path: string, directory: boolean): boolean;
  /** Whether any ignore file has a say in a folder. */
  hasRules(directory: string): boolean;
}

/** The patterns of one `.gitignore`, the last line first, and how much of a path leads to its folder. */
interface GitFile {
  readonly rules: readonly GitPattern[];
  readonly prefix: number;
}

/** @param read gives the start of an ignore file; asked once for each */
export function gitRules(
  read: (path: string) => Contents | undefined,
  tracked: ReadonlySet<string>,
  tell: Tell,
): GitRules {
  const perFolder = new Map<string, readonly GitFile[]>();
  /** The ignore files that have a say in a folder, the nearest first. */
  function filesOf(folder: string): readonly GitFile[] {
    const known = perFolder.get(folder);
    if (known !== undefined) return known;
    const above = folder === '.' ? [] : filesOf(posix.dirname(folder));
    const file = posix.join(folder, '.gitignore');
    const lines = usableLines(read(file), file, tell);
    const rules = lines.flatMap((line) => gitPattern(line) ?? []).reverse();
    const prefix = folder === '.' ? 0 : gitText(folder).length + 1;
    const files = rules.length === 0 ? above : [{ rules, prefix }, ...above];
    perFolder.set(folder, files);
    return files;
  }
  /** What the last line that fits, of the nearest file that has one, says of a path itself. */
  function names(path: string, directory: boolean): boolean {
    const files = filesOf(posix.dirname(path));
    if (files.length === 0) return false;
    const text = gitText(path);
    const name = text.slice(text.lastIndexOf('/') + 1);
    for (const { rules, prefix } of files) {
      const relative = text.slice(prefix);
      const rule = rules.find(
        ({ foldersOnly, nameOnly, test }) => (directory || !foldersOnly) && test(nameOnly ? name : relative),
      );
      if (rule !== undefined) return !rule.negated;
    }
    return false;
  }
  const folders = new Map<string, boolean>([['.', false]]);
  function ignoresFolder(path: string): boolean {
    const known = folders.get(path);
    if (known !== undefined) return known;
    const ignored = ignoresFolder(posix.dirname(path)) || names(path, true);
    folders.set(path, ignored);
    return ignored;
  }
  return {
    hasRules: (directory) => filesOf(directory).length > 0,
    ignores(path, directory) {
      if (tracked.has(path)) return false;
      // What lies in an ignored folder is ignored, and nothing takes it back.
      return directory ? ignoresFolder(path) : ignoresFolder(posix.dirname(path)) || names(path, false);
    },
  };
}
