import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What BuildKit knows of its records, in bytes. Docker gives BuildKit ten seconds to read them all and ends when they
 * pass: 43 MB, which are 2,300 records, take ten seconds on two free cores.
 */
const MOST_RECORDS = 16 * 1024 * 1024;

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Gives up what the daemon keeps: images, containers, results of steps. Nothing of it is needed that the lab can't make again. */
export function dropDaemonStore(directory: string): void {
  rmSync(join(directory, 'docker'), { recursive: true, force: true });
}

/** Gives it up where it has come so far that the daemon may not start with it. */
export function dropLargeDaemonStore(directory: string): void {
  const records = join(directory, 'docker', 'buildkit', 'containerd-overlayfs', 'metadata_v2.db');
  if (sizeOf(records) > MOST_RECORDS) dropDaemonStore(directory);
}
