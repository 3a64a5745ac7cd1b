import { realpathSync } from 'node:fs';
import { isAbsolute, sep } from 'node:path';
import type { RunGit } from '../app/run-git.ts';
import type { History } from '../detect/core/history.ts';
import { isRefusal } from '../untrusted/plain-file.ts';
import { runProcess } from './run-process.ts';

/** Repositories with a slow git are rather described incompletely than waited for. In milliseconds. */
const GIT_TIMEOUT = 10_000;

/**
 * What keeps the configuration of a repository from running programs, on every call. A folder that only looks like a
 * bare repository is none, and none of them is asked for objects: the first setting and the first two variables each
 * suffice alone, for versions of git that lack the others. The files are those that a configuration could lead to a pipe
 * or a device with.
 */
const SETTINGS = [
  'safe.bareRepository=explicit',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.excludesFile=/dev/null',
  'diff.orderFile=/dev/null',
  'log.showSignature=false',
] as const;
const VARIABLES = {
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
} as const;

/** Bytes of names of files, which 100,000 files may come to. */
export const MAX_NAMES = 16 * 1024 * 1024;

/** Of git's own variables, those that say where the user's settings are, and where git is not to look. Others name programs and repositories. */
const PLACES = ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM'];
const KEPT = ['GIT_CONFIG_NOSYSTEM', 'GIT_CEILING_DIRECTORIES'];

/** Why git can't be asked, in its own words. */
export type Refused = (words: string) => void;

/**
 * Git in a folder, of the repository whose top level contains that folder: one that claims to be of another folder is
 * not asked. No program that a repository's configuration names is ever started.
 * @param refused is told why nothing, or no list of files, can be had
 */
export function gitIn(folder: string, environment: NodeJS.ProcessEnv, refused: Refused = () => undefined): RunGit {
  const options = SETTINGS.flatMap((setting) => ['-c', setting]);
  const env = gitEnvironment(environment);
  const ask = async (args: readonly string[], limit?: number): Promise<Answer> => {
    try {
      const argv = ['git', '-C', folder, '--no-pager', '--literal-pathspecs', ...options, ...args] as const;
      const given = { env, timeout: GIT_TIMEOUT, ...(limit === undefined ? {} : { limit }) };
      const { exitCode, stdout, stderr } = await runProcess([...argv], given);
      if (exitCode === 0) return { stdout, words: '' };
      return { words: exitCode === null ? `no answer within ${GIT_TIMEOUT / 1000} seconds` : stderr.trim() };
    } catch (error) {
      // No git on this machine, or none that can be started: what it would tell is not known.
      return { words: isMissing(error) ? NO_GIT : String(error) };
    }
  };
  const begin = async (): Promise<boolean> => {
    const { stdout, words } = await ask(['rev-parse', '--show-toplevel']);
    if (stdout !== undefined) return contains(stdout.replace(/\n$/, ''), folder);
    refused(words);
    return false;
  };
  let contained: Promise<boolean> | undefined;
  return async (args, limit) => {
    if (!(await (contained ??= begin()))) return undefined;
    const { stdout, words } = await ask(args, limit);
    if (stdout === undefined && args[0] === 'ls-files') refused(words);
    return stdout;
  };
}

/** What is told where there is no git. */
export const NO_GIT = 'there is no git on the PATH';

interface Answer {
  /** Undefined where git failed; then its words say why. */
  readonly stdout?: string;
  readonly words: string;
}

function isMissing(error: unknown): boolean {
  return isRefusal(error) && (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function contains(top: string, folder: string): boolean {
  try {
    return `${realpathSync(folder)}${sep}`.startsWith(`${realpathSync(top).replace(/\/$/, '')}${sep}`);
  } catch {
    // A folder that has gone meanwhile, or a path that is none of this machine's.
    return false;
  }
}

function gitEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.entries(environment).filter(
    ([name, value]) =>
      !name.startsWith('GIT_') || KEPT.includes(name) || (PLACES.includes(name) && isAbsolute(value ?? '')),
  );
  return { ...Object.fromEntries(own), ...VARIABLES };
}

/**
 * The files that git keeps although a rule of `.gitignore` names them, from the folder that `git` runs in: `server` is
 * often meant for a program that is built there, and names the folder `cmd/server` as well. None where there is no git.
 */
export async function trackedThoughIgnored(git: RunGit): Promise<readonly string[]> {
  const listed = await git(['ls-files', '--cached', '--ignored', '--exclude-standard', '-z'], MAX_NAMES);
  // What a cut left of the last name is not ended by a zero.
  return listed?.split('\0').slice(0, -1) ?? [];
}

/**
 * Where in its history the checkout is. Undefined where git does not know: there is none, or the history was cut before a tag is
 * reached, as `actions/checkout` does unless it is told otherwise.
 */
export async function historyOf(git: RunGit): Promise<History | undefined> {
  const described = await git(['describe', '--tags', '--long', '--match', '*[0-9]*', '--abbrev=7', 'HEAD']);
  const match = /^(?<tag>.+)-(?<distance>\d+)-g(?<revision>[0-9a-f]{7,64})$/.exec(described?.trim() ?? '')?.groups;
  if (match !== undefined) {
    const { tag = '', distance = '', revision = '' } = match;
    return { tag, distance: Number(distance), revision };
  }
  const shallow = (await git(['rev-parse', '--is-shallow-repository']))?.trim();
  if (shallow !== 'false') return undefined;
  const count = (await git(['rev-list', '--count', 'HEAD']))?.trim() ?? '';
  const revision = (await git(['rev-parse', '--short=7', 'HEAD']))?.trim() ?? '';
  return /^\d+$/.test(count) && /^[0-9a-f]{7,64}$/.test(revision) ? { distance: Number(count), revision } : undefined;
}
