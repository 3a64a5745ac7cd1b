import { access } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The folder itself, or the nearest one above it that is there. */
export async function existingFolder(folder: string): Promise<string> {
  const there = await access(folder).then(
    () => true,
    (error: unknown) => (error as NodeJS.ErrnoException).code !== 'ENOENT',
  );
  return there || dirname(folder) === folder ? folder : existingFolder(dirname(folder));
}
