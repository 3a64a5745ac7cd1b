import { shellWord } from './shell-word.ts';

const CODE = Symbol('shell code');

/** A piece of shell code. Only {@link sh} and {@link asWritten} make it, and build commands are made of nothing else. */
export interface ShellCode {
  readonly [CODE]: true;
  readonly line: string;
}

/** What stands in shell code: a text is data and becomes one word, whatever it holds; of a list each item is a piece, with blanks between. */
export type ShellPiece = string | number | ShellCode | readonly (string | ShellCode)[];

/** Shell code as it stands in a template: sh`cp -r ${folder} /root/`. */
export function sh(code: TemplateStringsArray, ...pieces: readonly ShellPiece[]): ShellCode {
  return asWritten(code.map((part, index) => (index === 0 ? '' : written(pieces[index - 1] ?? '')) + part).join(''));
}

/** A line that somebody wrote for a shell, such as the build command of a hosting platform's file: it is run as it stands. */
export function asWritten(line: string): ShellCode {
  return { [CODE]: true, line };
}

/** A file or folder as a word that no tool takes for an option. */
export function pathWord(path: string): ShellCode {
  return sh`${path.startsWith('-') ? `./${path}` : path}`;
}

/** Names as the last words of a command that knows `--`: behind that where one would be taken for an option. */
export function operands(...names: readonly string[]): ShellCode {
  return names.some((name) => name.startsWith('-')) ? sh`-- ${names}` : sh`${names}`;
}

/** An option and its value: in one word where the value would be taken for an option itself. */
export function option(name: string, value: string): ShellCode {
  return value.startsWith('-') ? sh`${`${name}=${value}`}` : sh`${name} ${value}`;
}

/** A step that writes a file, which needs nothing of the repository. `end` is a line of its own behind the text, and never one in it. */
export function writeFile(path: string, text: string, end: string): ShellCode {
  const last = text.split('\n').includes(end) ? `${end}_${text.length}` : end;
  return sh`cat > ${path} <<${asWritten(`'${last}'\n${text}${last}`)}`;
}

function written(piece: ShellPiece): string {
  if (typeof piece === 'string') return shellWord(piece);
  if (typeof piece === 'number') return String(piece);
  return 'line' in piece ? piece.line : piece.map(written).join(' ');
}
