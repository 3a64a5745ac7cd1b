import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** A pipe is not waited for. */
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

/**
 * Opens a regular file that somebody else may have put there. A link in its place is followed only on demand.
 *
 * @throws Error for anything else
 */
export async function openPlainFile(path: string, links: 'follow' | 'refuse' = 'refuse'): Promise<FileHandle> {
  const handle = await open(path, links === 'follow' ? FLAGS : FLAGS | constants.O_NOFOLLOW);
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new Error(`${path} is no plain file`);
}

/** @throws Error for anything but a regular file of at most `limit` bytes */
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
