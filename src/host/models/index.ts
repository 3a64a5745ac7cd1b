// What talks to models, with the libraries for it: a program of its own in dist/, which no run loads that asks no model.
import type { ModelProvider } from '../../assist/model/model.ts';
import { anthropicClient } from './anthropic.ts';
import type { ClientOptions } from './client-options.ts';
import { openaiClient } from './openai.ts';

/** A model, as far as the service it runs at is concerned. */
export function openModel(options: ClientOptions): ModelProvider {
  return options.service === 'anthropic' ? anthropicClient(options) : openaiClient(options);
}
