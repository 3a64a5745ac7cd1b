import type { Hints } from './hint.ts';
import type { SourceFile } from './sources.ts';
import { parseStartLine } from './start-line.ts';
import type { Found } from './types.ts';

/** What another image of the same program gives it to start with. */
export interface Stated {
  readonly words: readonly string[];
  /** Where these words make it listen. */
  readonly port?: number;
  readonly hint: Found<string>;
}

/** What starts something else, or only wraps it. */
const WRAPPER =
  /^(?:\S*\.sh|\S*entrypoint\S*|sh|bash|ash|busybox|env|su-exec|gosu|sudo|s6-\S+|node|python\S*|java|npm|yarn)$/;

/** Words that lie before the program: an init process with the end of its options. */
const INIT = /^(?:\S*\/)?(?:tini(?:-static)?|dumb-init|catatonit)$/;

/** An address of all interfaces, alone or as the value of an option, also several of them. */
const ADDRESS = /^(?:--?[a-z][\w.-]*=)?(?:0\.0\.0\.0|\[::\]|\*)?:(?<port>\d{2,5})(?:,\S*)?$/;

/** Values that are of use elsewhere, too: words, addresses, numbers. */
const PLAIN = /^[\w.:,[\]*-]{1,60}$/;

/**
 * The subcommand and options that another image starts the program with, as far as the source knows them: what says where to listen,
 * and values that are no places of that image, or are places that this one has as well.
 * @param program as the image has it; the other one's may be called otherwise
 */
export function statedArguments(
  hints: Pick<Hints, 'data' | 'files'>,
  hint: Found<string> | undefined,
  program: string,
  sources: readonly SourceFile[],
): Stated | undefined {
  const own = ownWords(parseStartLine(hint?.value ?? '').argv ?? [], program);
  if (hint === undefined || own.length === 0) return undefined;
  const says = (...texts: readonly string[]) => sources.some(({ text }) => texts.some((each) => text.includes(each)));
  const knows = (name: string) => says(`"${name}"`, `'${name}'`, name.replaceAll('-', '_'));
  const words: string[] = [];
  for (let at = 0; at < own.length; at++) {
    const word = own[at] ?? '';
    const next = own[at + 1];
    const [, option, joined] = /^--?([a-z][\w.-]*)(?:=(.*))?$/i.exec(word) ?? [];
    if (option === undefined) {
      if (ADDRESS.test(word)) words.push(word);
      // A subcommand may have one of its own.
      else if (words.length === at && at < 2 && isVerb(word) && says(...spellings(word))) words.push(word);
      else if (words.length > 0 && /^\/\S+\.\w+$/.test(word)) {
        const own = placed(hints, word);
        if (own !== undefined) words.push(own);
      }
      continue;
    }
    const takes = joined === undefined && next !== undefined && !next.startsWith('-');
    if (takes) at++;
    const given = joined ?? (takes ? next : undefined);
    const value = given === undefined ? undefined : placed(hints, given);
    if (!knows(option) || (given !== undefined && value === undefined)) continue;
    if (value === undefined) words.push(word);
    else words.push(...(takes ? [word, value] : [`${word.slice(0, word.indexOf('='))}=${value}`]));
  }
  if (words.length === 0) return undefined;
  const port = words.flatMap((word) => ADDRESS.exec(word)?.groups?.port ?? [])[0];
  return { words, hint, ...(port === undefined ? {} : { port: Number(port) }) };
}

/** The words behind the program; none where the line starts something else. */
function ownWords(argv: readonly string[], program: string): readonly string[] {
  const init = INIT.test(argv[0] ?? '');
  const rest = init ? argv.slice(argv[1] === '--' ? 2 : 1) : argv;
  const [first = '', ...words] = rest;
  const name = first.slice(first.lastIndexOf('/') + 1);
  if (name === program) return words;
  if (WRAPPER.test(name) || /\.(?:js|py|rb|jar|dll)$/.test(name)) return [];
  return first.includes('/') || init || name.includes(program) ? words : isVerb(first) ? rest : [];
}

function isVerb(word: string): boolean {
  return /^[a-z][a-z0-9_-]{1,30}$/.test(word);
}

/** How the source of a program may have a subcommand: as text, or as one of the cases of a type. */
function spellings(verb: string): readonly string[] {
  const variant = verb.replace(/(?:^|[-_])([a-z])/g, (_all, letter: string) => letter.toUpperCase());
  return [`"${verb}"`, `'${verb}'`, `${variant}(`, `${variant},`, `${variant} {`];
}

/** The value of an option as it holds in this image; undefined for places of the other one. */
function placed({ data = [], files }: Pick<Hints, 'data' | 'files'>, value: string): string | undefined {
  if (!value.includes('/')) return PLAIN.test(value) || ADDRESS.test(value) ? value : undefined;
  if (data.some((each) => each.value.startsWith('/') && value.startsWith(`${each.value}/`))) return value;
  return files?.value.find(({ to }) => to !== '.' && (value === to || value.endsWith(`/${to}`)))?.to;
}
