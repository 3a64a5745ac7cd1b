import * as core from '@actions/core';

const FOLDER = 'folder';

/** Leaves word for the post step: a folder that it is to delete. */
export function rememberFolder(path: string): void {
  core.saveState(FOLDER, path);
}

export function rememberedFolder(): string | undefined {
  return core.getState(FOLDER) || undefined;
}
