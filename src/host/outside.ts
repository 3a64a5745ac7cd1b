import { openRepository } from './open-repository.ts';
import { readingOf, type LineOutside } from '../app/line.ts';
import { Indexes } from '../app/packages.ts';
import { hostPlatform } from '../app/platform.ts';
import type { LineSettings } from '../app/settings.ts';
import { Stopwatch } from '../report/stopwatch.ts';
import type { IndexStore } from '../wolfi/index.ts';
import type { Repository } from '../detect/core/repository.ts';
import { asksHistory } from '../detect/repository.ts';
import { fromAddress } from './dockerfile.ts';
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
  const within = inTime(READING_TIME, interrupts, signal);
  let asked: Promise<readonly string[]> | undefined;
  const tracked = (): Promise<readonly string[]> => (asked ??= trackedThoughIgnored(git));
  let opened: Promise<Repository> | undefined;
  const open = async (): Promise<Repository> => {
    if (settings.remote !== undefined) throw fromAddress(settings.remote);
    const repository = openRepository(settings.context, { tracked: await tracked() });
    const asks = await within(readingOf(repository), () => asksHistory(repository));
    if (asks) repository.history = await historyOf(git);
    return repository;
  };
  return {
    store,
    tracked,
    repository: () => (opened ??= open()),
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
    inTime: within,
    toolVersion: TOOL_VERSION,
  };
}
