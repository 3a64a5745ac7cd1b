import type { LineSettings } from '../app/settings.ts';
import type { Interrupts } from '../host/in-time.ts';
import type { CredentialsProvider } from '../oci/index.ts';
import type { IndexStore } from '../wolfi/index.ts';
import type { ActionProgress } from './action-progress.ts';
import type { ActionInputs } from './inputs.ts';

export interface ActionSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  /** Relative paths are taken from here: the checkout. */
  readonly directory: string;
  readonly signal: AbortSignal;
  /** What signals do while the program is busy. */
  readonly interrupts: Interrupts;
}

/** What a mode works with. */
export interface ModeRun {
  readonly inputs: ActionInputs;
  readonly settings: LineSettings;
  readonly store: IndexStore;
  /** The accounts that the step gives. */
  readonly logins: CredentialsProvider | undefined;
  readonly surroundings: ActionSurroundings;
  readonly progress: ActionProgress;
}
