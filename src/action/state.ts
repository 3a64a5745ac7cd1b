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

/** Leaves word for the post step: a BuildKit container that it is to remove, if it was started. */
export function rememberContainer(name: string): void {
  core.saveState(CONTAINER, name);
}

export function rememberedContainer(): string | undefined {
  return core.getState(CONTAINER) || undefined;
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

/** One BuildKit for the steps of one job, told from those of other jobs on the same machine. */
export function containerName({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB }: NodeJS.ProcessEnv): string {
  const parts = [GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB].map((part) =>
    part?.replaceAll(/[^A-Za-z0-9_.-]/g, '-'),
  );
  return ['aipack-buildkit', ...parts.filter((part) => part !== undefined && part !== '')].join('-').slice(0, 120);
}
