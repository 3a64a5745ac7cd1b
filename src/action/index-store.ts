import { join } from 'node:path';
import { cacheFolder } from '../host/cache-folder.ts';
import { DirectoryStore, type IndexStore } from '../wolfi/index.ts';

/** Where package indexes are kept: the runner's tool cache, which self-hosted runners keep from job to job. */
export function indexStore(environment: NodeJS.ProcessEnv): IndexStore {
  const { RUNNER_TOOL_CACHE: tools } = environment;
  return new DirectoryStore(
    join(tools === undefined || tools === '' ? cacheFolder(environment) : join(tools, 'aipack'), 'wolfi'),
  );
}
