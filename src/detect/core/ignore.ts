import { posix } from 'node:path';
import { isNoise } from './noise.ts';
import type { NoiseTable } from './knowledge.ts';
import { dockerRules } from './patterns/docker-rules.ts';
import { gitRules } from './patterns/git-rules.ts';
import type { Tell } from './patterns/usable-lines.ts';
import type { Contents } from './tree.ts';

export const DOCKERIGNORE = '.dockerignore';

/** Decides what belongs to a build: used by detection and by the transfer of the context alike. */
export interface ContextFilter {
  /** Whether a file or folder is part of the context. `path` is relative to the root, with forward slashes. */
  includes(path: string, isDirectory: boolean): boolean;
  /** The test for the files of one folder, by name; undefined when all of them belong. For walks, which ask for whole folders. */
  files(directory: string): ((name: string) => boolean) | undefined;
  /** Whether nothing below this folder can be part of the context, so that a walk need not enter it. */
  prunes(directory: string): boolean;
}

/**
 * Rules of `.gitignore` (nested, as git applies them), `.dockerignore` (at the root, as Docker applies it), and what tools leave behind.
 *
 * `read` gives the start of a file or undefined; it is asked once for each ignore file, when a path below it is first seen. `tell` is told
 * where a limit cut something off.
 * `tracked` are files that git keeps although a rule of `.gitignore` names them: to git, such a rule is for others.
 */
export function contextFilter(
  read: (path: string) => Contents | undefined,
  noise: NoiseTable,
  tracked: readonly string[],
  tell: Tell,
): ContextFilter {
  const git = gitRules(read, new Set(tracked.flatMap(withFolders)), tell);
  const ignoreFile = read(DOCKERIGNORE);
  // Such a file says nothing of the source, and would hide what builds it.
  const docker = isAllowList(ignoreFile?.text ?? '') ? undefined : dockerRules(ignoreFile, DOCKERIGNORE, tell);
  const prunedFolders = new Map<string, boolean>([['.', false]]);
  const exists = (path: string) => read(path) !== undefined;

  function prunes(directory: string): boolean {
    const known = prunedFolders.get(directory);
    if (known !== undefined) return known;
    const pruned =
      prunes(posix.dirname(directory)) ||
      isNoise(noise, directory, exists) ||
      git.ignores(directory, true) ||
      (docker !== undefined && !docker.hasExceptions && docker.ignores(directory));
    prunedFolders.set(directory, pruned);
    return pruned;
  }

  return {
    prunes,
    files(directory) {
      if (prunes(directory)) return () => false;
      if (docker === undefined && !git.hasRules(directory)) return undefined;
      const under = (name: string) => (directory === '.' ? name : `${directory}/${name}`);
      return (name) => !git.ignores(under(name), false) && !(docker?.ignores(under(name)) ?? false);
    },
    includes: (path, isDirectory) => {
      if (path === '.' || path === '') return true;
      if (prunes(isDirectory ? path : posix.dirname(path))) return false;
      if (!isDirectory && git.ignores(path, false)) return false;
      return !(docker?.ignores(path) ?? false);
    },
  };
}

/**
 * What a Dockerfile's context holds: everything that the file's own ignore file, or `.dockerignore`, does not exclude.
 * The Dockerfile was written for that, so that nothing else is left out. `name` is what messages call that file.
 */
export function dockerfileFilter(
  ignoreFile: Contents | undefined,
  name: string,
  tell: Tell,
): Pick<ContextFilter, 'includes' | 'prunes'> {
  const docker = dockerRules(ignoreFile, name, tell);
  const ignored = (path: string): boolean => docker?.ignores(path) ?? false;
  return {
    prunes: (directory) => docker !== undefined && !docker.hasExceptions && ignored(directory),
    includes: (path) => path === '.' || path === '' || !ignored(path),
  };
}

/** A path and the folders above it. */
function withFolders(path: string): readonly string[] {
  const above = posix.dirname(path);
  return above === '.' ? [path] : [path, ...withFolders(above)];
}

/**
 * Everything is left out and single things are taken back: the list of what one Dockerfile copies, which may be made by a build elsewhere,
 * and need not be what says how the project is built.
 */
function isAllowList(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.some((line) => /^\/?\*{1,2}(?:\/\*{1,2})?$/.test(line)) && lines.some((line) => line.startsWith('!'));
}
