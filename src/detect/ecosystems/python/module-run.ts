import type { SourceFile } from '../../core/sources.ts';
import { callerOf, definitions } from './definitions.ts';
import { blank, replacePieces } from '../../core/text/pieces.ts';

/** What running a module does: its work, or only what prepares it for others that use it, or nothing beyond defining. */
export type ModuleRun = 'works' | 'prepares' | 'only-defines' | 'only-imports';

const DEFINES = /^(?:async\s+def|def|class)\s/;
/** Statements that only prepare what is defined, unless they call something that starts. */
const PREPARES = /^(?:pass\b|del\s|global\s|assert\s|else\b|elif\b|except\b|finally\b|try\b|if\s|['"])/;
/** Statements after which a program has done something. */
const ACTS = /^(?:while|for|with|async|await|raise|match)\b/;
/** Calls that start something wherever they stand. */
const STARTS =
  /\b(?:run|main|serve|serve_forever|start|launch|execute|listen|start_server|start_polling|run_until_complete|run_forever|run_app|infinity_polling|polling|mainloop|consume)\s*\(/;
/** Calls that change how the rest of a module runs and have no other effect. */
const HARMLESS =
  /^(?:load_dotenv|dotenv\.load_dotenv|logging\.\w+|log(?:ger)?\.\w+|sys\.path\.\w+|warnings\.\w+|os\.environ\.\w+)\(/;
/** The name of calls that prepare what others then use: a class that extends an application, or a verb. */
const SETS_UP =
  /^(?:[A-Z]\w*|(?:load|setup|set|configure|config|init|initialize|register|add|include|mount|append|insert|extend|update|makedirs|mkdir|create|patch|apply|install|enable|disable|use|instrument|ensure|get|route|bind|wrap|chdir)(?:[A-Z_]\w*)?|(?:from|basic|simple)[_a-zA-Z]*)$/;

/** `handler(event, context)`, where a module defines one that a platform calls. */
export function handlerOf(file: SourceFile): string | undefined {
  const handler = definitions(file).find(
    ({ parameters, asynchronous }) => callerOf(parameters, asynchronous) === 'platform',
  );
  return handler && `${handler.name}(${handler.parameters.join(', ')})`;
}

/** Reads what running a file does. A file that only imports may do its work in what it imports. */
export function moduleRun(file: SourceFile): ModuleRun {
  let run: ModuleRun = 'only-imports';
  // Platforms that call handlers keep what a file prints when it is loaded.
  const prints = handlerOf(file) !== undefined;
  for (const statement of statements(file.text)) {
    const kind = kindOf(statement);
    if (kind === 'works' && !(prints && statement.startsWith('print('))) return 'works';
    if (kind === 'prepares' || (kind === 'only-defines' && run === 'only-imports')) run = kind;
  }
  return run;
}

function kindOf(statement: string): ModuleRun {
  if (/^(?:import|from|@)/.test(statement) || HARMLESS.test(statement)) return 'only-imports';
  if (DEFINES.test(statement)) return 'only-defines';
  const isMain = statement.startsWith('if') && statement.includes('__main__');
  if (isMain || ACTS.test(statement) || STARTS.test(statement)) return 'works';
  if (PREPARES.test(statement)) return 'only-imports';
  // An object that others use, as a class makes it.
  if (isAssignment(statement)) return /=\s*(?:\w+\.){0,6}[A-Z]\w*\(/.test(statement) ? 'only-defines' : 'only-imports';
  const name = /^(?:\w+\.){0,6}(\w+)\(/.exec(statement)?.[1];
  return name !== undefined && SETS_UP.test(name) ? 'prepares' : 'works';
}

function isAssignment(statement: string): boolean {
  const at = statement.search(/(?<![=!<>])=(?!=)/);
  return at > 0 ? !statement.slice(0, at).includes('(') : /^\w+\s*:/.test(statement);
}

/** Statements outside of functions and classes, without their indentation; one that goes on over several lines is one text. */
function* statements(text: string): Generator<string> {
  let inside = false;
  let depth = 0;
  let current: string[] | undefined;
  for (const line of withoutStrings(text).split('\n')) {
    const trimmed = line.trim();
    if (current === undefined) {
      if (trimmed === '') continue;
      if (!/^\s/.test(line)) inside = false;
      current = inside ? [] : [trimmed];
      if (!inside && DEFINES.test(line)) inside = true;
    } else if (current.length > 0) current.push(trimmed);
    for (const char of trimmed) {
      if ('([{'.includes(char)) depth++;
      else if (')]}'.includes(char)) depth = Math.max(0, depth - 1);
    }
    if (depth > 0 || trimmed.endsWith('\\')) continue;
    if (current.length > 0) yield current.join(' ');
    current = undefined;
  }
  if (current !== undefined && current.length > 0) yield current.join(' ');
}

/** Strings without what stands in them, which is no code, and without their line breaks; the name that a module has when it is run is kept. */
function withoutStrings(text: string): string {
  return replacePieces(text, /"""|'''|["']/g, ({ text: piece }) =>
    piece.slice(1, -1) === '__main__' ? undefined : `"${blank(piece).replaceAll('\n', ' ').slice(2)}"`,
  );
}
