import * as z from 'zod/mini';
import { joinInside } from '../../detect/core/tree.ts';
import type { Repository } from '../../detect/core/repository.ts';
import { described } from '../../schema/described.ts';
import { ToolInputError } from '../tool.ts';

/** No path is longer. */
const MAX_PATH = 4096;
/** Names that are told where a path leads nowhere. */
const MAX_NAMES = 20;

/** An argument that names a file. */
export const filePath = described(
  'Path from the root of the repository, such as "src/main.zig".',
  z.string().check(z.minLength(1), z.maxLength(MAX_PATH)),
);

/** An argument that names a folder; the root where it is left out. */
export const folderPath = described(
  'Folder from the root of the repository; "." is the root.',
  z._default(z.string().check(z.maxLength(MAX_PATH)), '.'),
);

/**
 * A path that stays inside the repository.
 * @throws ToolInputError
 */
export function inside(tool: string, path: string): string {
  const clean = path.startsWith('/') || path.includes('\0') ? undefined : joinInside('.', path.replaceAll('\\', '/'));
  if (clean === undefined) {
    throw new ToolInputError(tool, [
      `path: ${JSON.stringify(path.slice(0, 200))} is outside the repository; only files inside it can be read, by a path from its root`,
    ]);
  }
  return clean;
}

/** @throws ToolInputError for a path outside, or one that is no folder */
export function folderAt(tool: string, repository: Repository, path: string): string {
  const clean = inside(tool, path);
  if (clean === '.' || repository.isDirectory(clean)) return clean;
  throw nothingAt(tool, repository, clean, 'folder');
}

/** What to say of a path at which there is no file or folder that may be seen. */
export function nothingAt(tool: string, repository: Repository, path: string, what: 'file' | 'folder'): ToolInputError {
  const parent = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
  const { files, directories } = repository.list(parent);
  const names = [...directories.map((name) => `${name}/`), ...files];
  const there =
    names.length === 0
      ? `there is nothing in ${JSON.stringify(parent)} either`
      : `${JSON.stringify(parent)} has ${names.slice(0, MAX_NAMES).join(', ')}${names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : ''}`;
  return new ToolInputError(tool, [
    `path: there is no ${what} ${JSON.stringify(path)} that may be read (files that hold secrets may not); ${there}`,
  ]);
}
