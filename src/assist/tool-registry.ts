import { canonical } from './model/canonical.ts';
import { ToolInputError, type Json, type Tool } from './tool.ts';
import { parseJson } from '../untrusted/json.ts';

/** What a model is told of a tool. */
export type ToolDescription = Pick<Tool, 'name' | 'description' | 'parameters'>;

/** What a model is given back: the answer as JSON text, or what was wrong with its question. */
export interface ToolAnswer {
  readonly ok: boolean;
  readonly content: string;
  /** Whether the very same was asked before: the answer is the one from then. */
  readonly repeated?: true;
}

/** Characters that an answer may have: a conversation has room for many of them. */
export const MAX_ANSWER = 16_000;

/** Answers are remembered for one conversation, which has some dozens. */
const MOST_REMEMBERED = 1000;

/** The tools of one conversation. */
export class ToolRegistry {
  readonly #tools = new Map<string, Tool>();
  readonly #answers = new Map<string, ToolAnswer>();

  /** @throws RangeError for a second tool of the same name */
  constructor(tools: Iterable<Tool>) {
    for (const tool of tools) {
      if (this.#tools.has(tool.name)) throw new RangeError(`There are two tools called ${tool.name}.`);
      this.#tools.set(tool.name, tool);
    }
  }

  /** All tools, sorted by name: the same conversation always begins with the same words. */
  describe(): readonly ToolDescription[] {
    return [...this.#tools.values()]
      .map(({ name, description, parameters }) => ({ name, description, parameters }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /**
   * Runs a tool. What a model asks wrongly is answered, so that it can ask again; only what goes wrong inside a tool is thrown. The
   * same question is answered from memory.
   * @param input arguments as a value, or as the JSON text that models give
   */
  async run(name: string, input: unknown): Promise<ToolAnswer> {
    const tool = this.#tools.get(name);
    if (tool === undefined) {
      const names = this.describe().map((known) => known.name);
      return {
        ok: false,
        content: `There is no tool ${JSON.stringify(name.slice(0, 64))}; there are ${names.join(', ')}.`,
      };
    }
    try {
      const value = typeof input === 'string' ? readArguments(name, input) : input;
      const key = `${name} ${canonical(value)}`;
      const known = this.#answers.get(key);
      if (known !== undefined) return { ...known, repeated: true };
      const answer = bounded(await tool.run(value), tool.speaks);
      if (this.#answers.size < MOST_REMEMBERED) this.#answers.set(key, answer);
      return answer;
    } catch (error) {
      if (!(error instanceof ToolInputError)) throw error;
      return { ok: false, content: error.message };
    }
  }
}

/** A tool without arguments is given nothing by some models. */
function readArguments(name: string, text: string): unknown {
  const value = text.trim() === '' ? {} : parseJson(text);
  if (value === undefined) throw new ToolInputError(name, ['arguments: not JSON']);
  return value;
}

function bounded(answer: Json, speaks: Tool['speaks']): ToolAnswer {
  const content = JSON.stringify(speaks === 'repository' ? { repository_data: answer } : answer);
  if (content.length <= MAX_ANSWER) return { ok: true, content };
  return { ok: false, content: `The answer has ${content.length} characters, more than ${MAX_ANSWER}; ask for less.` };
}
