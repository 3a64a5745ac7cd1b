import { posix } from 'node:path';
import { sh } from './shell.ts';
import type { BuildCommand, SourceLocation } from './types.ts';

/** A command of another language's tools that a build runs: a plugin's goal, a task, an alias, a target. */
export interface ToolCall {
  /** The program and its arguments: `npm run build`. */
  readonly words: readonly string[];
  /** Where it runs, from the project's folder. */
  readonly folder: string;
  /** Whether the build fetches the program in a version of its own, which only needs the libraries that the package has too. */
  readonly fetched?: boolean;
  /** What runs it, in words. */
  readonly because: string;
  readonly location?: SourceLocation;
}

/** What calls need that a build of another language does not have by itself. */
export interface Toolchain {
  /** Where the calls run, from the project's folder, as their own arguments have it. */
  readonly folders: readonly string[];
  readonly packages: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cache: readonly string[];
  /** What has to run before the build that makes the calls: tools, and dependencies that no call installs. */
  readonly install: readonly BuildCommand[];
}

/** Of a build that calls no other language's tools. */
export const NO_TOOLCHAIN: Toolchain = { folders: [], packages: [], env: {}, cache: [], install: [] };

/** Several toolchains side by side; what they have in common is there once. */
export function joinToolchains(all: readonly Toolchain[]): Toolchain {
  const once = (part: (each: Toolchain) => readonly string[]) => [...new Set(all.flatMap(part))];
  return {
    folders: once(({ folders }) => folders),
    packages: once(({ packages }) => packages),
    env: Object.assign({}, ...all.map(({ env }) => env)) as Record<string, string>,
    cache: once(({ cache }) => cache),
    install: all
      .flatMap(({ install }) => install)
      .filter(({ run }, index, list) => list.findIndex((other) => other.run.line === run.line) === index),
  };
}

/** Commands of a folder below the project, as the project's: those that need nothing of the repository run anywhere. */
export function commandsBelow(folder: string, commands: readonly BuildCommand[]): readonly BuildCommand[] {
  if (folder === '.') return commands;
  return commands.map((command) =>
    command.inputs?.length === 0
      ? command
      : {
          ...command,
          run: sh`cd ${folder} && ${command.run}`,
          ...(command.inputs === undefined
            ? {}
            : { inputs: command.inputs.map((input) => posix.normalize(posix.join(folder, input))) }),
        },
  );
}

/**
 * The commands that a line of a shell runs, each with its folder: `cd ui && npm ci`. A shell that is handed a line counts as the line.
 * @param words the line, or a program and its arguments
 */
export function commandsOf(
  words: string | readonly string[],
  folder: string,
): readonly Pick<ToolCall, 'words' | 'folder'>[] {
  if (typeof words !== 'string') {
    const [shell = '', flag = '', line = ''] = words;
    if (/^(?:.*\/)?(?:ba|da|z)?sh$/.test(shell) && /^-\w*c$/.test(flag)) return commandsOf(line, folder);
    if (/^cmd(?:\.exe)?$/.test(shell) && flag.toLowerCase() === '/c')
      return commandsOf(words.slice(2).join(' '), folder);
    return words.length === 0 ? [] : [{ words: [bare(shell), ...words.slice(1)], folder }];
  }
  const found: Pick<ToolCall, 'words' | 'folder'>[] = [];
  let here = folder;
  for (const part of words.split(/&&|\|\||[;\n|]/)) {
    const [program = '', ...rest] = part
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/^["']|["']$/g, ''))
      .filter((word, index, all) => !/^\w+=/.test(word) || all.slice(0, index).some((each) => !/^\w+=/.test(each)));
    if (program === 'cd' || program === 'pushd') here = inside(here, rest[0] ?? '.');
    else if (program !== '') found.push(...commandsOf([program, ...rest], here));
  }
  return found;
}

/** The words of a list in a build's own language, where each stands in double quotes. */
export function quotedWords(list: string): readonly string[] {
  return [...list.matchAll(/"([^"\n]{0,200})"/g)].map(([, word = '']) => word);
}

/** A folder named from another one, which stays inside the repository as far as its name tells. */
export function inside(folder: string, name: string): string {
  const path = posix.normalize(posix.join(folder, name)).replace(/\/$/, '');
  return path === '' ? '.' : path;
}

/** The program's name without what only Windows adds, and without its place. */
function bare(program: string): string {
  return posix.basename(program.replaceAll('\\', '/')).replace(/\.(?:cmd|exe|bat)$/i, '');
}
