import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { AipackError } from '../schema/errors.ts';
import { readPlainStart, isRefusal } from '../untrusted/plain-file.ts';
import type { Contents, Listing, TreeSource } from '../detect/core/tree.ts';

/**
 * A folder on disk. Symbolic links are followed while they stay inside; a listing has those to files only.
 * @param links `refuse` for a tree in which a file has no second name: links are in no listing and lead nowhere
 * @throws AipackError CONTEXT_NOT_FOUND when `root` is not a folder.
 */
export function diskSource(root: string, links: 'follow' | 'refuse' = 'follow'): TreeSource {
  const real = realRoot(root);
  /** Folders that were reached through listings alone, so that no link is on the way to them. */
  const reached = new Set<string>([real]);
  const inside = (path: string): string | undefined => {
    if (reached.has(path)) return path;
    try {
      const target = realpathSync.native(path);
      if (links === 'refuse' && target !== path) return undefined;
      return target === real || target.startsWith(real.endsWith(sep) ? real : real + sep) ? target : undefined;
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  };
  return {
    name: basename(resolve(root)),
    list(directory): Listing | undefined {
      const files: string[] = [];
      const directories: string[] = [];
      const path = inside(directory === '.' ? real : join(real, directory));
      if (path === undefined) return undefined;
      try {
        for (const entry of readdirSync(path, { withFileTypes: true })) {
          if (entry.isFile()) files.push(entry.name);
          else if (entry.isDirectory()) {
            directories.push(entry.name);
            reached.add(join(path, entry.name));
          } else if (entry.isSymbolicLink() && isFile(inside(join(path, entry.name)))) files.push(entry.name);
        }
      } catch (error) {
        if (isRefusal(error)) return undefined;
        throw error;
      }
      return { files, directories };
    },
    read(path, limit): Contents | undefined {
      const full = join(real, path);
      // Most files are no links, and are read without asking where they are.
      const direct = reached.has(dirname(full)) ? readPlainStart(full, limit) : undefined;
      const target = direct === undefined ? inside(full) : undefined;
      const file = target === undefined ? direct : readPlainStart(target, limit);
      return file === undefined ? undefined : { text: decode(file.bytes), cut: file.cut };
    },
  };
}

function isFile(path: string | undefined): boolean {
  return path !== undefined && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function realRoot(root: string): string {
  try {
    const real = realpathSync(root);
    if (statSync(real).isDirectory()) return real;
  } catch (error) {
    // Reported below, in one sentence for both cases.
    if (!isRefusal(error)) throw error;
  }
  throw new AipackError({
    code: 'CONTEXT_NOT_FOUND',
    message: `${root} is not a folder that can be read`,
    hint: 'Check the path; in a workflow, run actions/checkout first.',
  });
}

/** Some Windows editors write UTF-16, or a mark before UTF-8 that parsers stumble over. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
