import type { SourceFile } from '../../core/sources.ts';
import type { Found } from '../../core/types.ts';
import { factoryNamed } from './applications.ts';
import { importedText } from './imported-text.ts';

/** How an application object of a module gets its routes, where importing the module is not enough. */
export interface Completion {
  /** The function that does it and hands the object out; without one only the project's own program completes it. */
  readonly factory: Found<string> | undefined;
}

/** Calls that give an object its routes. */
const REGISTERS = /\b(?<object>\w+)\.(?:route|register_blueprint|add_url_rule|add_resource|get|post|put|delete)\(/g;
/** A call with the names that it is given, and the variable that its result goes to. */
const CALLS = /(?:^(?<made>\w+)[ \t]*=[ \t]*(?:\w+\.)*)?\b(?<callee>\w+)\((?<given>[^()\n]{0,200})/gm;
/** Extensions that add no pages of the application's own. */
const NO_ROUTES =
  /^(?:Babel|Bcrypt|Cache|Compress|CORS|CSRFProtect|Flask\w+|Limiter|LoginManager|Mail|Migrate|ProxyFix|Session|SQLAlchemy|Talisman|init_app|print|str)$/;

/** How `module:object` of Flask is completed; undefined where it is when its modules are imported, or where nothing tells. */
export function completionOf(files: readonly SourceFile[], application: Found<string>): Completion | undefined {
  const object = application.value.slice(application.value.indexOf(':') + 1);
  const imported = files.map(({ text }) => importedText(text, true));
  const calls = imported.flatMap((text) => [...text.matchAll(CALLS)].map(({ groups }) => groups ?? {}));
  const handed = calls.filter(({ given = '' }) => given.split(/\W+/).includes(object));
  // What is made with the object may hold its routes: `api = Api(app)`.
  const objects = new Set([object, ...handed.flatMap(({ made }) => made ?? [])]);
  const registered = (text: string): number =>
    [...text.matchAll(REGISTERS)].filter(({ groups }) => objects.has(groups?.object ?? '')).length;
  if (handed.some(({ callee = '', made }) => made === undefined && !NO_ROUTES.test(callee))) return undefined;
  const functions = files.flatMap(({ text }) => functionBodies(text));
  const byName = Map.groupBy(functions, ([name]) => name);
  const completing = functions.filter(([, body]) => registered(body) > 0);
  if (completing.length === 0) return undefined;
  const run = [...imported];
  const reached = new Set<string>();
  for (const text of run) {
    for (const { groups } of text.matchAll(CALLS)) {
      const name = groups?.callee ?? '';
      if (reached.has(name)) continue;
      reached.add(name);
      run.push(...(byName.get(name) ?? []).map(([, body]) => body));
    }
  }
  const missing = completing.filter(([name]) => !reached.has(name));
  const count = (texts: readonly string[]) => texts.reduce((sum, text) => sum + registered(text), 0);
  if (count(missing.map(([, body]) => body)) <= count(run)) return undefined;
  const returns = missing.flatMap(([name, body]) => {
    const gives = [...body.matchAll(/^[ \t]+return (?<what>\w+)[ \t]*$/gm)].some(
      ({ groups }) => groups?.what === object,
    );
    return gives && (USUAL.test(name) || !isGiven(files, name)) ? [name] : [];
  });
  return { factory: factoryNamed(files, returns) };
}

/** Names of functions that make an application of their own settings. */
const USUAL = /^(?:create|make|get|build)_\w*app/;

/** Whether the project itself calls a function with arguments, which a server would not give it. */
function isGiven(files: readonly SourceFile[], name: string): boolean {
  return files.some(({ text }) =>
    [...text.matchAll(CALLS)].some(
      ({ groups, index }) =>
        groups?.callee === name &&
        groups.given?.trim() !== '' &&
        !/def\s+$/.test(text.slice(Math.max(0, index - 8), index)),
    ),
  );
}

/** Functions and methods of the top level's functions and classes by name, with the text of the outermost one. */
function functionBodies(text: string): readonly (readonly [name: string, body: string])[] {
  const found: [string, string][] = [];
  let current: [string, string] | undefined;
  for (const line of text.split('\n')) {
    if (/^[^\s)\]}#]/.test(line)) {
      const name = /^(?:(?:async )?def|class) (?<name>\w+)/.exec(line)?.groups?.name;
      current = name === undefined ? undefined : [name, ''];
      if (current !== undefined) found.push(current);
    } else if (current !== undefined) current[1] += `${line}\n`;
  }
  return found;
}
