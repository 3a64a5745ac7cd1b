import { parse, TomlError } from 'smol-toml';
import { valueAt, type Document, type Step } from './document.ts';
import { LimitProblem, SyntaxProblem } from './syntax-problem.ts';

export function parseToml(file: string, text: string): Document {
  let root: unknown;
  try {
    root = parse(text);
  } catch (error) {
    if (error instanceof TomlError) {
      throw new SyntaxProblem(`is not valid TOML: ${error.message.split('\n')[0] ?? ''}`, error.line);
    }
    if (error instanceof RangeError) throw new LimitProblem('is nested too deeply', undefined);
    throw error;
  }
  let index: ReadonlyMap<string, number> | undefined;
  return {
    file,
    root,
    get: (...path) => valueAt(root, path),
    line: (...path) => {
      index ??= indexLines(text);
      for (let length = path.length; length > 0; length--) {
        const line = index.get(keyOf(path.slice(0, length)));
        if (line !== undefined) return line;
      }
      return undefined;
    },
  };
}

/** Characters of a line in which its key, or its table's name, is looked for. */
const MAX_KEY = 1000;

/** `name`, `"a name"`, `table.name`, up to the sign after it. */
const KEY = /^[ \t]*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:[ \t]*\.[ \t]*(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+))*)[ \t]*=/;

/**
 * The parser keeps no positions, so lines come from a second look at table headers and keys alone.
 * Array elements and inline tables are found by the nearest key that holds them, which is what a reader looks for anyway.
 */
function indexLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let table: Step[] = [];
  const arrays = new Map<string, number>();
  text.split('\n').forEach((line, index) => {
    const source = line.slice(0, MAX_KEY);
    const header = /^[ \t]*\[(\[?)([^\]]*)\]\]?[ \t]*(?:#|\r?$)/.exec(source);
    if (header) {
      table = splitKey(header[2] ?? '');
      if (header[1] === '[') {
        const position = (arrays.get(keyOf(table)) ?? -1) + 1;
        arrays.set(keyOf(table), position);
        table = [...table, position];
      }
      setOnce(lines, keyOf(table), index + 1);
      return;
    }
    const key = KEY.exec(source);
    if (key) setOnce(lines, keyOf([...table, ...splitKey(key[1] ?? '')]), index + 1);
  });
  return lines;
}

function setOnce(map: Map<string, number>, key: string, value: number): void {
  if (!map.has(key)) map.set(key, value);
}

function splitKey(key: string): string[] {
  return [...key.matchAll(/"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+)/g)].map((part) => part[1] ?? part[2] ?? part[3] ?? '');
}

function keyOf(path: readonly Step[]): string {
  return path.join('\0');
}
