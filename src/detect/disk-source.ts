import { closeSync, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { AipackError } from '../schema/errors.ts';
import type { Contents, Listing, TreeSource } from './tree.ts';

/**
 * A folder on disk. Symbolic links to files are followed while they stay inside; links to folders are not entered.
 * @throws AipackError CONTEXT_NOT_FOUND when `root` is not a folder.
 */
export function diskSource(root: string): TreeSource {
  const real = realRoot(root);
  const inside = (path: string) => {
    try {
      const target = realpathSync(path);
      return target.startsWith(real + sep) && statSync(target).isFile();
    } catch {
      return false;
    }
  };
  return {
    name: basename(resolve(root)),
    list(directory): Listing | undefined {
      const files: string[] = [];
      const directories: string[] = [];
      const path = directory === '.' ? real : `${real}/${directory}`;
      try {
        for (const entry of readdirSync(path, { withFileTypes: true })) {
          if (entry.isFile()) files.push(entry.name);
          else if (entry.isDirectory()) directories.push(entry.name);
          else if (entry.isSymbolicLink() && inside(join(path, entry.name))) files.push(entry.name);
        }
      } catch {
        return undefined;
      }
      return { files, directories };
    },
    read: (path, limit) => {
      const full = join(real, path);
      return inside(full) ? readStart(full, limit) : undefined;
    },
  };
}

function realRoot(root: string): string {
  try {
    const real = realpathSync(root);
    if (statSync(real).isDirectory()) return real;
  } catch {
    // Reported below, in one sentence for both cases.
  }
  throw new AipackError({
    code: 'CONTEXT_NOT_FOUND',
    message: `${root} is not a folder that can be read`,
    hint: 'Check the path; in a workflow, run actions/checkout first.',
  });
}

function readStart(path: string, limit: number): Contents | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const size = fstatSync(descriptor).size;
    const buffer = Buffer.allocUnsafe(Math.min(size, limit));
    let length = 0;
    while (length < buffer.length) {
      const count = readSync(descriptor, buffer, length, buffer.length - length, length);
      if (count === 0) break;
      length += count;
    }
    return { text: decode(buffer.subarray(0, length)), cut: size > limit };
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Some Windows editors write UTF-16, or a mark before UTF-8 that parsers stumble over. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
