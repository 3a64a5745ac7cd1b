import { posix } from 'node:path';
import type { NoiseTable } from './knowledge.ts';

/** Whether a folder holds what tools leave behind: never sent, never looked into. */
export function isNoise(
  { folders, beside }: NoiseTable,
  directory: string,
  exists: (path: string) => boolean,
): boolean {
  const name = posix.basename(directory);
  if (folders.has(name)) return true;
  const parent = posix.dirname(directory);
  return (beside.get(name) ?? []).some((mark) => exists(posix.join(parent, mark)));
}
