import { closeSync, constants, lstatSync, openSync, readlinkSync, statSync, writeFileSync, type Stats } from 'node:fs';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { readPlainStart } from '../untrusted/plain-file.ts';
import { AipackError, type ProblemCode } from '../schema/errors.ts';

/** Where a face runs, and which folders hold what somebody else may have written. */
export interface Workspace {
  /** Where relative paths start. */
  readonly directory: string;
  /** The innermost that a link lies in is the one that it may not lead out of. */
  readonly roots: readonly string[];
}

/**
 * The workspace of a face that runs in `directory` and works on `context`. A job's `checkout` is one thing, whose links
 * may lead from one part to another; around the context of a command may be anything, such as a user's home.
 */
export function workspaceOf(directory: string, context: string, checkout = false): Workspace {
  const base = { directory, roots: [directory] };
  return checkout && isWithin(directory, resolve(context)) ? base : { directory, roots: [directory, context] };
}

/** The nearest folder from one upwards that git keeps: what is linked within it came with it as well. */
export function workTreeOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (look(join(at, '.git')) !== undefined) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** What Linux takes: `PATH_MAX`, with the zero at the end. In bytes. */
const MAX_PATH = 4095;
/** As many as Linux follows. */
const MAX_LINKS = 40;
/** What the kernel makes up: it tells of processes and of the machine, and its files have no size. */
const KERNEL = /^\/(?:proc|sys)(?:\/|$)/;

/**
 * Where a path leads that a user or a workflow names, free of links; its end needn't be there yet.
 *
 * The path itself is taken at its word, so that `..` and absolute paths lead anywhere. A link isn't: one that lies in the
 * workspace came with what is built, and may not lead out of it.
 * @param what names the path for messages, such as `context`
 * @throws AipackError PATH_OUTSIDE_REPOSITORY for a link that leads out, INPUT_INVALID for a path that no file can have
 */
export function resolveNamed(given: string, what: string, { directory, roots }: Workspace): string {
  const path = resolve(directory, given);
  if (given.includes('\0')) throw unusable(given, what, 'holds a zero byte');
  if (Buffer.byteLength(path) > MAX_PATH) throw unusable(given, what, `has more than ${MAX_PATH} bytes`);
  try {
    const bounds = roots.map((root) => new Walk([]).end('/', resolve(directory, root)));
    return new Walk(bounds).end('/', path);
  } catch (error) {
    if (error instanceof LeadsOut) throw outside(given, what, error);
    throw unusable(given, what, `can't be followed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export interface NamedFile {
  readonly what: string;
  /** Bytes that the file may have. */
  readonly limit: number;
  /** Of the problem that there is no such file. */
  readonly code: ProblemCode;
  readonly hint?: string;
}

/**
 * The bytes of a regular file that a user or a workflow names, found as {@link resolveNamed} finds it.
 * @throws AipackError with the given code when it is not there, not a file, or too large, and as `resolveNamed` does
 */
export function readNamed(given: string, { what, limit, code, hint }: NamedFile, workspace: Workspace): Buffer {
  const path = resolveNamed(given, what, workspace);
  const refuse = (why: string): AipackError => {
    const message = `The ${what} ${shown(given)} ${why}`;
    return new AipackError({ code, message, ...(hint === undefined ? {} : { hint }) });
  };
  const file = KERNEL.test(path) ? undefined : readPlainStart(path, limit);
  if (file === undefined)
    throw refuse(look(path) === undefined ? 'is not there' : "is no plain file, or can't be read");
  if (file.cut) throw refuse(`has more than ${limit} bytes`);
  return file.bytes;
}

/**
 * Writes a file that a user names, found as {@link resolveNamed} finds it before there is anything to write: what a
 * build leaves in its place meanwhile isn't followed.
 * @throws AipackError at once as `resolveNamed` does, and INPUT_INVALID when it is written and can't be
 */
export function namedOutput(given: string, what: string, workspace: Workspace): (text: string) => void {
  const path = resolveNamed(given, what, workspace);
  const { O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY } = constants;
  // Standard output has a name among the kernel's links.
  const flags = O_WRONLY | O_CREAT | O_TRUNC | (KERNEL.test(path) ? 0 : O_NOFOLLOW);
  return (text) => {
    try {
      const descriptor = openSync(path, flags);
      try {
        writeFileSync(descriptor, text);
      } finally {
        closeSync(descriptor);
      }
    } catch (error) {
      throw unusable(given, what, `can't be written: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}

/** What is at the end of a path that {@link resolveNamed} gave. */
export function look(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A path through a file, or one that may not be looked at: whoever opens it says so.
    return undefined;
  }
}

class LeadsOut extends Error {
  readonly link: string;
  readonly root: string;

  constructor(link: string, root: string) {
    super('a link leads outside');
    this.link = link;
    this.root = root;
  }
}

/** Follows links as the kernel does, and looks where each of them lies. */
class Walk {
  readonly #bounds: readonly string[];
  #links = 0;

  constructor(bounds: readonly string[]) {
    this.#bounds = [...bounds].sort((a, b) => b.length - a.length);
  }

  /** @throws LeadsOut; Error for a loop, and for what can't be looked at */
  end(from: string, path: string): string {
    let place = isAbsolute(path) ? '/' : from;
    const parts = path.split(sep).filter((part) => part !== '' && part !== '.');
    for (const [index, part] of parts.entries()) {
      const next = part === '..' ? dirname(place) : join(place, part);
      const stats = part === '..' || KERNEL.test(next) ? undefined : lstatSync(next, { throwIfNoEntry: false });
      place = stats?.isSymbolicLink() === true ? this.#follow(place, next) : next;
      // The kernel's own links lead to what has no path.
      if (KERNEL.test(place)) return join(place, ...parts.slice(index + 1));
    }
    return place;
  }

  #follow(from: string, link: string): string {
    this.#links += 1;
    if (this.#links > MAX_LINKS) throw new Error('its links go round in circles');
    const target = this.end(from, readlinkSync(link));
    const root = this.#bounds.find((bound) => isWithin(bound, link));
    if (root !== undefined && !isWithin(root, target)) throw new LeadsOut(link, root);
    return target;
  }
}

function isWithin(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

function outside(given: string, what: string, { link, root }: LeadsOut): AipackError {
  return new AipackError({
    code: 'PATH_OUTSIDE_REPOSITORY',
    message: `The ${what} ${shown(given)} leads outside: ${JSON.stringify(link)} is a link out of ${root}`,
    hint: 'Remove the link, or name the place that is meant by its own path.',
  });
}

function unusable(given: string, what: string, why: string): AipackError {
  return new AipackError({ code: 'INPUT_INVALID', message: `The ${what} ${shown(given)} ${why}` });
}

/** Paths that are told to be too long needn't be told at length. */
function shown(given: string): string {
  return given.length <= 200 ? JSON.stringify(given) : `${JSON.stringify(given.slice(0, 200))}…`;
}
