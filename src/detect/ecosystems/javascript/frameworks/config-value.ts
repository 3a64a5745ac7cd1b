import { asString } from '../../../core/manifests/document.ts';
import { commandsOf, takeAssignments } from '../../../core/start-line.ts';
import type { JavascriptView } from '../framework.ts';
import { evaluate, truth, UNKNOWN, type ConfigValue } from './config-expression.ts';

export { UNKNOWN } from './config-expression.ts';

/** A setting in a configuration that is code, as a production build gets it. */
export interface Setting {
  readonly value: ConfigValue;
  /** Where it stands in the text. */
  readonly index: number;
}

interface Scope {
  readonly text: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where the value of each variable stands. */
  readonly variables: ReadonlyMap<string, number>;
  /** Variables that were looked at. */
  readonly seen: Map<string, ConfigValue>;
}

/** No expression that chooses a setting is longer, in characters. */
const MAX_EXPRESSION = 400;

/**
 * The last setting of a name in a configuration, comments blanked: `name: value`, `name,` or `config.name = value`, with conditions and
 * names followed as far as they depend on nothing but the environment of a production build.
 */
export function settingOf(text: string, name: string, env: Readonly<Record<string, string>>): Setting | undefined {
  const scope = { text, env, variables: variablesOf(text), seen: new Map<string, ConfigValue>() };
  let found: Setting | undefined;
  for (const { index, offset } of mentions(text, name)) {
    const applies = conditionAround(index, scope);
    if (applies === false) continue;
    const value = offset === undefined ? named(name, scope) : valueAt(offset, scope);
    found = { value: applies === UNKNOWN ? UNKNOWN : value, index };
  }
  return found;
}

/** A place where a name is given a value; `offset` is that of the expression, undefined where the name stands for itself. */
interface Mention {
  readonly index: number;
  readonly offset: number | undefined;
}

function* mentions(text: string, name: string): Generator<Mention> {
  for (const { 0: word, index } of text.matchAll(/[A-Za-z_$][\w$]*/g)) {
    if (word !== name) continue;
    const before = text.slice(Math.max(0, index - 80), index).trimEnd();
    const after = /^['"]?\s{0,80}/.exec(text.slice(index + word.length, index + word.length + 100))?.[0] ?? '';
    const end = index + word.length + after.length;
    const next = text.slice(end, end + 2);
    const isAssigned = /^=[^=>]/.test(next) && before.endsWith('.');
    if (next.startsWith(':') || isAssigned) yield { index, offset: end + 1 };
    else if (/^[,}]/.test(next) && /[{,]$/.test(before)) yield { index, offset: undefined };
  }
}

/** What the condition around a setting gives, where there is one: `...(condition && { name: value })`, `if (condition) {`. */
function conditionAround(index: number, scope: Scope): boolean | typeof UNKNOWN {
  const before = scope.text.slice(Math.max(0, index - MAX_EXPRESSION), index);
  const open = openBrace(before);
  const head = open === -1 ? '' : before.slice(0, open).trimEnd();
  const branch = head.lastIndexOf('if');
  const spread = head.lastIndexOf('...');
  if (branch > spread && /^if\s*\([^{};]*\)$/.test(head.slice(branch)))
    return truth(evaluated(head.slice(branch + 2), scope));
  if (spread === -1) return true;
  const test = /^\.{3}([^{};,]*)(?:&&|\?)\s*\(?$/.exec(head.slice(spread))?.[1];
  // A bracket around it all opens here and closes behind the setting.
  return test === undefined ? true : truth(evaluated(test.trim().replace(/^\((?=[^()]*$)/, ''), scope));
}

/** The innermost brace that is open at the end of a text; -1 for none. */
function openBrace(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === '}') depth++;
    else if (text[at] === '{' && depth-- === 0) return at;
  }
  return -1;
}

function valueAt(offset: number, scope: Scope): ConfigValue {
  return evaluated(scope.text.slice(offset, offset + MAX_EXPRESSION), scope);
}

function evaluated(source: string, scope: Scope): ConfigValue {
  return evaluate(source, { env: scope.env, named: (name) => named(name, scope) });
}

/** What a variable of the configuration stands for; one that stands for itself is unknown. */
function named(name: string, scope: Scope): ConfigValue {
  const offset = scope.variables.get(name);
  if (offset === undefined) return UNKNOWN;
  if (scope.seen.has(name)) return scope.seen.get(name);
  scope.seen.set(name, UNKNOWN);
  const value = valueAt(offset, scope);
  scope.seen.set(name, value);
  return value;
}

function variablesOf(text: string): ReadonlyMap<string, number> {
  const declared = text.matchAll(/\b(?:const|let|var)\s+([\w$]+)(?:\s*:[^=;\n]{1,60})?\s*=(?![=>])/g);
  return new Map([...declared].map((match) => [match[1] ?? '', match.index + match[0].length]));
}

/** The setting of a name in the first of these configuration files. */
export function settingIn(view: JavascriptView, name: string, files: readonly string[]): Setting | undefined {
  const config = view.config(...files);
  return config === undefined ? undefined : settingOf(config.text, name, buildEnvironment(view));
}

/** What every production build has in its environment. */
const PRODUCTION: Readonly<Record<string, string>> = { NODE_ENV: 'production' };

/** The environment of a project's production build, by its build script and the environment files that it brings. */
export function buildEnvironment({ folder }: JavascriptView): Readonly<Record<string, string>> {
  const script = asString(folder.json('package.json')?.get('scripts', 'build')) ?? '';
  const assigned = commandsOf(script).map((words) => takeAssignments(words).env);
  const files = ['.env', '.env.production'].map((name) => variablesIn(folder.read(name) ?? ''));
  return Object.assign({}, ...files, PRODUCTION, ...assigned) as Readonly<Record<string, string>>;
}

function variablesIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/^(?:export[ \t]+)?([A-Za-z_]\w*)=([^\n]*)$/gm)].map(([, name = '', value = '']) => [
      name,
      value.trim().replace(/^'(.*)'$|^"(.*)"$/, '$1$2'),
    ]),
  );
}
