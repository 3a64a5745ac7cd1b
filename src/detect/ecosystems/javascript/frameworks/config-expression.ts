import { lookup } from '../../../../untrusted/lookup.ts';

export const UNKNOWN = Symbol('unknown');

/** What an expression gives; {@link UNKNOWN} where only running the configuration would tell. */
export type ConfigValue = string | boolean | undefined | typeof UNKNOWN;

export interface ExpressionScope {
  /** Environment variables of the build; those that are not there are not set. */
  readonly env: Readonly<Record<string, string>>;
  /** What a name of the configuration stands for. */
  readonly named: (name: string) => ConfigValue;
}

const TOKEN = /'[^'\\\n]*'|"[^"\\\n]*"|`[^`$\\]*`|[!=]==?|&&|\|\||\?\?|\?\.|[A-Za-z_$][\w$]*|\d+|\S/g;
const CONSTANTS: ReadonlyMap<string, ConfigValue> = new Map<string, ConfigValue>([
  ['true', true],
  ['false', false],
  ['undefined', undefined],
  ['null', undefined],
  // What Next.js hands to a configuration that is a function.
  ['phase', 'PHASE_PRODUCTION_BUILD'],
]);

/** The value of the expression that a text begins with. */
export function evaluate(source: string, scope: ExpressionScope): ConfigValue {
  return new Reader(source.match(TOKEN) ?? [], scope).conditional();
}

export function truth(value: ConfigValue): boolean | typeof UNKNOWN {
  return value === UNKNOWN ? UNKNOWN : Boolean(value);
}

/** Reads an expression of JavaScript from left to right, as far as configurations choose a setting with one. */
class Reader {
  readonly #tokens: readonly string[];
  readonly #scope: ExpressionScope;
  #at = 0;

  constructor(tokens: readonly string[], scope: ExpressionScope) {
    this.#tokens = tokens;
    this.#scope = scope;
  }

  conditional(): ConfigValue {
    const value = this.#alternatives();
    if (!this.#take('?')) return value;
    const yes = this.conditional();
    if (!this.#take(':')) return UNKNOWN;
    const no = this.conditional();
    const test = truth(value);
    return test === UNKNOWN ? (yes === no ? yes : UNKNOWN) : test ? yes : no;
  }

  #alternatives(): ConfigValue {
    let left = this.#both();
    for (;;) {
      const nullish = this.#take('??');
      if (!nullish && !this.#take('||')) return left;
      const right = this.#both();
      const keeps = nullish ? left !== undefined : truth(left) === true;
      left = left === UNKNOWN ? UNKNOWN : keeps ? left : right;
    }
  }

  #both(): ConfigValue {
    let left = this.#comparison();
    while (this.#take('&&')) {
      const right = this.#comparison();
      const holds = truth(left);
      left = holds === UNKNOWN ? (truth(right) === false ? right : UNKNOWN) : holds ? right : left;
    }
    return left;
  }

  #comparison(): ConfigValue {
    const left = this.#operand();
    const equals = this.#take('===') || this.#take('==');
    if (!equals && !this.#take('!==') && !this.#take('!=')) return left;
    const right = this.#operand();
    return left === UNKNOWN || right === UNKNOWN ? UNKNOWN : (left === right) === equals;
  }

  #operand(): ConfigValue {
    if (this.#take('!')) {
      const value = truth(this.#operand());
      return value === UNKNOWN ? UNKNOWN : !value;
    }
    if (this.#take('(')) {
      const value = this.conditional();
      return this.#take(')') ? this.#continued(value) : UNKNOWN;
    }
    const token = this.#tokens[this.#at++] ?? '';
    if (/^(?:'.*'|".*"|`.*`)$/s.test(token)) return this.#continued(token.slice(1, -1));
    if (!/^[A-Za-z_$]/.test(token)) return UNKNOWN;
    return this.#continued(token === 'process' ? this.#variable() : this.#name(token));
  }

  #name(name: string): ConfigValue {
    if (CONSTANTS.has(name)) return CONSTANTS.get(name);
    return /^PHASE_[A-Z_]+$/.test(name) ? name : this.#scope.named(name);
  }

  /** `process.env.NAME` and `process.env["NAME"]`. */
  #variable(): ConfigValue {
    if (!this.#take('.') || !this.#take('env')) return UNKNOWN;
    const isMember = this.#take('.') || this.#take('?.');
    if (!isMember && !this.#take('[')) return UNKNOWN;
    const name = (this.#tokens[this.#at++] ?? '').replace(/^['"`]|['"`]$/g, '');
    return isMember || this.#take(']') ? lookup(this.#scope.env, name) : UNKNOWN;
  }

  /** A value that something is done with, other than comparing it, is another one. */
  #continued(value: ConfigValue): ConfigValue {
    if (this.#take('as')) {
      this.#at++;
      return value;
    }
    const next = this.#tokens[this.#at] ?? '';
    return /^(?:\.|\?\.|\[|\(|\+)$/.test(next) ? UNKNOWN : value;
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }
}
