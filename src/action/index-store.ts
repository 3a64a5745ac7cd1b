import { hash } from 'node:crypto';
import { join } from 'node:path';
import { cacheFolder } from '../host/cache-folder.ts';
import type { LineSettings } from '../app/settings.ts';
import { DirectoryStore, type IndexStore } from '../wolfi/index.ts';
import { ActionsCacheStore, type PendingSave } from './cache/actions-cache-store.ts';
import { tellComplaint } from './cache/complaint.ts';
import { indexFolder } from './cache/index-folder.ts';
import * as log from './log.ts';
import { cacheAccess, cacheService } from './cache/service.ts';
import { restoreEntry } from './cache/restore-entry.ts';

export interface IndexStoreSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

export interface OpenIndexStore {
  readonly store: IndexStore;
  /** What the post step is to save. */
  readonly pending: () => PendingSave | undefined;
}

/** Changes when an entry holds files that an older version would refuse. */
const ENTRY_FORMAT = 3;

/** Milliseconds that a build waits for the cache service: to fetch the index from its repository takes no longer. */
const PATIENCE = 10_000;

/**
 * Where package indexes are kept from job to job: on a runner that is thrown away in the cache service, where a workflow allows
 * that, and on one that stays in its tool cache.
 */
export function openIndexStore(
  settings: Pick<LineSettings, 'packages' | 'platforms'>,
  { environment, signal }: IndexStoreSurroundings,
): OpenIndexStore {
  const { reads, writes } = cacheAccess(environment);
  const service = cacheService(environment);
  if (environment.RUNNER_ENVIRONMENT === 'self-hosted' || service === undefined || !(reads || writes)) {
    return { store: new DirectoryStore(lastingFolder(environment)), pending: () => undefined };
  }
  const contents = [ENTRY_FORMAT, settings.packages.repositories.map(({ url }) => url), settings.platforms];
  const store = new ActionsCacheStore({
    directory: indexFolder(environment),
    prefix: `aipack-index-${hash('sha256', JSON.stringify(contents), 'hex').slice(0, 12)}-`,
    restore: (...what) => restoreEntry({ service, signal }, ...what),
    reads,
    patience: PATIENCE,
    now: () => Date.now(),
    runId: environment.GITHUB_RUN_ID ?? '0',
    onComplaint: (complaint) => tellComplaint(complaint, log),
  });
  store.prepare();
  return { store, pending: () => (writes ? store.pending() : undefined) };
}

function lastingFolder(environment: NodeJS.ProcessEnv): string {
  const { RUNNER_TOOL_CACHE: tools } = environment;
  return join(tools === undefined || tools === '' ? cacheFolder(environment) : join(tools, 'aipack'), 'wolfi');
}
