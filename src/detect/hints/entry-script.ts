import { posix } from 'node:path';
import type { Folder } from '../core/folder.ts';
import type { Instruction } from './dockerfile-stage.ts';

/** The last line by which a script becomes another program that it names itself. */
const BECOMES = /^[ \t]*exec[ \t]+(?<line>[\w./-]+(?:[ \t]+[^\s;&|<>]+)*)(?=[ \t;]*$)/gm;

/**
 * What a script of the repository, as the entry point of an image, starts: its own program, where it is given none, or leaves aside what
 * it is given.
 * @param line the entry point as a command line
 */
export function startedByScript(
  folder: Folder,
  last: readonly Instruction[],
  line: string,
  isGiven: boolean,
): string | undefined {
  const [script, ...more] = line.split(/\s+/).filter((word) => !/^(?:\/bin\/)?(?:ba|da)?sh$/.test(word));
  if (script === undefined || more.length > 0 || !/\.sh$|entrypoint/.test(script)) return undefined;
  const name = posix.basename(script);
  const sources = last.flatMap(({ name: instruction, args }) =>
    /^(?:COPY|ADD)$/.test(instruction) && !args.includes('--from=') ? args.split(/\s+/).slice(0, -1) : [],
  );
  const text = folder.peek(sources.find((path) => posix.basename(path) === name) ?? name) ?? '';
  if (isGiven && /\$[@*]/.test(text)) return undefined;
  const becomes = [...text.matchAll(BECOMES)].at(-1)?.groups?.line;
  // Words that are made while it runs are not known here.
  return becomes
    ?.split(/\s+/)
    .filter((word) => !word.includes('$'))
    .join(' ');
}
