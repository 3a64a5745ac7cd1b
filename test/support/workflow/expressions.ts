import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** What expressions can name, by the name of its context: `github`, `needs`, `matrix`… */
export type Contexts = Readonly<Record<string, unknown>>;

/** How the jobs and steps before went, which the status functions tell. */
export interface Status {
  readonly failed: boolean;
  /** A job that needs one which was left out is left out itself, though nothing failed. */
  readonly skipped?: boolean;
  readonly cancelled?: boolean;
}

const KNOWN = [
  'github',
  'env',
  'vars',
  'job',
  'jobs',
  'steps',
  'runner',
  'secrets',
  'strategy',
  'matrix',
  'needs',
  'inputs',
];
const STATUS = ['success', 'failure', 'always', 'cancelled'] as const;

/**
 * The value of an expression, without the braces around it, as GitHub's own parser reads it.
 * @throws Error for what is no expression, or names a context or function that there is not
 */
export function evaluate(text: string, contexts: Contexts, status: Status = { failed: false }): unknown {
  const functions = STATUS.map((name) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(holds(name, status)),
  }));
  const parsed = new Parser(new Lexer(text).lex().tokens, KNOWN, functions).parse();
  const all = new data.Dictionary(...KNOWN.map((name) => ({ key: name, value: toData(contexts[name] ?? {}) })));
  return fromData(new Evaluator(parsed, all, new Map(functions.map((each) => [each.name, each]))).evaluate());
}

function holds(name: (typeof STATUS)[number], { cancelled = false, failed, skipped = false }: Status): boolean {
  switch (name) {
    case 'always':
      return true;
    case 'cancelled':
      return cancelled;
    case 'failure':
      return failed;
    case 'success':
      return !failed && !cancelled && !skipped;
  }
}

const EXPRESSION = /\$\{\{(.*?)\}\}/gs;

/** A text of a workflow with its expressions filled in. One that is nothing but an expression has the value of it, of whatever kind. */
export function fill(value: unknown, contexts: Contexts, status?: Status): unknown {
  if (Array.isArray(value)) return value.map((each) => fill(each, contexts, status));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each, contexts, status)]));
  if (typeof value !== 'string') return value;
  const [only] = [...value.matchAll(EXPRESSION)];
  if (only?.[0] === value.trim() && only[1] !== undefined) return evaluate(only[1], contexts, status);
  return value.replaceAll(EXPRESSION, (_, inner: string) => textOf(evaluate(inner, contexts, status)));
}

/** As the runner hands a value to a step: an environment knows nothing but text. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether a job or step runs. A condition that asks for no status asks for success. */
export function isMet(condition: unknown, contexts: Contexts, status: Status): boolean {
  const text = condition === undefined ? 'success()' : textOf(condition);
  const inner = /^\s*\$\{\{(.*)\}\}\s*$/s.exec(text)?.[1] ?? text;
  const asks = STATUS.some((name) => inner.includes(`${name}()`));
  const value = evaluate(asks ? inner : `success() && (${inner})`, contexts, status);
  return value !== false && value !== null && value !== '' && value !== 0;
}

/** Expressions in a value of a workflow, without the braces. */
export function expressionsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [...value.matchAll(EXPRESSION)].map(([, inner = '']) => inner);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(expressionsIn);
}

/** @throws Error for what is no expression, or names what there is not */
export function parseExpression(text: string): void {
  const functions = [...STATUS.map((name) => ({ name, minArgs: 0, maxArgs: 0 }))];
  new Parser(new Lexer(text).lex().tokens, KNOWN, functions).parse();
}

function toData(value: unknown): data.ExpressionData {
  return JSON.parse(JSON.stringify(value), data.reviver) as data.ExpressionData;
}

function fromData(value: data.ExpressionData | undefined): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value, data.replacer));
}
