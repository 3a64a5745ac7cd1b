import type { RunGit } from '../pipeline/source-facts.ts';
import { runProcess } from './run-process.ts';

/** Repositories with a slow git are rather described incompletely than waited for. In milliseconds. */
const GIT_TIMEOUT = 10_000;

/** A repository's own configuration may name programs for these; none of them is run. */
const SAFE = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false'] as const;

/** Git in a folder. Hooks, pagers and prompts of the repository's own configuration never run. */
export function gitIn(folder: string, environment: NodeJS.ProcessEnv): RunGit {
  return async (args) => {
    try {
      const { exitCode, stdout } = await runProcess(['git', '-C', folder, ...SAFE, ...args], {
        env: { ...environment, GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' },
        timeout: GIT_TIMEOUT,
      });
      return exitCode === 0 && stdout.trim() !== '' ? stdout : undefined;
    } catch {
      return undefined;
    }
  };
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
