import type { AssistWishes } from '../../app/assist.ts';
import type { InTime } from '../../app/in-time.ts';
import type { LineSettings } from '../../app/settings.ts';

export interface AssistantOptions {
  readonly settings: LineSettings;
  readonly wishes: AssistWishes;
  readonly environment: NodeJS.ProcessEnv;
  /** Where relative paths start. */
  readonly directory: string;
  readonly apiKey: string | undefined;
  readonly tracked: () => Promise<readonly string[]>;
  readonly signal: AbortSignal;
  readonly inTime: InTime;
  /** Told what goes on, as sentences that stop nothing. */
  readonly tell: (message: string) => void;
}
