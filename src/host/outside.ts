import { openRepository } from './open-repository.ts';
import type { LineOutside } from '../app/line.ts';
import { Indexes } from '../app/packages.ts';
import { hostPlatform } from '../app/platform.ts';
import type { LineSettings } from '../app/settings.ts';
import { Stopwatch } from '../report/stopwatch.ts';
import type { IndexStore } from '../wolfi/index.ts';
import { asksHistory } from '../detect/repository.ts';
import { gitIn, historyOf, trackedThoughIgnored } from './git.ts';
import { inTime, READING_TIME, type Interrupts } from './in-time.ts';
import { TOOL_VERSION } from './version.ts';

export interface OutsideOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly store: IndexStore;
  readonly signal: AbortSignal;
  /** What else ends the program while it is busy. */
  readonly interrupts?: Interrupts;
  /** Called with sentences for the user that stop nothing. */
  readonly onWarning: (message: string) => void;
}

export interface HostOutside extends LineOutside {
  /** Files that git keeps although `.gitignore` names them; git is asked once. */
  readonly tracked: () => Promise<readonly string[]>;
  /** Where indexes and what is known of packages are kept. */
  readonly store: IndexStore;
}

/** The real outside of a run on this machine. */
export function openOutside(settings: LineSettings, options: OutsideOptions): HostOutside {
  const { environment, store, signal, interrupts, onWarning } = options;
  const git = gitIn(settings.context, environment);
  let asked: Promise<readonly string[]> | undefined;
  const tracked = (): Promise<readonly string[]> => (asked ??= trackedThoughIgnored(git));
  return {
    store,
    tracked,
    repository: async () => {
      const options = { tracked: await tracked() };
      const repository = openRepository(settings.context, options);
      if (!asksHistory(repository)) return repository;
      return openRepository(settings.context, { ...options, history: await historyOf(git) });
    },
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
    inTime: inTime(READING_TIME, interrupts, signal),
    toolVersion: TOOL_VERSION,
  };
}
