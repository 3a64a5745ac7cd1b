import { realpathSync } from 'node:fs';
import { isAbsolute, sep } from 'node:path';
import type { RunGit } from '../app/source-facts.ts';
import type { History } from '../detect/core/history.ts';
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

/** Of git's own variables, those that say where the user's settings are, and where git is not to look. Others name programs and repositories. */
const PLACES = ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM'];
const KEPT = ['GIT_CONFIG_NOSYSTEM', 'GIT_CEILING_DIRECTORIES'];

/**
 * Git in a folder, of the repository whose top level contains that folder: one that claims to be of another folder is
 * not asked. No program that a repository's configuration names is ever started.
 */
export function gitIn(folder: string, environment: NodeJS.ProcessEnv): RunGit {
  const options = SETTINGS.flatMap((setting) => ['-c', setting]);
  const env = gitEnvironment(environment);
  const run: RunGit = async (args, limit) => {
    try {
      const argv = ['git', '-C', folder, '--no-pager', '--literal-pathspecs', ...options, ...args] as const;
      const { exitCode, stdout } = await runProcess([...argv], {
        env,
        timeout: GIT_TIMEOUT,
        ...(limit === undefined ? {} : { limit }),
      });
      return exitCode === 0 ? stdout : undefined;
    } catch {
      // No git on this machine, or none that can be started: what it would tell is not known.
      return undefined;
    }
  };
  let contained: Promise<boolean> | undefined;
  return async (...call) => ((await (contained ??= topLevelContains(run, folder))) ? run(...call) : undefined);
}

async function topLevelContains(git: RunGit, folder: string): Promise<boolean> {
  const top = (await git(['rev-parse', '--show-toplevel']))?.replace(/\n$/, '');
  if (top === undefined) return false;
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
  const listed = await git(['ls-files', '--cached', '--ignored', '--exclude-standard', '-z']);
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
