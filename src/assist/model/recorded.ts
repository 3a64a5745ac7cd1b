import { hash } from 'node:crypto';
import * as z from 'zod/mini';
import { parseJson } from '../../untrusted/json.ts';
import { checkShape } from '../../untrusted/shape.ts';
import type { Json } from '../tool.ts';
import { canonical } from './canonical.ts';
import { ModelError, type ModelProvider, type ModelRequest, type ModelTurn } from './model.ts';

/** Where exchanges with a model are kept, each under the key of its request. */
export interface Recordings {
  get(key: string): Promise<string | undefined>;
  put(key: string, text: string): Promise<void>;
}

const turn = z.object({
  text: z.string(),
  calls: z.array(z.object({ id: z.string(), name: z.string(), arguments: z.string() })),
  raw: z.optional(z.unknown()),
  tokens: z.object({ input: z.number(), output: z.number() }),
});
const exchange = z.object({ turn });

/** The name of a request to a model: two are the same when they are, whatever the order of their fields and wherever it runs. */
export function requestKey(model: string, request: ModelRequest): string {
  return hash('sha256', canonical({ model, ...request }), 'hex');
}

/** A provider of a model whose exchanges are written down. */
export function recording(provider: ModelProvider, model: string, recordings: Recordings): ModelProvider {
  return {
    name: provider.name,
    async complete(request, signal) {
      const answer = await provider.complete(request, signal);
      // What every request has in common, the prompt and the tools, is in the key alone.
      const written = JSON.stringify({ model, messages: request.messages, turn: answer }, undefined, 2);
      await recordings.put(requestKey(model, request), `${written}\n`);
      return answer;
    },
  };
}

/** A model that only says what was written down, and asks nobody. */
export function replaying(model: string, recordings: Recordings): ModelProvider {
  return {
    name: `${model} (recorded)`,
    async complete(request) {
      const key = requestKey(model, request);
      const text = await recordings.get(key);
      if (text === undefined) {
        const message = `the recording has no answer of ${model} to this request (${key.slice(0, 16)})`;
        throw new ModelError('MODEL_UNRECORDED', message);
      }
      return readTurn(text);
    },
  };
}

function readTurn(text: string): ModelTurn {
  const read = checkShape(exchange, parseJson(text));
  if (!read.success) throw new ModelError('MODEL_UNREADABLE', 'the recording is not one that aipack wrote');
  const { raw, ...known } = read.data.turn;
  return { ...known, ...(raw === undefined ? {} : { raw: raw as Json }) };
}
