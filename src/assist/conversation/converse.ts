import { AipackError } from '../../schema/errors.ts';
import { estimateTokens } from '../context/format.ts';
import {
  ModelError,
  type CallAnswer,
  type Message,
  type ModelProvider,
  type ModelTurn,
  type ToolCall,
} from '../model/model.ts';
import type { ToolRegistry } from '../tool-registry.ts';
import { SUBMIT } from '../tools/submit.ts';
import { fitted } from './history.ts';
import { Learnt } from './learnt.ts';
import { CONVERSATION_LIMITS, type ConversationLimits } from './limits.ts';
import { NUDGE, SYSTEM_PROMPT } from './prompt.ts';

export interface ConversationOptions {
  readonly provider: ModelProvider;
  readonly tools: ToolRegistry;
  /** What the model is told first. */
  readonly first: string;
  /** Whether a submission was accepted, which ends the conversation. */
  readonly isDone: () => boolean;
  /** Told what goes on, as a sentence. */
  readonly tell: (message: string) => void;
  /** Ends the run. */
  readonly signal: AbortSignal;
  /** Ends the conversation, as any other limit does. */
  readonly deadline: AbortSignal;
  readonly limits?: ConversationLimits;
}

/** What a conversation took. */
export interface ConversationCost {
  readonly turns: number;
  readonly tokens: number;
}

/**
 * Talks with a model until it has submitted a build that holds.
 * @throws AipackError ASSIST_FAILED where the model can't be asked, ASSIST_GAVE_UP where a limit is reached, with what was learnt
 */
export async function converse(options: ConversationOptions): Promise<ConversationCost> {
  const { provider, tools, first, isDone, tell, limits = CONVERSATION_LIMITS } = options;
  const learnt = new Learnt();
  const messages: Message[] = [{ role: 'user', text: first }];
  const described = tools.describe();
  let tokens = 0;
  let idle = 0;
  for (let turn = 1; turn <= limits.turns; turn++) {
    const request = { system: SYSTEM_PROMPT, messages: fitted(messages, limits.history), tools: described };
    const answer = await ask(options, request, learnt);
    tokens +=
      answer.tokens.input + answer.tokens.output ||
      estimateTokens(JSON.stringify([request, answer.text, answer.calls]));
    learnt.hear(answer.text);
    const { text, calls, raw } = answer;
    messages.push({ role: 'model', text, calls, ...(raw === undefined ? {} : { raw }) });
    const { answers, isNew } = await run(calls, tools, limits, learnt, tell);
    if (isDone()) return { turns: turn, tokens };
    messages.push(calls.length === 0 ? { role: 'user', text: NUDGE } : { role: 'tools', answers });
    idle = isNew ? 0 : idle + 1;
    if (idle >= limits.idleTurns) throw gaveUp(provider, `it asked nothing new ${idle} times in a row`, learnt);
    if (tokens > limits.tokens) throw gaveUp(provider, `it used ${tokens} tokens, more than ${limits.tokens}`, learnt);
  }
  throw gaveUp(provider, `it submitted no build that holds in ${limits.turns} answers`, learnt);
}

async function ask(
  { provider, signal, deadline }: ConversationOptions,
  request: Parameters<ModelProvider['complete']>[0],
  learnt: Learnt,
): Promise<ModelTurn> {
  try {
    return await provider.complete(request, AbortSignal.any([signal, deadline]));
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.aborted) throw gaveUp(provider, 'it took longer than it may', learnt, error);
    if (!(error instanceof ModelError)) throw error;
    throw new AipackError(
      {
        code: 'ASSIST_FAILED',
        message: `The model ${provider.name} could not be asked: ${error.message} (${error.code})`,
        hint: 'Check assist-endpoint, assist-model and the key; docs/assist.md says what a service has to offer. Without a model, write an aipack.yml.',
      },
      { cause: error },
    );
  }
}

/** Runs what the model asks for, in its order. */
async function run(
  calls: readonly ToolCall[],
  tools: ToolRegistry,
  { callsInTurn }: ConversationLimits,
  learnt: Learnt,
  tell: (message: string) => void,
): Promise<{ readonly answers: readonly CallAnswer[]; readonly isNew: boolean }> {
  const answers: CallAnswer[] = [];
  let isNew = false;
  for (const [place, call] of calls.entries()) {
    if (place >= callsInTurn) {
      answers.push({ id: call.id, ok: false, content: `Not run: ask for at most ${callsInTurn} tools at once.` });
      continue;
    }
    const answer = await tools.run(call.name, call.arguments);
    learnt.add(call, answer);
    tell(sentenceOf(call, answer.ok));
    isNew ||= answer.ok && answer.repeated !== true;
    const again = answer.repeated === true ? 'You asked this before; the answer is the same:\n' : '';
    answers.push({ id: call.id, ok: answer.ok, content: `${again}${answer.content}` });
  }
  return { answers, isNew };
}

/** Characters of what was asked that progress shows. */
const MAX_SHOWN = 100;

function sentenceOf({ name, arguments: given }: ToolCall, ok: boolean): string {
  if (name === SUBMIT) return 'the model submits a build';
  const what = given.replaceAll(/\s+/g, ' ').slice(0, MAX_SHOWN);
  return `the model asks ${name.slice(0, 40)} ${what}${given.length > MAX_SHOWN ? '…' : ''}${ok ? '' : ': refused'}`;
}

function gaveUp(provider: ModelProvider, why: string, learnt: Learnt, cause?: unknown): AipackError {
  const lines = learnt.describe().map((line) => `- ${line}`);
  return new AipackError(
    {
      code: 'ASSIST_GAVE_UP',
      message: [`The model ${provider.name} came to no build: ${why}`, ...lines].join('\n'),
      hint: 'Try a larger model, or write an aipack.yml with what it found out.',
    },
    { cause },
  );
}
