import Anthropic from '@anthropic-ai/sdk';
import * as z from 'zod/mini';
import {
  ModelError,
  type Message,
  type ModelProvider,
  type ModelRequest,
  type ModelTurn,
} from '../../assist/model/model.ts';
import type { Json } from '../../assist/tool.ts';
import { parseJsonObject } from '../../untrusted/json.ts';
import { checkShape } from '../../untrusted/shape.ts';
import { asking } from './explain-refusal.ts';
import { narrowFetch } from './narrow-fetch.ts';
import type { ClientOptions } from './client-options.ts';

type Params = Anthropic.MessageCreateParamsNonStreaming;
type Given = Params['messages'][number];

/** Tokens of one answer: a submission has some two thousand. */
const MAX_OUTPUT = 8_192;
const API_VERSION = '2023-06-01';
/** What was sent before is cheaper, up to this mark. */
const CACHED = { cache_control: { type: 'ephemeral' } } as const;

const answerShape = z.object({
  content: z.array(
    z.looseObject({
      type: z.string(),
      text: z.optional(z.string()),
      id: z.optional(z.string()),
      name: z.optional(z.string()),
      input: z.optional(z.unknown()),
    }),
  ),
  usage: z.nullish(
    z.looseObject({
      input_tokens: z.nullish(z.number()),
      cache_read_input_tokens: z.nullish(z.number()),
      cache_creation_input_tokens: z.nullish(z.number()),
      output_tokens: z.nullish(z.number()),
    }),
  ),
});

/** Anthropic's messages, or a service that offers them. */
export function anthropicClient(options: ClientOptions): ModelProvider {
  const { endpoint, model, apiKey, streaming, name } = options;
  const client = new Anthropic({
    baseURL: endpoint,
    // One that is given keeps the library from looking for others in the environment and in files.
    apiKey: apiKey ?? 'none',
    webhookKey: null,
    logLevel: 'off',
    openTelemetry: false,
    maxRetries: 0,
    timeout: options.patience,
    fetch: narrowFetch(options, {
      'anthropic-version': API_VERSION,
      ...(apiKey === undefined ? {} : { 'x-api-key': apiKey }),
    }),
  });
  return {
    name,
    complete: (request, signal) =>
      asking({ ...options, secret: apiKey }, signal, async (limit) => {
        const params = { model, max_tokens: MAX_OUTPUT, ...bodyOf(request) };
        const answer: unknown = streaming
          ? await client.messages.stream(params, { signal: limit }).finalMessage()
          : await client.messages.create({ ...params, stream: false }, { signal: limit });
        return turnOf(answer);
      }),
  };
}

function bodyOf({ system, messages, tools }: ModelRequest): Pick<Params, 'system' | 'messages' | 'tools'> {
  return {
    system: [{ type: 'text', text: system, ...CACHED }],
    messages: messages.map((message, place) => messageOf(message, place === messages.length - 1)),
    tools: tools.map(({ name, description, parameters }) => ({
      name,
      description,
      input_schema: { ...parameters, type: 'object' },
    })),
  };
}

function messageOf(message: Message, isLast: boolean): Given {
  const mark = isLast ? CACHED : {};
  switch (message.role) {
    case 'user':
      return { role: 'user', content: [{ type: 'text', text: message.text, ...mark }] };
    case 'tools':
      return {
        role: 'user',
        content: message.answers.map(({ id, content, ok }, place) => ({
          type: 'tool_result',
          tool_use_id: id,
          content,
          ...(ok ? {} : { is_error: true }),
          ...(place === message.answers.length - 1 ? mark : {}),
        })),
      };
    case 'model':
      return { role: 'assistant', content: spoken(message) };
  }
}

type Blocks = Extract<Given['content'], readonly unknown[]>;

/** A turn may not be empty. */
function spoken({ raw, text, calls }: Message & { readonly role: 'model' }): Blocks {
  if (isSpoken(raw)) return raw;
  return [
    ...(text === '' && calls.length > 0 ? [] : [{ type: 'text' as const, text: text || '(nothing)' }]),
    ...calls.map(({ id, name, arguments: given }) => ({
      type: 'tool_use' as const,
      id,
      name,
      input: parseJsonObject(given) ?? {},
    })),
  ];
}

function isSpoken(raw: unknown): raw is Blocks {
  return Array.isArray(raw) && raw.length > 0;
}

function turnOf(answer: unknown): ModelTurn {
  const read = checkShape(answerShape, answer);
  if (!read.success) throw new ModelError('MODEL_UNREADABLE', 'its answer is no message');
  const { content, usage } = read.data;
  return {
    text: content.flatMap(({ type, text }) => (type === 'text' && text !== undefined ? [text] : [])).join('\n'),
    calls: content.flatMap(({ type, id, name, input }) =>
      type === 'tool_use' && id !== undefined && name !== undefined
        ? [{ id, name, arguments: JSON.stringify(input ?? {}) }]
        : [],
    ),
    raw: content as unknown as Json,
    tokens: {
      input:
        (usage?.input_tokens ?? 0) + (usage?.cache_read_input_tokens ?? 0) + (usage?.cache_creation_input_tokens ?? 0),
      output: usage?.output_tokens ?? 0,
    },
  };
}
