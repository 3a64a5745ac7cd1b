import { randomBytes } from 'node:crypto';
import { lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readPlainStart } from '../untrusted/plain-file.ts';
import { LOCK_FILE, type LockSource } from '../app/lock.ts';
import { AipackError } from '../schema/errors.ts';

/** Thousands of packages take a few hundred thousand bytes. */
const MAX_LOCK_BYTES = 2 * 2 ** 20;

/**
 * The lock file of a context, if it has one. `directory` is where messages count paths from.
 * @throws AipackError LOCK_FORMAT for a link or anything else that is no plain file
 */
export function readLockFile(context: string, directory: string): LockSource | undefined {
  const path = join(context, LOCK_FILE);
  const file = relative(directory, path) || path;
  const refuse = (message: string): AipackError =>
    new AipackError({ code: 'LOCK_FORMAT', message, location: { file } });
  const read = readPlainStart(path, MAX_LOCK_BYTES);
  if (read === undefined) {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return undefined;
    throw refuse(stat.isFile() ? "This can't be read" : 'This is no plain file');
  }
  if (read.cut) throw refuse(`This has more than ${MAX_LOCK_BYTES} bytes`);
  return { file, content: read.bytes.toString('utf8') };
}

/** Writes the lock file of a context; whoever reads it meanwhile sees the old or the new one. */
export function writeLockFile(context: string, text: string): void {
  const path = join(context, LOCK_FILE);
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
