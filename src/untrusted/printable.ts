import { withoutPasswords } from './redact.ts';

declare const shown: unique symbol;

/**
 * Text that may be written where people and GitHub's runner read it. No control, escape sequence, direction mark or invisible
 * character of somebody else's is in it, no password of a URL, and no line of it is a command to the runner.
 *
 * The functions of this file make it, and nothing else may: whatever comes from a repository, a registry, a daemon, a step or an
 * argument is a plain string until it went through one of them.
 */
export type Printable = string & { readonly [shown]: true };

/** Characters that one line may have. */
export const MAX_LINE = 4096;
/** Lines that one text may have. */
const MAX_LINES = 500;
/** What is looked at to make one line. A line of this length has to be read whole before it is known to hold no password. */
const MAX_READ = 65_536;
const TAB = '    ';

// Strings that the terminal takes for itself (OSC, DCS, SOS, PM, APC), CSI sequences, and all shorter ones.
const ESCAPE_SEQUENCE =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /(?:\u001b[PX\]^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u009c|\u001b\\)?|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-OQ-WYZ\\`-~]/g;

/** Emoji are drawn with the help of a character that is invisible elsewhere. */
const INVISIBLE =
  /(?!(?<=\p{Extended_Pictographic})\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

const PLAIN = /^[ -~]*$/;

/** One line. Line breaks and other characters that can't be seen are shown by their number. */
export function printable(text: string, limit = MAX_LINE): Printable {
  const read = text.length > MAX_READ ? firstWords(text) : text;
  const safe = withoutCommands(visible(withoutPasswords(read)));
  return (read.length === text.length && safe.length <= limit ? safe : `${cutTo(safe, limit - 1)}…`) as Printable;
}

/**
 * A text of several lines. Each but the first begins with `indent`, so that a line from outside can't pass for one of the
 * program's own.
 */
export function printableLines(text: string, indent = ''): Printable {
  const lines = text.split(/\r\n|\n|\r/);
  const shownLines = lines.length > MAX_LINES ? lines.slice(0, MAX_LINES - 1) : lines;
  const more = lines.length - shownLines.length;
  const all = [...shownLines.map((line) => printable(line)), ...(more > 0 ? [say`… and ${more} more lines`] : [])];
  return all
    .map((line, i) => (i === 0 || line === '' || line.startsWith(indent) ? line : `${indent}${line}`))
    .join('\n') as Printable;
}

/** A text of the program's own around texts of others: say`${name} was built`. */
export function say(texts: TemplateStringsArray, ...values: readonly (Printable | number)[]): Printable {
  return withoutCommands(String.raw({ raw: texts }, ...values)) as Printable;
}

/** Texts one after the other. */
export function joined(texts: readonly Printable[], separator: ' ' | ', ' | '\n' | '\n\n'): Printable {
  return withoutCommands(texts.join(separator)) as Printable;
}

/** The first characters of a text, which ends with an ellipsis where it was longer. */
export function shortened(text: Printable, length: number): Printable {
  return (text.length <= length ? text : `${cutTo(text, length - 1)}…`) as Printable;
}

const COLORS = { dim: 2, red: 31, green: 32 } as const;

/** A text in a colour, for terminals. */
export function colored(color: keyof typeof COLORS, text: Printable): Printable {
  return `\u001b[${COLORS[color]}m${text}\u001b[0m` as Printable;
}

/** On a terminal: goes up some lines and erases everything from there. */
export function erased(lines: number): Printable {
  return (lines === 0 ? '' : `\u001b[${lines}A\u001b[0J`) as Printable;
}

/** A value as JSON, which is read back as exactly that value. Passwords in it stay: JSON is data, not a message. */
export function printableJson(value: unknown, indent?: number): Printable {
  return JSON.stringify(value, undefined, indent)
    .replaceAll(INVISIBLE, (character) => (character === '\n' ? character : unicodeEscape(character)))
    .replaceAll('##[', '#\\u0023[') as Printable;
}

function unicodeEscape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');
}

function visible(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replaceAll(ESCAPE_SEQUENCE, '')
    .replaceAll('\t', TAB)
    .replaceAll(INVISIBLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/**
 * The runner obeys a line that begins with `::` after white space, and one that has `##[` anywhere (ActionCommand.cs of
 * actions/runner).
 */
function withoutCommands(text: string): string {
  return text.includes('::') || text.includes('##[')
    ? text.replaceAll('##[', '# #[').replaceAll(/^([^\S\n\r\u2028\u2029]*)::/gm, '$1: :')
    : text;
}

function cutTo(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** A URL that is cut could have its password on the other side. */
function firstWords(text: string): string {
  const cut = text.slice(0, MAX_READ);
  const word = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\t'), cut.lastIndexOf('\n')) + 1;
  return cut.includes('://', word) ? cut.slice(0, word) : cut;
}
