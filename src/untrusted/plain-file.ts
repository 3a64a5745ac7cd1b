import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** A pipe is not waited for. */
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

/** Something else than a file is where one was looked for. */
export class NotPlainError extends Error {
  override readonly name = 'NotPlainError';
}

/**
 * Opens a regular file that somebody else may have put there. A link in its place is followed only on demand.
 *
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
