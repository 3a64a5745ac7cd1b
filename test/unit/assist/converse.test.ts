import { describe, expect, test } from '@jest/globals';
import { converse, type ConversationOptions } from '../../../src/assist/conversation/converse.ts';
import { fitted } from '../../../src/assist/conversation/history.ts';
import { CONVERSATION_LIMITS } from '../../../src/assist/conversation/limits.ts';
import { FORGOTTEN } from '../../../src/assist/conversation/prompt.ts';
import type { Message, ModelTurn } from '../../../src/assist/model/model.ts';
import { ToolRegistry } from '../../../src/assist/tool-registry.ts';
import { defineTool } from '../../../src/assist/tool.ts';
import * as z from 'zod/mini';

const echo = defineTool({
  name: 'echo',
  description: 'Says it again.',
  input: z.strictObject({ text: z.string() }),
  run: ({ text }) => ({ text }),
});
const never = (): AbortSignal => new AbortController().signal;

function options(
  turn: (n: number) => ModelTurn | Promise<ModelTurn>,
  more: Partial<ConversationOptions> = {},
): ConversationOptions {
  let n = 0;
  return {
    provider: { name: 'scripted', complete: async () => turn(n++) },
    tools: new ToolRegistry([echo]),
    first: 'first',
    isDone: () => false,
    tell: () => undefined,
    signal: never(),
    deadline: never(),
    ...more,
  };
}
const asks = (...texts: readonly string[]): ModelTurn => ({
  text: '',
  calls: texts.map((text, i) => ({ id: String(i), name: 'echo', arguments: JSON.stringify({ text }) })),
  tokens: { input: 1_000, output: 10 },
});

describe('a conversation ends', () => {
  test('when its tokens are spent', async () => {
    const limits = { ...CONVERSATION_LIMITS, tokens: 3_000 };
    await expect(converse(options((n) => asks(String(n)), { limits }))).rejects.toThrow(
      /it used 3030 tokens, more than 3000/,
    );
  });

  test('when its tokens are spent at a service that does not count them', async () => {
    const limits = { ...CONVERSATION_LIMITS, tokens: 3_000 };
    const uncounted = (n: number): ModelTurn => ({ ...asks(String(n)), tokens: { input: 0, output: 0 } });
    await expect(converse(options(uncounted, { limits }))).rejects.toThrow(/tokens, more than 3000/);
  });

  test('when its time is over, also in the middle of a request', async () => {
    const deadline = new AbortController();
    const turn = async (n: number): Promise<ModelTurn> => {
      if (n === 0) return asks('a');
      deadline.abort(new Error('late'));
      throw new Error('the request was ended');
    };
    const asked = converse(options(turn, { deadline: deadline.signal }));
    await expect(asked).rejects.toMatchObject({ code: 'ASSIST_GAVE_UP' });
    await expect(asked).rejects.toThrow(/it took longer than it may/);
  });

  test('when the run is cancelled, with the reason for that', async () => {
    const cancel = new AbortController();
    const turn = async (): Promise<ModelTurn> => {
      cancel.abort(new Error('Ctrl-C'));
      throw new Error('the request was ended');
    };
    await expect(converse(options(turn, { signal: cancel.signal }))).rejects.toThrow('Ctrl-C');
  });

  test('with an error of its own kind for a mistake of the program', async () => {
    await expect(converse(options(() => Promise.reject(new TypeError('a bug'))))).rejects.toThrow(TypeError);
  });
});

test('of more tools than one answer may ask for, the rest is not run', async () => {
  const seen: (readonly Message[])[] = [];
  const many = asks(...Array.from({ length: 20 }, (_, i) => String(i)));
  const asked = converse({
    ...options(() => many),
    provider: {
      name: 'scripted',
      complete: async ({ messages }) => {
        seen.push(messages);
        return many;
      },
    },
  });
  await expect(asked).rejects.toThrow(/nothing new/);
  const answers = seen[1]?.findLast(({ role }) => role === 'tools');
  expect(answers).toMatchObject({
    answers: { length: 20, 16: { ok: false, content: expect.stringContaining('Not run') as unknown } },
  });
});

describe('a long conversation', () => {
  const round = (n: number): readonly Message[] => [
    { role: 'model', text: '', calls: [{ id: String(n), name: 'echo', arguments: '{}' }] },
    { role: 'tools', answers: [{ id: String(n), ok: true, content: 'x'.repeat(1_000) }] },
  ];
  const messages: readonly Message[] = [{ role: 'user', text: 'first' }, ...[0, 1, 2, 3].flatMap(round)];
  const contents = (characters: number): readonly string[] =>
    fitted(messages, characters).flatMap((message) =>
      message.role === 'tools' ? message.answers.map(({ content }) => content) : [],
    );

  test('leaves the oldest answers out first, and the newest never', () => {
    const whole = 'x'.repeat(1_000);
    expect(contents(10_000)).toEqual([whole, whole, whole, whole]);
    expect(contents(3_500)).toEqual([FORGOTTEN, whole, whole, whole]);
    expect(contents(10)).toEqual([FORGOTTEN, FORGOTTEN, whole, whole]);
  });

  test('keeps one answer for each question, as services want it', () => {
    expect(fitted(messages, 10)).toHaveLength(messages.length);
  });
});
