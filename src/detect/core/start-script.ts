import type { Folder } from './folder.ts';
import type { Hints } from './hint.ts';
import type { Found } from './types.ts';

/** Programs of a platform around the one that serves: they put a proxy or a tunnel of that machine before it. */
const WRAPPERS = new Set([
  'bin/qgtunnel',
  'bin/start-nginx',
  'bin/start-nginx-solo',
  'bin/start-pgbouncer',
  'bin/start-pgbouncer-stunnel',
  'bin/start-stunnel',
  'jemalloc.sh',
]);

/** More files than this do not lead to each other in a start line. */
const MAX_STEPS = 4;

/** Start lines of other tools' files with what they only hand on to in its place: a wrapper's words, a target of make, a script of one command. */
export function followStart(folder: Folder, hints: Hints): Hints {
  let start = hints.start;
  for (let step = 0; start !== undefined && step < MAX_STEPS; step++) {
    const next = following(folder, start);
    if (next === start) break;
    start = next;
  }
  if (start === hints.start) return hints;
  const { start: _, ...others } = hints;
  return start === undefined ? others : { ...others, start };
}

/** The line that a line hands on to; itself where it does not; undefined where that is for development. */
function following(folder: Folder, start: Found<string>): Found<string> | undefined {
  const words = start.value.trim().split(/\s+/);
  const [first = '', second = ''] = words;
  if (WRAPPERS.has(first) && words.length > 1)
    return { ...start, value: words.slice(1).join(' '), because: `${start.because}, without ${first}` };
  if (first === 'make' && words.length === 2) return recipe(folder, start, second);
  const script = ['sh', 'bash'].includes(first) ? second : first;
  return words.length === (script === first ? 1 : 2) ? onlyCommand(folder, start, script) : start;
}

const DEVELOPMENT = /\b(?:runserver|flask run|--reload|nodemon|watch|air)\b/;

/** The one command of a target, which make would run with its own shell; the image has no make. */
function recipe(folder: Folder, start: Found<string>, target: string): Found<string> | undefined {
  const file = folder.first('GNUmakefile', 'makefile', 'Makefile');
  const lines = (file === undefined ? '' : (folder.read(file) ?? '')).split('\n');
  const at = lines.findIndex((line) => line.startsWith(`${target}:`) && !line.startsWith(`${target}:=`));
  if (file === undefined || at === -1) return start;
  const end = lines.findIndex((line, index) => index > at && !line.startsWith('\t'));
  const commands = lines.slice(at + 1, end === -1 ? undefined : end).filter((line) => line.trim() !== '');
  const [only = ''] = commands;
  if (DEVELOPMENT.test(only)) return undefined;
  const value = only.trim().replace(/^[@-]+/, '');
  if (commands.length !== 1 || value.includes('$') || value.endsWith('\\')) return start;
  return {
    ...start,
    value,
    because: `${start.because}, and its target runs that`,
    location: folder.where(file, at + 2),
  };
}

/** What only a shell understands: words of the script's own, lines that go on, several programs, what others print. */
const SHELLS_OWN = /\$[@*\d(]|[|;`\\]|&&|^(?:cd|for|if|while|export) /;

/** The command of a script that has no other one, and takes no words. */
function onlyCommand(folder: Folder, start: Found<string>, name: string): Found<string> {
  const text = /^(?:\.\/)?[\w./-]+$/.test(name) && folder.has(name) ? (folder.read(name) ?? '') : '';
  if (!name.endsWith('.sh') && !SHELL.test(text)) return start;
  const lines = text.split('\n').map((line) => line.trim());
  const commands = lines.flatMap((line, index) =>
    line === '' || line.startsWith('#') || /^set [-+]/.test(line) ? [] : [{ line, number: index + 1 }],
  );
  const [only] = commands;
  if (only === undefined || commands.length > 1 || SHELLS_OWN.test(only.line)) return start;
  const because = `${start.because}, and the script runs that`;
  return { ...start, value: only.line, because, location: folder.where(name, only.number) };
}

/** The first line of a script, and the shell that it asks for. */
export const SHELL = /^#![ \t]*(?:\/usr)?(?:\/local)?\/bin\/(?:env[ \t]+(?:-S[ \t]+)?)?(?<shell>a?sh|bash|dash|zsh)\b/;
