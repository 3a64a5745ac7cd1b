import { lstatSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { asOwner } from './privilege.ts';
import { placesOf } from './release.ts';

/** How long a daemon may take to end, in tenths of a second: the end of a job waits hardly longer. */
const PATIENCE = 30;

/**
 * Ends the BuildKit that a step of this job started from a release, and removes what it kept. The file that names its process can be
 * written by other steps, so nothing is ended but what was started on our socket.
 */
export async function endRelease(environment: NodeJS.ProcessEnv): Promise<void> {
  const { folder, process: file, socket } = placesOf(environment);
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  const pid = readOr(file, '').trim();
  const runs = (): boolean => /^[1-9]\d{0,9}$/.test(pid) && readOr(`/proc/${pid}/cmdline`, '').includes(socket);
  if (runs()) asOwner(['kill', '-TERM', pid], environment);
  for (let waited = 0; waited < PATIENCE && runs(); waited++) await delay(100);
  if (runs()) asOwner(['kill', '-KILL', pid], environment);
  if (!asOwner(['rm', '-rf', '--', folder], environment)) throw new Error(`${folder} can't be removed`);
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // A process that has ended, or a file that was never written.
    return otherwise;
  }
}
