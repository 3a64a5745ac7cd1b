/** A word of a command line after a shell took its quotes away. */
export interface CommandWord {
  readonly value: string;
  /** Whether a character in it means something to a shell: an expansion, a pattern, a home folder. */
  readonly active: boolean;
}

/** The words of a command line in the order in which they stand, as a POSIX shell splits it; texts of here documents are none. */
export function commandWords(line: string): readonly CommandWord[] {
  const words: CommandWord[] = [];
  const ends: string[] = [];
  let value: string | undefined;
  let active = false;
  const endWord = (): void => {
    if (value !== undefined) words.push({ value, active });
    value = undefined;
    active = false;
  };
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (char === "'") {
      const end = closing(line, "'", at);
      value = (value ?? '') + line.slice(at + 1, end);
      at = end;
    } else if (char === '"') {
      value ??= '';
      for (at++; at < line.length && line.charAt(at) !== '"'; at++) {
        if (line.charAt(at) === '\\' && '$`"\\\n'.includes(line.charAt(at + 1))) at++;
        else if ('$`'.includes(line.charAt(at))) active = true;
        value += line.charAt(at);
      }
    } else if (char === '\\') {
      value = (value ?? '') + line.charAt(++at);
    } else if (char === '<' && line.startsWith("<<'", at)) {
      endWord();
      const end = closing(line, "'", at + 3);
      ends.push(line.slice(at + 3, end));
      at = end;
    } else if (char === '\n' && ends.length > 0) {
      endWord();
      const end = `\n${ends.shift() ?? ''}`;
      const found = `${line}\n`.indexOf(`${end}\n`, at);
      at = found === -1 ? line.length : found + end.length;
    } else if (char === '#' && value === undefined) {
      at = line.includes('\n', at) ? line.indexOf('\n', at) - 1 : line.length;
    } else if (/[\s;&|<>()]/.test(char)) {
      endWord();
    } else {
      if ('$`*?['.includes(char) || (char === '~' && value === undefined)) active = true;
      value = (value ?? '') + char;
    }
  }
  endWord();
  return words;
}

function closing(line: string, quote: string, from: number): number {
  const end = line.indexOf(quote, from + 1);
  return end === -1 ? line.length : end;
}

/** What every hostile name holds, so that it is found again wherever it ends up. */
export const MARK = 'c4nary';

/** Words of hostile names that stand by themselves only where a name was split, or where it ended the command before it. */
const PIECES = new Set(['stolen', 'two', 'words', MARK]);

/**
 * What is wrong with the way in which a hostile name stands in a command line; nothing where it is part of one word that a shell reads
 * as it is, and that the program does not take for an option.
 */
export function misplaced(line: string, name: string): string | undefined {
  const words = commandWords(line);
  if (!words.some(({ value }) => value.includes(MARK))) return undefined;
  const piece = words.find(({ value }) => PIECES.has(value));
  if (piece !== undefined) return `${JSON.stringify(piece.value)} is a word by itself`;
  const active = words.find((word) => word.active && word.value.includes(MARK));
  if (active !== undefined) return `a shell reads more into ${JSON.stringify(active.value)}`;
  const at = words.findIndex(({ value }) => value === name && value.startsWith('-'));
  const ended = words.slice(0, at).some(({ value }) => value === '--');
  return at === -1 || ended ? undefined : `${JSON.stringify(name)} is taken for an option`;
}

/** Names that a repository could have, each hostile to another part of a shell or of the programs that it runs. */
export const HOSTILE_NAMES: readonly string[] = [
  `$(stolen ${MARK})`,
  `x;stolen ${MARK};`,
  `\`stolen ${MARK}\``,
  `a'$(stolen ${MARK})'b`,
  `a"$(stolen ${MARK})"b`,
  `-${MARK}`,
  `--eval=${MARK}`,
  `two ${MARK} words`,
  `line\nstolen ${MARK}\nline`,
  `a\\${MARK}$HOME`,
  `${MARK}*?[a]`,
  `>${MARK}`,
  `&& stolen ${MARK}`,
  `{${MARK},b}`,
  `~${MARK}#x`,
];
