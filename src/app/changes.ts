import type { RunGit } from './run-git.ts';

/** What has changed between a commit and the checkout. Paths start at the context's folder. */
export interface Changes {
  readonly paths: readonly string[];
  /** The text of a file at that commit; undefined where it was not there or can't be had. */
  readonly before: (path: string) => Promise<string | undefined>;
}

/** What git knows of the checkout though it can't tell what has changed. */
export interface ChangesQuestion {
  readonly since: string;
  readonly head: string | undefined;
  /** The context's folder from the root of the repository, with a slash at the end; empty for the root. */
  readonly prefix: string | undefined;
}

/** Somebody beside git who may know what has changed. A text says why not. */
export type AskChanges = (question: ChangesQuestion) => Promise<Changes | string>;

/** Names alone: looking into files for renames would fetch them for a clone that leaves them out, and hide where a file was. */
const DIFF = [
  ...['diff', '--name-only', '--relative', '-z', '--no-renames', '--no-ext-diff', '--no-textconv'],
  // A repository may ask for changed submodules to be passed over.
  '--ignore-submodules=none',
] as const;

/** Bytes of names of changed files; what a change of 100,000 files comes to. */
const MAX_NAMES = 16 * 1024 * 1024;
/** Bytes of a file that was changed; the largest that detection reads. */
const MAX_FILE = 4 * 1024 * 1024;

/** What the first push of a branch and a new tag have in place of a commit before. */
export function isNoCommit(since: string): boolean {
  return /^0{40,64}$/.test(since);
}

/** What has changed since HEAD and a commit parted, as git knows it; undefined where it lacks the commit, or the history between. */
export async function gitChanges(git: RunGit, since: string): Promise<Changes | undefined> {
  if (isNoCommit(since)) return undefined;
  const base = (await git(['merge-base', '--end-of-options', since, 'HEAD']))?.trim();
  if (base === undefined || !/^[0-9a-f]{40,64}$/.test(base)) return undefined;
  const listed = await git([...DIFF, base, 'HEAD'], MAX_NAMES);
  // A list that was cut is not ended by a zero.
  if (listed === undefined || (listed !== '' && !listed.endsWith('\0'))) return undefined;
  return {
    paths: listed.split('\0').slice(0, -1),
    before: async (path) => {
      const text = await git(['cat-file', 'blob', `${base}:./${path}`], MAX_FILE);
      return text === undefined || Buffer.byteLength(text) >= MAX_FILE ? undefined : text;
    },
  };
}
