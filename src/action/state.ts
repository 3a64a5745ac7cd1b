import * as core from '@actions/core';

const FOLDER = 'folder';
const CONTAINER = 'container';

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

/** One BuildKit for the steps of one job, told from those of other jobs on the same machine. */
export function containerName({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB }: NodeJS.ProcessEnv): string {
  const parts = [GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB].map((part) =>
    part?.replaceAll(/[^A-Za-z0-9_.-]/g, '-'),
  );
  return ['aipack-buildkit', ...parts.filter((part) => part !== undefined && part !== '')].join('-').slice(0, 120);
}
