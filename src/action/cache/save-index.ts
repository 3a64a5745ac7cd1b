import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isEntryName } from '../../wolfi/index.ts';
import type { PendingSave } from './actions-cache-store.ts';
import { END_PATIENCE } from '../end-of-job.ts';
import { tellComplaint } from './complaint.ts';
import * as log from '../log.ts';
import { indexFolder } from './index-folder.ts';
import { saveEntry, type CacheClientOptions } from './save-entry.ts';
import { entryLimits } from './unpack.ts';

/** Milliseconds that the cache service has, within what the end of a job waits altogether. */
const SAVE_TIMEOUT = END_PATIENCE - 500;

/** Bytes of an archive beside the files in it. */
const ROOM_FOR_HEADERS = 2 ** 20;

/** Sends the indexes of this job to the cache service, for the next. Never throws. */
export async function saveIndex(
  { key, complained }: PendingSave,
  surroundings: Omit<CacheClientOptions, 'mask'>,
): Promise<void> {
  const folder = indexFolder(surroundings.environment);
  if (!(await isRestorable(folder))) return;
  const { complaint } = await saveEntry({ ...surroundings, mask: log.mask }, folder, key, SAVE_TIMEOUT);
  if (complaint !== undefined && !complained) tellComplaint(complaint, log);
}

/** Whether the next job would take what lies in a folder: other steps may have put something there. */
async function isRestorable(folder: string): Promise<boolean> {
  try {
    const names = await readdir(folder);
    const files = await Promise.all(names.map((name) => lstat(join(folder, name))));
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    const allowed = names.every((name) => isEntryName(name)) && files.every((file) => file.isFile());
    return allowed && names.length <= entryLimits.files && bytes + ROOM_FOR_HEADERS <= entryLimits.bytes;
  } catch {
    // What can't be looked at is not worth a failure after the work is done.
    return false;
  }
}
