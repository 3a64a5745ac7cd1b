/** A command line taken apart as far as that is possible without a shell. */
export interface StartLine {
  readonly env: Readonly<Record<string, string>>;
  /** Undefined when only a shell can run the line: it has operators, substitutions or globs. */
  readonly argv?: readonly string[];
  readonly text: string;
}

interface Word {
  readonly text: string;
  /** Whether an unquoted character was special to a shell. */
  readonly special: boolean;
}

/**
 * Reads a command line as a POSIX shell would, up to the point where it would need one.
 * Assignments in front become environment, `exec` and `cross-env` fall away, and references to PORT become `port`.
 */
export function parseStartLine(line: string, port?: number): StartLine {
  const text = line.trim();
  const expanded = port === undefined ? text : expandPort(text, port);
  const words = splitWords(expanded);
  if (words === undefined || words.some((word) => word.special)) return { env: {}, text };
  const { env, words: rest } = takeAssignments(words.map((word) => word.text));
  return rest.length === 0 ? { env: {}, text } : { env, argv: rest, text };
}

/** The assignments in front of a command, behind `exec`, `env` or `cross-env` or not, and the command itself. */
export function takeAssignments(words: readonly string[]): {
  readonly env: Readonly<Record<string, string>>;
  readonly words: readonly string[];
} {
  const env = new Map<string, string>();
  let rest = words;
  for (;;) {
    const [head = ''] = rest;
    const assignment = /^([A-Za-z_][A-Za-z0-9_]*)=([\s\S]*)$/.exec(head);
    if (assignment) env.set(assignment[1] ?? '', assignment[2] ?? '');
    else if (head !== 'exec' && head !== 'cross-env' && head !== 'env') break;
    rest = rest.slice(1);
  }
  return { env: Object.fromEntries(env), words: rest };
}

/** `$PORT`, `${PORT}` and `${PORT:-3000}` → the port. */
function expandPort(text: string, port: number): string {
  return text.replace(/\$\{PORT(?::?-[^}]{0,100})?\}|\$PORT\b/g, String(port));
}

/**
 * The words of each command that a line has, in order: operators of a shell separate them, and a quoted word that is a command line
 * itself counts as more of them, as tools take it that run several at once. A quote that does not end makes the rest one word.
 */
export function commandsOf(line: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  const nested: (readonly string[])[] = [];
  for (const word of splitWords(line, OPERATORS) ?? line.split(/\s+/).map((text) => ({ text, special: false }))) {
    if (word === SEPARATOR) commands.push([]);
    else commands.at(-1)?.push(word.text);
    if (/\S\s/.test(word.text)) nested.push(...commandsOf(word.text.replace(/['"]/g, '')));
  }
  return [...commands.filter((words) => words.length > 0), ...nested];
}

const OPERATORS = '&|;\n';
const SEPARATOR: Word = { text: '', special: true };

/** Words, and {@link SEPARATOR} for each character of `separators`; undefined when a quote does not end. */
function splitWords(text: string, separators = ''): readonly Word[] | undefined {
  const words: Word[] = [];
  let current: { text: string; special: boolean } | undefined;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    const separates = separators.includes(char) && !(char === '&' && text[at - 1] === '>');
    if (separates || /\s/.test(char)) {
      if (current !== undefined) words.push(current);
      current = undefined;
      if (separates) words.push(SEPARATOR);
      continue;
    }
    current ??= { text: '', special: false };
    if (char === "'" || char === '"') {
      const end = text.indexOf(char, at + 1);
      if (end === -1) return undefined;
      const inner = text.slice(at + 1, end);
      if (char === '"' && /[$`\\]/.test(inner)) current.special = true;
      current.text += inner;
      at = end;
    } else if (char === '\\') {
      current.text += text[++at] ?? '';
    } else {
      if ('|&;<>()$`*?[]{}~#!'.includes(char)) current.special = true;
      current.text += char;
    }
  }
  if (current !== undefined) words.push(current);
  return words;
}
