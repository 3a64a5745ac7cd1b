import OpenAI from 'openai';
import * as z from 'zod/mini';
import {
  ModelError,
  type Message,
  type ModelProvider,
  type ModelRequest,
  type ModelTurn,
} from '../../assist/model/model.ts';
import type { Json } from '../../assist/tool.ts';
import { checkShape } from '../../untrusted/shape.ts';
import { asking } from './explain-refusal.ts';
import { narrowFetch } from './narrow-fetch.ts';
import type { ClientOptions } from './client-options.ts';

type Params = OpenAI.Chat.ChatCompletionCreateParams;
type Given = Params['messages'][number];

/** What is read of an answer. Services add fields of their own, and some want them back. */
const completion = z.object({
  choices: z
    .array(
      z.object({
        message: z.looseObject({
          content: z.nullish(z.string()),
          tool_calls: z.nullish(
            z.array(
              z.looseObject({ id: z.string(), function: z.looseObject({ name: z.string(), arguments: z.string() }) }),
            ),
          ),
        }),
      }),
    )
    .check(z.minLength(1)),
  usage: z.nullish(z.looseObject({ prompt_tokens: z.nullish(z.number()), completion_tokens: z.nullish(z.number()) })),
});

/** Any service with OpenAI's chat completions. */
export function openaiClient(options: ClientOptions): ModelProvider {
  const { endpoint, model, apiKey, streaming, name } = options;
  const client = new OpenAI({
    baseURL: endpoint,
    // The library wants one; what is sent is decided below.
    apiKey: apiKey ?? 'none',
    // Nothing is taken from variables of the environment.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    // Patience is the business of who asks.
    maxRetries: 0,
    timeout: options.patience,
    fetch: narrowFetch(options, apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
  });
  return {
    name,
    complete: (request, signal) =>
      asking({ ...options, secret: apiKey }, signal, async (limit) => {
        const params = { model, ...bodyOf(request) };
        const answer: unknown = streaming
          ? await client.chat.completions
              .stream({ ...params, stream: true, stream_options: { include_usage: true } }, { signal: limit })
              .finalChatCompletion()
          : await client.chat.completions.create({ ...params, stream: false }, { signal: limit });
        return turnOf(answer);
      }),
  };
}

function bodyOf({ system, messages, tools }: ModelRequest): Pick<Params, 'messages' | 'tools'> {
  return {
    messages: [{ role: 'system', content: system }, ...messages.flatMap(messagesOf)],
    tools: tools.map(({ name, description, parameters }) => ({
      type: 'function',
      function: { name, description, parameters },
    })),
  };
}

function messagesOf(message: Message): readonly Given[] {
  switch (message.role) {
    case 'user':
      return [{ role: 'user', content: message.text }];
    case 'tools':
      return message.answers.map(({ id, content }) => ({ role: 'tool', tool_call_id: id, content }));
    case 'model':
      return [{ ...(message.raw as object), role: 'assistant' }];
  }
}

function turnOf(answer: unknown): ModelTurn {
  const read = checkShape(completion, answer);
  if (!read.success) throw new ModelError('MODEL_UNREADABLE', 'its answer is no chat completion');
  const { choices, usage } = read.data;
  const message = choices[0]?.message ?? {};
  const { content, tool_calls: calls } = message;
  return {
    text: content ?? '',
    calls: (calls ?? []).map(({ id, function: asked }) => ({ id, name: asked.name, arguments: asked.arguments })),
    raw: echoed(message),
    tokens: { input: usage?.prompt_tokens ?? 0, output: usage?.completion_tokens ?? 0 },
  };
}

/** The message as the next request has it; what the library read out of it for its users is none of the service's. */
function echoed({
  content,
  tool_calls: calls,
  ...rest
}: z.output<typeof completion>['choices'][number]['message']): Json {
  const { parsed: _, refusal: __, ...own } = rest;
  const asked = (calls ?? []).map(({ function: { parsed_arguments: ___, ...called }, ...call }) => ({
    ...call,
    type: 'function',
    function: called,
  }));
  const message = { ...own, content: content ?? null, ...(asked.length === 0 ? {} : { tool_calls: asked }) };
  return message as unknown as Json;
}
