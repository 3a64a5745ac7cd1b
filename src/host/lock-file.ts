import { lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LOCK_FILE, type LockSource } from '../pipeline/lock.ts';
import { AipackError } from '../schema/errors.ts';
import { readBounded } from './read-bounded.ts';

/** Thousands of packages take a few hundred thousand bytes. */
const MAX_LOCK_BYTES = 2 * 2 ** 20;

/**
 * The lock file of a context, if it has one. `directory` is where messages count paths from.
 * @throws AipackError LOCK_FORMAT for a link or anything else that is no plain file
 */
export function readLockFile(context: string, directory: string): LockSource | undefined {
  const path = join(context, LOCK_FILE);
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  const file = relative(directory, path) || path;
  if (!stat.isFile()) {
    throw new AipackError({ code: 'LOCK_FORMAT', message: 'This is no plain file', location: { file } });
  }
  const content = readBounded(path, { given: file, limit: MAX_LOCK_BYTES, code: 'LOCK_FORMAT' }).toString('utf8');
  return { file, content };
}

/** Writes the lock file of a context; whoever reads it meanwhile sees the old or the new one. */
export function writeLockFile(context: string, text: string): void {
  const path = join(context, LOCK_FILE);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
