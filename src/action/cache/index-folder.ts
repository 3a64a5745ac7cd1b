import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a job keeps its indexes for the cache service: emptied at the beginning of each job, and the same path in each. */
export function indexFolder({ RUNNER_TEMP: temporary }: NodeJS.ProcessEnv): string {
  return join(temporary === undefined || temporary === '' ? tmpdir() : temporary, 'aipack-index');
}
