import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { types } from 'node:util';

/** A link in the file's place is not followed, and a pipe there is not waited for. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Whether the file system refused a path, or Node did so on its behalf, rather than the program being wrong. */
export function isRefusal(error: unknown): boolean {
  return types.isNativeError(error) && 'code' in error;
}

export interface FileStart {
  readonly bytes: Buffer;
  /** Whether the file goes on after `bytes`. */
  readonly cut: boolean;
}

/**
 * At most `limit` bytes from the start of a regular file. What the path leads to is looked at once it is open, so that
 * nothing can take its place after that. Undefined for a link, a device, a pipe, and for what can't be read.
 */
export function readRegularFile(path: string, limit: number): FileStart | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, FLAGS);
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
