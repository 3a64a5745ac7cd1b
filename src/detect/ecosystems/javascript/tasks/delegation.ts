import { posix } from 'node:path';
import { lookup } from '../../../../untrusted/lookup.ts';
import type { Folder } from '../../../core/folder.ts';
import { commandsOf } from '../../../core/start-line.ts';
import { flagValue, hasFlag } from '../commands/pattern.ts';
import type { JavascriptKnowledge, Runners } from '../knowledge.ts';
import type { PackageManager } from '../managers/manager.ts';
import { readPackageJson } from '../package-json.ts';
import { chooseStartScript } from '../start-script.ts';

/** Tools that run tasks of all members of a workspace. */
const TASK_RUNNERS = new Set(['turbo', 'nx', 'lerna', 'moon']);
/** Options with which package managers choose members. */
const CHOOSES_MEMBERS = ['--workspace', '--filter*'];
/** Options with which they go to another folder. */
export const GOES_TO = ['--prefix', '--cwd', '-C', '--dir'];

/** Whether a workspace root's script only hands on to a member, which is then a service of its own. */
export function delegatesToMember(line: string, managers: readonly PackageManager[]): boolean {
  const commands = commandsOf(line);
  const [[program = '', first = ''] = []] = commands;
  const manager = managers.find(({ programs }) => programs.includes(program));
  return (
    program === 'cd' ||
    TASK_RUNNERS.has(program) ||
    (TASK_RUNNERS.has(first) && managers.some(({ runners }) => runners.includes(program))) ||
    commands.some((words) => hasFlag(words.slice(1), CHOOSES_MEMBERS) || flagValue(words, ['-w']) !== undefined) ||
    manager?.handsOn.includes(first) === true
  );
}

/**
 * The folder below whose package a script starts, when that one starts by itself: `cd api && npm start`, `npm --prefix api start`,
 * `node packages/api/server.js`.
 */
export function startedBelow(folder: Folder, line: string, { runners }: JavascriptKnowledge): string | undefined {
  const commands = commandsOf(line);
  const elsewhere = commands.map((words) => folderOf(words, runners)).find((path) => path !== undefined);
  const first = elsewhere ?? (commands.length === 1 ? programOf(commands[0] ?? []) : undefined);
  if (first === undefined) return undefined;
  // A file may lie some levels below the package that it belongs to.
  for (
    let path = posix.normalize(first).replace(/\/$/, '');
    path !== '.' && !path.startsWith('..');
    path = posix.dirname(path)
  ) {
    if (!folder.hasFolder(path)) continue;
    const manifest = readPackageJson(folder.sub(path));
    if (manifest !== undefined) return chooseStartScript(manifest.scripts, runners) === undefined ? undefined : path;
  }
  return undefined;
}

/** The folders below whose packages a line starts side by side, where it starts nothing else: `concurrently "npm run api" "npm run ui"`. */
export function startedBeside(
  folder: Folder,
  line: string,
  scripts: Readonly<Record<string, string>>,
  knowledge: JavascriptKnowledge,
): readonly string[] {
  const [tool = '', ...words] = line.trim().split(/\s+/);
  const parts =
    tool === 'concurrently'
      ? [...line.matchAll(/"([^"]{1,200})"|'([^']{1,200})'/g)].map((match) => match[1] ?? match[2] ?? '')
      : tool === 'run-p'
        ? words.filter((word) => !word.startsWith('-')).map((name) => `npm:${name}`)
        : [];
  const folders = parts.map((part) => {
    const name = /^(?:npm:|(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?)([\w:.-]+)$/.exec(part)?.[1];
    return startedBelow(folder, lookup(scripts, name ?? '') ?? part, knowledge);
  });
  const found = folders.flatMap((path) => path ?? []);
  return found.length > 1 && found.length === folders.length ? found : [];
}

/** The folder that a command goes to. */
function folderOf([program = '', ...args]: readonly string[], { scripts }: Runners): string | undefined {
  if (program === 'cd') return plainPath(args[0]);
  if (!scripts.has(program)) return undefined;
  const [first = ''] = args[0] === 'run' ? args.slice(1) : args;
  const goes = hasFlag([first], GOES_TO) || (/^(?:start|serve|dev)\b/.test(first) && hasFlag(args, GOES_TO));
  return goes ? plainPath(flagValue(args, GOES_TO)) : undefined;
}

/** The one file that a command hands to Node.js, without arguments of its own. */
function programOf([program, ...args]: readonly string[]): string | undefined {
  const [file, ...others] = args.filter((word) => !word.startsWith('-'));
  return program === 'node' && others.length === 0 && args.at(-1) === file ? plainPath(file) : undefined;
}

/** A path as it stands in a line, where no variable makes it another one. */
function plainPath(word: string | undefined): string | undefined {
  const path = word?.replace(/^\.\//, '');
  return path !== undefined && /^[\w.@/-]+$/.test(path) ? path : undefined;
}
