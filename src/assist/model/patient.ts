import { ModelError, type ModelErrorCode, type ModelProvider } from './model.ts';

/** What may be otherwise a moment later. */
const PASSING: ReadonlySet<ModelErrorCode> = new Set<ModelErrorCode>([
  'MODEL_BUSY',
  'MODEL_TIMEOUT',
  'MODEL_UNREACHABLE',
  'MODEL_BROKEN',
  'MODEL_UNREADABLE',
]);

/** Times that one request is made at most. */
export const MOST_ATTEMPTS = 4;
/** Milliseconds that one wait may take; services whose quota is spent ask for hours. */
export const LONGEST_WAIT = 60_000;
/** Milliseconds before the second attempt where the service names no time; each further wait is twice as long. */
const FIRST_WAIT = 1_000;

export interface Patience {
  /** Resolves after milliseconds, or rejects with the reason of the signal. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Told before each wait, as a sentence. */
  readonly tell: (message: string) => void;
}

/** A provider that makes a request again where the failure may pass, after the time that the service asks for. */
export function patient(provider: ModelProvider, { wait, tell }: Patience): ModelProvider {
  return {
    name: provider.name,
    async complete(request, signal) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await provider.complete(request, signal);
        } catch (error) {
          if (!(error instanceof ModelError) || !PASSING.has(error.code) || attempt >= MOST_ATTEMPTS) throw error;
          const pause = error.retryAfter ?? FIRST_WAIT * 2 ** (attempt - 1);
          if (pause > LONGEST_WAIT) {
            const message = `${error.message}; it asks to wait ${seconds(pause)}, and ${seconds(LONGEST_WAIT)} is the longest wait`;
            throw new ModelError(error.code, message, { cause: error });
          }
          tell(`${error.message}; asking again in ${seconds(pause)}`);
          await wait(pause, signal);
        }
      }
    },
  };
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 1000)} s`;
}
