import type { SourceFile } from '../../core/sources.ts';

/** A function of the top level of a module. */
export interface Definition {
  readonly name: string;
  readonly asynchronous: boolean;
  /** Names of its parameters, without annotations and defaults; stars stay. */
  readonly parameters: readonly string[];
  readonly file: SourceFile;
  readonly offset: number;
}

/** Parameters of one function together that are read; people write far fewer. */
const MAX_PARAMETERS = 2000;

/** Functions of the top level of a module, in their order. */
export function definitions(file: SourceFile): readonly Definition[] {
  return [...file.text.matchAll(/^(?<async>async )?def (?<name>\w+)\(/gm)].map(({ 0: head, groups, index }) => ({
    name: groups?.name ?? '',
    asynchronous: groups?.async !== undefined,
    parameters: parametersFrom(file.text, index + head.length),
    file,
    offset: index,
  }));
}

/** The names of the parameters from behind an opening bracket on. */
export function parametersFrom(text: string, start: number): readonly string[] {
  const all: string[] = [''];
  let depth = 0;
  for (const char of text.slice(start, start + MAX_PARAMETERS)) {
    if (depth === 0 && char === ')') break;
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    if (depth === 0 && char === ',') all.push('');
    else all.push((all.pop() ?? '') + char);
  }
  return all.map((text) => /^\s*(\*{0,2}\w*)/.exec(text)?.[1] ?? '').filter((name) => name !== '');
}

/** What calls a function, by its parameters: a server of WSGI (PEP 3333) or ASGI, or a platform that hands it events. */
export type Caller = 'wsgi' | 'asgi' | 'platform';

/** Who calls a function with such parameters; undefined where they tell nothing. */
export function callerOf(parameters: readonly string[], asynchronous: boolean): Caller | undefined {
  const [first = '', second = '', third = ''] = parameters;
  if (asynchronous && first === 'scope' && second === 'receive' && third === 'send') return 'asgi';
  if (parameters.length !== 2) return undefined;
  if (/^_?(?:wsgi_)?env(?:iron)?$/.test(first) && /^_?(?:start|sr$|respond)/.test(second)) return 'wsgi';
  return /(?:event|evt|payload|input)$/.test(first) && /context$|ctx$/.test(second) ? 'platform' : undefined;
}
