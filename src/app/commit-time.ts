import type { Notice } from '../detect/core/types.ts';
import type { RunGit } from './run-git.ts';

export interface TimeQuestion {
  readonly head: string;
  /** From the root of the repository. */
  readonly path: string;
}

/** Somebody beside git who may know when a folder last changed, in seconds since 1970. A text says why not. */
export type AskTime = (question: TimeQuestion) => Promise<number | string>;

export interface CommitTime {
  /** In seconds since 1970, as git writes it. */
  readonly seconds: string;
  /** Why that is the time of the checkout rather than of the folder. */
  readonly unsure?: string;
}

/**
 * When the last commit that touched a folder was made. A clone without history says that its only commit touched
 * everything, and then somebody else is asked: or each commit would give each service of a monorepo another image.
 */
export async function commitTime(git: RunGit, path: string, ask?: AskTime): Promise<CommitTime | undefined> {
  const [seconds, head, ...parents] =
    (await git(['log', '-1', '--format=%ct %H %P', '--', path]))?.trim().split(' ') ?? [];
  if (seconds === undefined || head === undefined) return undefined;
  if (parents.length > 0) return { seconds };
  const [shallow, prefix = ''] =
    (await git(['rev-parse', '--is-shallow-repository', '--show-prefix']))?.split('\n') ?? [];
  const whole = `${prefix}${path === '.' ? '' : path}`.replace(/\/$/, '');
  if (shallow !== 'true' || whole === '') return { seconds };
  const asked = await ask?.({ head, path: whole });
  return typeof asked === 'number'
    ? { seconds: String(asked) }
    : { seconds, unsure: asked ?? 'this clone has no history' };
}

/** What is told where the time of a folder is that of the checkout. */
export function unsureTime(path: string, reason: string): Notice {
  return {
    code: 'TIME_UNKNOWN',
    message: `When ${path} last changed is not known (${reason}), so its image has the time of the checkout and is another one with every commit. In a workflow, check out with fetch-depth: 0.`,
  };
}
