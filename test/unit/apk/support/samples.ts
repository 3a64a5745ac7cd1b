import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../data/apks');

/** What apk makes of a path when it extracts a package. */
export interface ExtractedPath {
  readonly path: string;
  readonly type: string;
  /** In octal; links have none. */
  readonly mode?: string;
  readonly uid: number;
  readonly gid: number;
  readonly size?: number;
  readonly sha256?: string;
  readonly mtime?: number;
  readonly target?: string;
}

export type Extracted =
  { readonly ok: true; readonly tree: readonly ExtractedPath[] } | { readonly ok: false; readonly error: string };

/** What `apk extract` answers for each package, by the name of its file. */
export const extracted = Object.entries(
  (JSON.parse(readFileSync(join(folder, 'trees.json'), 'utf8')) as { extract: Record<string, Extracted> }).extract,
);

/** A real package. */
export function sample(file: string): Buffer {
  return readFileSync(join(folder, file));
}

/** The bytes in portions of a size. */
export async function* streamOf(bytes: Uint8Array, portion = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += portion) yield bytes.subarray(at, at + portion);
}
