import type { PendingSave } from './actions-cache-store.ts';
import { CacheClient } from './client.ts';
import { tellComplaint } from './complaint.ts';
import * as log from '../log.ts';
import { indexFolder } from './index-folder.ts';

/** Milliseconds that the end of a job waits for the cache service. */
const SAVE_TIMEOUT = 30_000;

export interface SaveSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly program: string;
}

/** Sends the indexes of this job to the cache service, for the next. Never throws. */
export async function saveIndex({ key, complained }: PendingSave, surroundings: SaveSurroundings): Promise<void> {
  const { complaint } = await new CacheClient({ ...surroundings, mask: log.mask }).save(
    indexFolder(surroundings.environment),
    key,
    SAVE_TIMEOUT,
  );
  if (complaint !== undefined && !complained) tellComplaint(complaint, log);
}
