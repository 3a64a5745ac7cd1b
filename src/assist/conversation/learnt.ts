import { parseJsonObject } from '../../untrusted/json.ts';
import type { ToolCall } from '../model/model.ts';
import type { ToolAnswer } from '../tool-registry.ts';
import { SUBMIT } from '../tools/submit.ts';

/** Names of each kind that are told. */
const MAX_TOLD = 12;
const MAX_WORDS = 600;
const MAX_REFUSAL = 2_000;

/** What a conversation came to know, for whoever has to go on without it. */
export class Learnt {
  readonly #files = new Set<string>();
  readonly #packages = new Set<string>();
  #refusal: string | undefined;
  #words = '';

  /** Takes down what an answer of a tool says. */
  add(call: ToolCall, answer: ToolAnswer): void {
    const asked = parseJsonObject(call.arguments);
    const told = parseJsonObject(answer.content);
    if (call.name === 'read_file' && answer.ok && typeof asked?.path === 'string') this.#files.add(asked.path);
    if (call.name === 'validate_wolfi_packages' && Array.isArray(told?.packages)) {
      for (const { name, valid } of told.packages as readonly { readonly name: string; readonly valid: boolean }[]) {
        if (valid) this.#packages.add(name);
      }
    }
    if (call.name === SUBMIT) {
      const problems = told?.problems;
      this.#refusal = typeof problems === 'string' ? problems : answer.content;
    }
  }

  /** Takes down what the model says beside asking. */
  hear(text: string): void {
    if (text.trim() !== '') this.#words = text.trim();
  }

  /** As lines of a message. */
  describe(): readonly string[] {
    return [
      ...(this.#refusal === undefined
        ? []
        : [`its last submission was refused:\n${this.#refusal.slice(0, MAX_REFUSAL)}`]),
      ...listed('it read', this.#files),
      ...listed('packages that it checked and that exist:', this.#packages),
      ...(this.#words === '' ? [] : [`its last words: ${this.#words.slice(0, MAX_WORDS)}`]),
    ];
  }
}

function listed(what: string, names: ReadonlySet<string>): readonly string[] {
  if (names.size === 0) return [];
  const more = names.size - MAX_TOLD;
  return [`${what} ${[...names].slice(0, MAX_TOLD).join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
}
