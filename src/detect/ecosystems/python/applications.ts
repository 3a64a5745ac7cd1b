import type { SourceFile } from '../../core/sources.ts';
import type { Found } from '../../core/types.ts';
import { importedText } from './imported-text.ts';
import { moduleName } from './scan.ts';

/**
 * `module:variable` of the first application object that a constructor makes, itself or in a function that is called for it, with the
 * place; of several constructors the first that makes one.
 */
export function applicationObject(
  files: readonly SourceFile[],
  ...constructors: readonly string[]
): Found<string> | undefined {
  const all = files.filter(isProgram).flatMap(assignments);
  const alone = new Map(
    all
      .filter(({ others }) => !others)
      .reverse()
      .map((assignment) => [assignment.called, assignment]),
  );
  const factories = definedFactories(files);
  for (const constructor of constructors) {
    const pair = all.find(({ called, others }) => called === constructor && others);
    const made = [...makers(files, constructor), ...factories].find((name) => alone.has(name));
    const because = `${constructor} is made here`;
    const found =
      importable(alone.get(constructor), because) ??
      importable(pair, because) ??
      importable(alone.get(made ?? ''), because);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A variable at the top of a module, or of a block there, that a call gives its value. */
interface Assignment {
  readonly name: string;
  /** The function whose result it is, without the modules before it. */
  readonly called: string;
  /** Whether a second variable is assigned with it: `app, rt = fast_app()`. */
  readonly others: boolean;
  readonly file: SourceFile;
  readonly offset: number;
}

const ASSIGNMENT =
  /^[ \t]*(?<name>\w+)[ \t]*(?::[ \t]*[\w.]+[ \t]*|,[ \t]*(?<second>\w+)[ \t]*)?=\s*(?:\w+\.){0,3}(?<called>\w+)\(/gm;

function assignments(file: SourceFile): readonly Assignment[] {
  return [...importedText(file.text).matchAll(ASSIGNMENT)].map(({ groups, index }) => ({
    name: groups?.name ?? '',
    called: groups?.called ?? '',
    others: groups?.second !== undefined,
    file,
    offset: index,
  }));
}

/** Migrations of Alembic make an application for themselves. */
function isProgram({ name, text }: SourceFile): boolean {
  return !/(?:^|\/)env\.py$/.test(name) || !/\balembic\b/.test(text);
}

/** A server imports the module by name, so a folder that is no identifier cannot hold it. */
export function isImportable({ name }: SourceFile): boolean {
  return /^[\w/]+\.py$/.test(name);
}

function importable(assignment: Assignment | undefined, because: string): Found<string> | undefined {
  if (assignment === undefined || !isImportable(assignment.file)) return undefined;
  const { name, file, offset } = assignment;
  return { value: `${moduleName(file.name)}:${name}`, because, location: file.where(offset) };
}

const DEFINITION = /^def (?<name>\w+)\(/gm;

function definedFactories(files: readonly SourceFile[]): readonly string[] {
  const defined = new Set(
    files.flatMap(({ text }) => [...text.matchAll(DEFINITION)].map(({ groups }) => groups?.name)),
  );
  return USUAL_FACTORIES.filter((name) => defined.has(name));
}

/** Functions of the top level in whose body the call stands. */
function makers(files: readonly SourceFile[], constructor: string): readonly string[] {
  const names = new Set<string>();
  for (const { text } of files) {
    if (!calls(text, constructor)) continue;
    let current: string | undefined;
    for (const line of text.split('\n')) {
      if (/^[^\s)#]/.test(line)) current = /^(?:async )?def (\w+)\(/.exec(line)?.[1];
      if (current !== undefined && calls(line, constructor)) names.add(current);
    }
  }
  return [...names];
}

function calls(text: string, name: string): boolean {
  for (let at = text.indexOf(`${name}(`); at !== -1; at = text.indexOf(`${name}(`, at + 1)) {
    if (at === 0 || !/\w/.test(text.charAt(at - 1))) return true;
  }
  return false;
}

/** `module:factory` where an application is made only inside a function that needs nothing; a constructor says what it must make. */
export function applicationFactory(files: readonly SourceFile[], constructor?: string): Found<string> | undefined {
  return factoryNamed(files, constructor === undefined ? USUAL_FACTORIES : makers(files, constructor));
}

/** The first function of one of these names that a server can call. */
export function factoryNamed(files: readonly SourceFile[], usual: readonly string[]): Found<string> | undefined {
  const names = new Set(usual);
  for (const file of files) {
    const match = [...file.text.matchAll(DEFINITION)].find(({ groups }) => names.has(groups?.name ?? ''));
    if (match === undefined) continue;
    const start = match.index + match[0].length;
    const end = file.text.indexOf(')', start);
    const parameters = file.text
      .slice(start, end)
      .split(',')
      .map((each) => each.trim());
    // A server calls it without arguments.
    if (end === -1 || !parameters.every((each) => /^$|^[*/]|=/.test(each)) || !isImportable(file)) continue;
    return {
      value: `${moduleName(file.name)}:${match.groups?.name ?? ''}`,
      because: 'this function makes the application',
      location: file.where(match.index),
    };
  }
  return undefined;
}

/** What functions that make an application are called, whatever class it is of. */
const USUAL_FACTORIES = ['create_app', 'make_app', 'get_app', 'build_app', 'create_application', 'get_application'];
