import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { FIXTURES } from '../detect/golden.ts';
import type { Texts } from './slots.ts';

/** Larger files say nothing that a smaller one of the same kind does not. In bytes. */
const MAX_BYTES = 64 * 1024;

/** A fixture as path → text. */
export function fixtureTexts(name: string): Texts {
  const root = join(FIXTURES, name);
  return Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [relative(root, path), readFileSync(path, 'utf8')] as const)
      .filter(([, text]) => text.length <= MAX_BYTES),
  );
}

/** Whether a file is written by a tool: names in it are those of other files, and there are thousands of them. */
export function isLockFile(path: string): boolean {
  return /(?:\.md|\.lock|\.lockb|\.sum|-lock\.(?:json|yaml)|\.lock\.json|npm-shrinkwrap\.json)$/.test(path);
}
