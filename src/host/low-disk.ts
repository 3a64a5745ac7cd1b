import { stat, statfs } from 'node:fs/promises';
import { existingFolder } from './existing-folder.ts';
import { megabytes } from '../report/megabytes.ts';
import type { Problem } from '../schema/errors.ts';

/** Where Docker, containerd and BuildKit keep what they build, unless they are told otherwise. */
const STATE = ['/var/lib/docker', '/var/lib/containerd', '/var/lib/buildkit'];

/** One layer of the smallest images and BuildKit's own records take this much, in bytes: with less no build can end well. */
const NOTHING = 64 * 2 ** 20;

/**
 * Whether the disks of this machine that a build writes to have room. One that has nearly none is a problem; one with less than the
 * packages take may still do, since what was built before takes nothing, so that is a warning. The disk of a daemon elsewhere can't be seen.
 * @param folder of the packages that are kept
 * @param bytes that the packages of the build take once they are unpacked
 * @param endpoint of the daemon
 */
export async function lowDisk(
  { bytes, endpoint, folder }: { readonly bytes: number; readonly endpoint: string; readonly folder: string },
  onWarning: (message: string) => void,
  states: readonly string[] = STATE,
): Promise<readonly Problem[]> {
  const isHere = /^(?:unix:|docker:\/\/(?:\/|$)|[a-z]+-container:[^?]*$)/.test(endpoint);
  const problems: Problem[] = [];
  const told = new Set<number>();
  for (const place of [await existingFolder(folder), ...(isHere ? states : [])]) {
    // A place that is not there, or that nobody may look at, tells nothing.
    const [room, disk] = await Promise.all([statfs(place), stat(place)]).catch(() => []);
    if (room === undefined || disk === undefined || told.has(disk.dev)) continue;
    told.add(disk.dev);
    const free = room.bavail * room.bsize;
    const found = `The disk of ${place} has ${megabytes(free)} free`;
    const mend = 'Free some, such as with docker system prune, or build on a machine with more.';
    if (free < NOTHING) problems.push({ code: 'DISK_LOW', message: `${found}, too little for any build`, hint: mend });
    else if (free < bytes) onWarning(`${found}, and the packages of this build take ${megabytes(bytes)}. ${mend}`);
  }
  return problems;
}
