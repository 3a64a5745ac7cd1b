import { openRepository } from '../detect/repository.ts';
import type { LineOutside } from '../pipeline/line.ts';
import { Indexes } from '../pipeline/packages.ts';
import { hostPlatform } from '../pipeline/platform.ts';
import type { LineSettings } from '../pipeline/settings.ts';
import { Stopwatch } from '../pipeline/stopwatch.ts';
import type { IndexStore } from '../wolfi/index.ts';
import { gitIn, trackedThoughIgnored } from './git.ts';
import { TOOL_VERSION } from './version.ts';

export interface OutsideOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly store: IndexStore;
  readonly signal: AbortSignal;
  /** Called with sentences for the user that stop nothing. */
  readonly onWarning: (message: string) => void;
}

/** The real outside of a run on this machine. */
export function openOutside(settings: LineSettings, options: OutsideOptions): LineOutside {
  const { environment, store, signal, onWarning } = options;
  const git = gitIn(settings.context, environment);
  return {
    repository: async () => openRepository(settings.context, { tracked: await trackedThoughIgnored(git) }),
    indexes: new Indexes(settings.packages, {
      fetch,
      store,
      now: () => Date.now(),
      signal,
      onWarning: ({ message }) => onWarning(message),
    }),
    git,
    environment,
    defaultPlatform: hostPlatform(process.arch),
    stopwatch: new Stopwatch(() => performance.now()),
    toolVersion: TOOL_VERSION,
  };
}
