// Files that somebody else may have put in their place: what a path leads to is looked at once it is open, so that nothing can take
// its place after that.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { types } from 'node:util';

/** A pipe is not waited for. */
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

/** Something else than a file is where one was looked for. */
export class NotPlainError extends Error {
  override readonly name = 'NotPlainError';
}

/**
 * Opens a regular file. A link in its place is followed only on demand.
 * @throws NotPlainError for anything else; what the system says of a file that can't be opened, as ELOOP for a link
 */
export async function openPlainFile(path: string, links: 'follow' | 'refuse' = 'refuse'): Promise<FileHandle> {
  const handle = await open(path, links === 'follow' ? FLAGS : FLAGS | constants.O_NOFOLLOW);
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new NotPlainError(`${path} is no plain file`);
}

/** @throws NotPlainError, as {@link openPlainFile}; Error for a file of more than `limit` bytes */
export async function readPlainFile(path: string, limit: number, links?: 'follow' | 'refuse'): Promise<Buffer> {
  const handle = await openPlainFile(path, links);
  try {
    const { size } = await handle.stat();
    if (size > limit) throw new Error(`${path} has more than ${limit} bytes`);
    const bytes = Buffer.alloc(size);
    const { bytesRead } = await handle.read(bytes, 0, size, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

export interface FileStart {
  readonly bytes: Buffer;
  /** Whether the file goes on after `bytes`. */
  readonly cut: boolean;
}

/** At most `limit` bytes from the start of a regular file. Undefined for a link, a device, a pipe, and for what can't be read. */
export function readPlainStart(path: string, limit: number): FileStart | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, FLAGS | constants.O_NOFOLLOW);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return undefined;
    const buffer = Buffer.allocUnsafe(Math.min(stats.size, limit));
    let length = 0;
    while (length < buffer.length) {
      const count = readSync(descriptor, buffer, length, buffer.length - length, length);
      if (count === 0) break;
      length += count;
    }
    return { bytes: buffer.subarray(0, length), cut: stats.size > limit };
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Whether the file system refused a path, or Node did so on its behalf, rather than the program being wrong. */
export function isRefusal(error: unknown): boolean {
  return types.isNativeError(error) && 'code' in error;
}
