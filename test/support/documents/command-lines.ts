import type { Markdown } from './markdown.ts';

export interface CommandLine {
  readonly place: string;
  readonly text: string;
  /** What follows `aipack`. */
  readonly words: readonly string[];
}

/** How a line begins that runs the command. */
const BEGINNING = /^(?:\$ )?(?:npx aipack|npm run aipack --|node scripts\/run\.mjs aipack|aipack)(?= |$)/;

/** Every line of a document that runs the command: in code of a shell, and between backticks. */
export function commandLines({ path, fences, lines }: Markdown): readonly CommandLine[] {
  const inFences = fences
    .filter(({ language }) => ['sh', 'bash', 'console', ''].includes(language))
    .flatMap(({ line, text }) =>
      text.split('\n').map((each, i) => ({ place: `${path}:${line + i}`, text: each.trim() })),
    );
  const inline = lines.flatMap(({ line, text }) =>
    [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => ({ place: `${path}:${line}`, text: code })),
  );
  return [...inFences, ...inline].flatMap(({ place, text }) => linesIn(text).map((each) => ({ place, ...each })));
}

/** The lines in a shell line that run the command. */
export function linesIn(text: string): readonly { readonly text: string; readonly words: readonly string[] }[] {
  return simpleCommands(text).flatMap((words) => {
    const line = words.join(' ');
    const begun = BEGINNING.exec(line)?.[0];
    if (begun === undefined) return [];
    const skipped = begun.replace('$ ', '').split(' ').length + (words[0] === '$' ? 1 : 0);
    return [{ text, words: words.slice(skipped) }];
  });
}

/** A shell line cut at what separates commands, without redirections and comments. */
function simpleCommands(text: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  let redirected = false;
  for (const [token, double, single] of text.matchAll(
    /"([^"]*)"|'([^']*)'|[;|&<>()]+|#.*$|[^\s;|&<>()"']+(?:"[^"]*"|'[^']*'|[^\s;|&<>()"'])*/g,
  )) {
    if (token.startsWith('#')) break;
    if (/^[;|&()]/.test(token)) commands.push([]);
    else if (/^[<>]/.test(token)) redirected = true;
    else if (redirected) redirected = false;
    else commands.at(-1)?.push((double ?? single ?? token).replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'));
  }
  return commands.filter((words) => words.length > 0);
}
