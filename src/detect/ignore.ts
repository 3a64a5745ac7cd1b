import { posix } from 'node:path';
import dockerignore from '@balena/dockerignore';
import ignore, { type Ignore } from 'ignore';
import { isNoise } from './noise.ts';

/** Decides what belongs to a build: used by detection and by the transfer of the context alike. */
export interface ContextFilter {
  /** Whether a file or folder is part of the context. `path` is relative to the root, with forward slashes. */
  includes(path: string, isDirectory: boolean): boolean;
  /** The test for the files of one folder, by name; undefined when all of them belong. For walks, which ask for whole folders. */
  files(directory: string): ((name: string) => boolean) | undefined;
  /** Whether nothing below this folder can be part of the context, so that a walk need not enter it. */
  prunes(directory: string): boolean;
}

/** Bounds of one pattern: paths are no longer, and each wildcard multiplies what matching may cost. */
const MAX_PATTERN = 1024;
const MAX_WILDCARDS = 24;
const MAX_PATTERNS = 10_000;

/** The lines of an ignore file that are worth reading as patterns. */
function usableLines(text: string): string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.length <= MAX_PATTERN);
  return lines.filter((line) => (line.match(/[*?]/g)?.length ?? 0) <= MAX_WILDCARDS).slice(0, MAX_PATTERNS);
}

/** Characters that mean nothing to Docker's patterns and something to regular expressions, which the library makes of them. */
function escapeSpecials(pattern: string): string {
  return pattern.replace(/(?<!\\)[(){}+|^$]/g, String.raw`\$&`);
}

/** A bracket without its partner is no pattern; Docker would refuse the file, and one bad line should not end a build here. */
function compiles(pattern: string): boolean {
  if (!/[[\]\\]/.test(pattern)) return true;
  try {
    createDockerignore({ ignorecase: false }).add(pattern).ignores('x');
    return true;
  } catch {
    return false;
  }
}

/** The package exports the function itself; its types describe a default export that does not exist at run time. */
const createDockerignore = dockerignore as unknown as typeof dockerignore.default;

interface DockerRules {
  ignores(path: string): boolean;
  /** A pattern that takes something back may reach into any ignored folder. */
  readonly hasExceptions: boolean;
}

/**
 * Rules of `.gitignore` (nested, as git applies them), `.dockerignore` (at the root, as Docker applies it), and what tools leave behind.
 *
 * `read` gives a file's text or undefined; it is asked once for each ignore file, when a path below it is first seen.
 * `tracked` are files that git keeps although a rule of `.gitignore` names them: to git, such a rule is for others.
 */
export function contextFilter(
  read: (path: string) => string | undefined,
  tracked: readonly string[] = [],
): ContextFilter {
  const git = gitRules(read, new Set(tracked.flatMap(withFolders)));
  const ignoreFile = read('.dockerignore');
  // Such a file says nothing of the source, and would hide all of it.
  const docker = takesBuiltFilesOnly(ignoreFile ?? '') ? undefined : dockerRules(ignoreFile);
  const prunedFolders = new Map<string, boolean>([['.', false]]);
  const exists = (path: string) => read(path) !== undefined;

  function prunes(directory: string): boolean {
    const known = prunedFolders.get(directory);
    if (known !== undefined) return known;
    const pruned =
      prunes(posix.dirname(directory)) ||
      isNoise(directory, exists) ||
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
 * The Dockerfile was written for that, so that nothing else is left out.
 */
export function dockerfileFilter(ignoreFile: string | undefined): Pick<ContextFilter, 'includes' | 'prunes'> {
  const docker = dockerRules(ignoreFile);
  const ignored = (path: string): boolean => docker?.ignores(path) ?? false;
  return {
    prunes: (directory) => docker !== undefined && !docker.hasExceptions && ignored(directory),
    includes: (path) => path === '.' || path === '' || !ignored(path),
  };
}

interface GitRules {
  ignores(path: string, directory: boolean): boolean;
  /** Whether any ignore file has a say in a folder. */
  hasRules(directory: string): boolean;
}

/** A path and the folders above it. */
function withFolders(path: string): readonly string[] {
  const above = posix.dirname(path);
  return above === '.' ? [path] : [path, ...withFolders(above)];
}

function gitRules(read: (path: string) => string | undefined, tracked: ReadonlySet<string>): GitRules {
  const perFolder = new Map<string, Ignore | undefined>();
  function rulesOf(folder: string): Ignore | undefined {
    if (perFolder.has(folder)) return perFolder.get(folder);
    const text = read(posix.join(folder, '.gitignore'));
    const rules =
      text === undefined || text.trim() === ''
        ? undefined
        : ignore({ allowRelativePaths: true }).add(usableLines(text));
    perFolder.set(folder, rules);
    return rules;
  }
  return {
    hasRules(directory) {
      for (let folder = directory; ; folder = posix.dirname(folder)) {
        if (rulesOf(folder) !== undefined) return true;
        if (folder === '.') return false;
      }
    },
    ignores(path, directory) {
      if (tracked.has(path)) return false;
      // The nearest file that has an opinion wins. Folders above are known not to be ignored: walks go from the root down.
      for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
        const rules = rulesOf(folder);
        if (rules !== undefined) {
          const relative = folder === '.' ? path : path.slice(folder.length + 1);
          const verdict = rules.test(directory ? `${relative}/` : relative);
          if (verdict.ignored) return true;
          if (verdict.unignored) return false;
        }
        if (folder === '.') return false;
      }
    },
  };
}

/** Folders and files that builds make. */
const BUILT = /^(?:target|build|out|dist|publish|bin|_build)(?:\/|$)|\.(?:jar|war|dll)$/;

/** Everything is left out and only what a build makes taken back: the context of an image that is put together after a build elsewhere. */
function takesBuiltFilesOnly(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim());
  const exceptions = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1).replace(/^\.?\//, ''));
  return (
    lines.some((line) => /^\/?\*{1,2}$/.test(line)) &&
    exceptions.length > 0 &&
    exceptions.every((path) => BUILT.test(path))
  );
}

function dockerRules(text: string | undefined): DockerRules | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const rules = createDockerignore({ ignorecase: false }).add(usableLines(text).map(escapeSpecials).filter(compiles));
  return {
    ignores: (path) => rules.ignores(path),
    hasExceptions: text.split('\n').some((line) => line.trimStart().startsWith('!')),
  };
}
