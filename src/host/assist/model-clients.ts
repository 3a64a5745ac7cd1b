// What talks to models, with the libraries for it: a program of its own in dist/, which no run loads that asks no model.
import type { ModelProvider } from '../../assist/model/model.ts';
import { anthropicClient } from './anthropic.ts';
import { openaiClient } from './openai.ts';

export interface ClientOptions {
  readonly service: 'openai' | 'anthropic';
  /** Address that the paths of the service are added to. */
  readonly endpoint: string;
  readonly model: string;
  /** Sent where there is one. */
  readonly apiKey: string | undefined;
  /** Whether an answer is taken piece by piece. */
  readonly streaming: boolean;
  /** Milliseconds that one request may take. */
  readonly patience: number;
  /** The model and its host, for people. */
  readonly name: string;
  readonly userAgent: string;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A model, as far as the service it runs at is concerned. */
export function openModel(options: ClientOptions): ModelProvider {
  return options.service === 'anthropic' ? anthropicClient(options) : openaiClient(options);
}
