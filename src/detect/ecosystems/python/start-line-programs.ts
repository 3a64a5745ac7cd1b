import { posix } from 'node:path';
import { lookup } from '../../../untrusted/lookup.ts';
import type { Folder } from '../../core/folder.ts';
import { commandsOf, takeAssignments } from '../../core/start-line.ts';

/** A program that a start line runs, itself or in a script that it runs. */
export interface StartProgram {
  /** As a shell looks for it; of `python -m name` the module. */
  readonly name: string;
  /** The script of the project that runs it; undefined for the line itself. */
  readonly script?: string;
}

/** Programs that run the words behind them, with how many of their own words come first. */
const WRAPPERS: Readonly<Record<string, number>> = {
  'ddtrace-run': 0,
  'dumb-init': 0,
  doppler: 1,
  nohup: 0,
  'newrelic-admin': 1,
  'opentelemetry-instrument': 0,
  pdm: 1,
  pipenv: 1,
  poetry: 1,
  time: 0,
  timeout: 1,
  tini: 0,
  uv: 1,
  'xvfb-run': 0,
};

const SHELLS = new Set(['ash', 'bash', 'dash', 'sh', 'zsh']);

/** Scripts that one start line leads through; real ones are one or two. */
const MAX_SCRIPTS = 5;

/** The programs that a start line runs, in order and each once, through the scripts of the project that it names. */
export function startPrograms(folder: Folder, line: string): readonly StartProgram[] {
  const found = new Map<string, StartProgram>();
  const read = new Set<string>();
  const visit = (text: string, script: string | undefined): void => {
    // Scripts are started from the folder of the service, wherever they lie.
    let at = '.';
    for (const words of commandsOf(text)) {
      if (words[0] === 'cd' && words[1] !== undefined) at = posix.join(at, words[1]);
      for (const name of programsIn(takeAssignments(words).words)) {
        const file = [posix.normalize(name), posix.join(at, name)].find((path) => folder.has(path));
        if (file === undefined) {
          if (!found.has(name)) found.set(name, { name, ...(script === undefined ? {} : { script }) });
        } else if (read.size < MAX_SCRIPTS && !read.has(file)) {
          read.add(file);
          const lines = (folder.read(file) ?? '').split('\n');
          const interpreter = interpreterOf(lines[0] ?? '');
          if (interpreter !== undefined && !found.has(interpreter))
            found.set(interpreter, { name: interpreter, script: file });
          if (SHELLS.has(interpreter ?? '') || (interpreter === undefined && /\.(?:ba)?sh$/.test(file)))
            for (const each of lines) if (!/^\s*#/.test(each)) visit(each.replace(/\s#.*$/, ''), file);
        }
      }
    }
  };
  visit(line, undefined);
  return [...found.values()];
}

/** The interpreter that the first line of a script names: `#!/usr/bin/env bash`, `#!/bin/sh -e`. */
function interpreterOf(line: string): string | undefined {
  if (!line.startsWith('#!')) return undefined;
  const words = line.slice(2).trim().split(/\s+/);
  const path = words[0]?.endsWith('/env') === true ? words.slice(1).find((word) => !word.startsWith('-')) : words[0];
  return path?.slice(path.lastIndexOf('/') + 1);
}

/** The program of one command, with those that it runs in turn: what a wrapper starts, the file of a shell, the module of Python. */
function programsIn(words: readonly string[]): readonly string[] {
  const [program = ''] = words;
  if (program === '') return [];
  const own = lookup(WRAPPERS, program);
  if (own !== undefined) {
    const inner = words.slice(1 + own);
    const start = inner.findIndex((word) => !word.startsWith('-'));
    return [program, ...(start === -1 ? [] : programsIn(inner.slice(start)))];
  }
  const name = program.replace(/^(?:\/usr)?\/bin\//, '');
  if (SHELLS.has(name)) {
    const script = words.slice(1).find((word) => !word.startsWith('-'));
    return [name, ...(script === undefined || words.includes('-c') ? [] : [script])];
  }
  const module = /^python[\d.]*$/.test(name) ? words[words.indexOf('-m') + 1] : undefined;
  return module !== undefined && words.includes('-m') ? [name, module] : [name];
}
