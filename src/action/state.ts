import * as core from '@actions/core';
import type { PendingSave } from './cache/actions-cache-store.ts';

const FOLDER = 'folder';
const CONTAINER = 'container';
const INDEX = 'index';

/** Leaves word for the post step: a folder that it is to delete. */
export function rememberFolder(path: string): void {
  core.saveState(FOLDER, path);
}

export function rememberedFolder(): string | undefined {
  return core.getState(FOLDER) || undefined;
}

/** Leaves word for the post step that there may be a BuildKit container of this job to remove. */
export function rememberContainer(): void {
  core.saveState(CONTAINER, 'true');
}

/**
 * The container of this job, where a step may have started it. State can be written by other steps, so it says whether, and the
 * runner's own variables say which. A job without a number can't tell its container from that of others.
 */
export function rememberedContainer(environment: NodeJS.ProcessEnv): string | undefined {
  const numbered = (environment.GITHUB_RUN_ID ?? '') !== '';
  return core.getState(CONTAINER) === 'true' && numbered ? containerName(environment) : undefined;
}

/** Leaves word for the post step: an entry of the cache service that it is to write. */
export function rememberIndex({ key, complained }: PendingSave): void {
  core.saveState(INDEX, `${complained ? 'quiet' : 'loud'} ${key}`);
}

/** Nothing for what another step may have written there instead. */
export function rememberedIndex(): PendingSave | undefined {
  const [, volume, key] = /^(quiet|loud) (aipack-index-[a-z0-9-]{1,200})$/.exec(core.getState(INDEX)) ?? [];
  return key === undefined ? undefined : { key, complained: volume === 'quiet' };
}

/**
 * One BuildKit for the steps of one job, told from those of other jobs on the same machine. The legs of a matrix are one job to the
 * runner's variables; each has a runner of its own.
 */
export function containerName(environment: NodeJS.ProcessEnv): string {
  const { GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, RUNNER_NAME, GITHUB_JOB } = environment;
  const parts = [GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, RUNNER_NAME, GITHUB_JOB].map((part) =>
    part?.replaceAll(/[^A-Za-z0-9_.-]/g, '-'),
  );
  return ['aipack-buildkit', ...parts.filter((part) => part !== undefined && part !== '')].join('-').slice(0, 120);
}
