import type { LocalSource } from '../buildkit/index.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import type { AskTime } from '../app/commit-time.ts';
import type { LineOutside } from '../app/line.ts';
import { Indexes } from '../app/packages.ts';
import { hostPlatform } from '../app/platform.ts';
import type { LineSettings } from '../app/settings.ts';
import { Stopwatch } from '../report/stopwatch.ts';
import type { IndexStore } from '../wolfi/index.ts';
import type { Repository } from '../detect/core/repository.ts';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AssistantOptions } from './assist/assistant-options.ts';
import { fromAddress } from './dockerfile.ts';
import { gitIn, trackedThoughIgnored } from './git.ts';
import { inTime, READING_TIME, type Interrupts } from './in-time.ts';
import { lazyAssist } from './lazy-assist.ts';
import { TOOL_VERSION } from './version.ts';

export interface OutsideOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly store: IndexStore;
  readonly signal: AbortSignal;
  /** What else ends the program while it is busy. */
  readonly interrupts?: Interrupts;
  readonly askTime?: AskTime;
  /** Called with sentences for the user that stop nothing. */
  readonly onWarning: (message: string) => void;
  /** What asking a language model needs besides, where that may be asked. */
  readonly assist?: Pick<AssistantOptions, 'apiKey' | 'directory' | 'tell'>;
}

export interface HostOutside extends LineOutside {
  /** Files that git keeps although `.gitignore` names them; git is asked once. Where it can't be asked, that and what is left out for it is told. */
  readonly tracked: () => Promise<readonly string[]>;
  /**
   * Tells what keeps git from being asked, what of the repository is not in the checkout, and which files that are sent are only pointers
   * to others: all of them, or those that reach the image of a build.
   */
  readonly checkContext: (source: LocalSource, build?: UniversalBuild) => Promise<void>;
  /** Where indexes and what is known of packages are kept. */
  readonly store: IndexStore;
}

/** The real outside of a run on this machine. */
export function openOutside(settings: LineSettings, options: OutsideOptions): HostOutside {
  const { environment, store, signal, interrupts, onWarning } = options;
  const { context } = settings;
  let why: string | undefined;
  const gitOf = (folder: string) => gitIn(folder, environment, (words) => (why ??= words));
  const git = gitOf(context);
  const within = inTime(READING_TIME, interrupts, signal);
  const tell = (warnings: readonly string[]): void => warnings.forEach(onWarning);
  let attributes = false;
  /** Files of submodules; most checkouts have none. */
  const look = async (): Promise<readonly string[]> => {
    const question = ['rev-parse', '--show-cdup', '--git-path', 'info/sparse-checkout'];
    const [up = '', sparse] = (await git(question))?.split('\n') ?? [];
    if (why !== undefined) tell((await import('./git-refused.ts')).describeRefusal(context, environment, why));
    const has = (...path: readonly string[]): boolean => existsSync(resolve(context, ...path));
    attributes = has(up, '.gitattributes');
    if (sparse === undefined || !(has(up, '.gitmodules') || has(sparse))) return [];
    const gaps = await (await import('./checkout-gaps.ts')).checkoutGaps(context, gitOf);
    tell(gaps.warnings);
    return gaps.tracked;
  };
  let looked: Promise<readonly string[]> | undefined;
  const checked = (): Promise<readonly string[]> => (looked ??= look());
  const keeps = async (): Promise<readonly string[]> => {
    const kept = [...(await trackedThoughIgnored(git)), ...(await checked())];
    if (why !== undefined) tell((await import('./left-out.ts')).describeLeftOut(context, environment));
    return kept;
  };
  let asked: Promise<readonly string[]> | undefined;
  const tracked = (): Promise<readonly string[]> => (asked ??= keeps());
  let opened: Promise<Repository> | undefined;
  const open = async (): Promise<Repository> => {
    if (settings.remote !== undefined) throw fromAddress(settings.remote);
    // With all that is known of languages, which a Dockerfile does without.
    const { readRepository } = await import('./read-repository.ts');
    return readRepository(settings.context, await tracked(), git, within);
  };
  const { assist: wishes } = settings;
  const around = options.assist;
  const assist =
    wishes && around && lazyAssist({ ...around, settings, wishes, environment, tracked, signal, inTime: within });
  return {
    ...(assist === undefined ? {} : { assist }),
    store,
    tracked,
    checkContext: async (source, build) => {
      await checked();
      const view = build && (await opened);
      if (!attributes && !view?.foldersWith((name) => name === '.gitattributes').length) return;
      tell((await import('./lfs-pointers.ts')).describePointers(source, view, build));
    },
    repository: () => (opened ??= open()),
    indexes: new Indexes(settings.packages, {
      fetch,
      store,
      now: () => Date.now(),
      signal,
      onWarning: ({ message }) => onWarning(message),
    }),
    git,
    ...(options.askTime === undefined ? {} : { askTime: options.askTime }),
    environment,
    defaultPlatform: hostPlatform(process.arch),
    stopwatch: new Stopwatch(() => performance.now()),
    inTime: within,
    toolVersion: TOOL_VERSION,
  };
}
