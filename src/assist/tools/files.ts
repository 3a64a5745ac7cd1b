import * as z from 'zod/mini';
import type { Repository } from '../../detect/core/repository.ts';
import { described } from '../../schema/described.ts';
import { defineTool, ToolInputError, type Tool } from '../tool.ts';
import { filePath, folderAt, folderPath, inside, nothingAt } from './paths.ts';

/** Entries of one folder that are told. */
const MAX_ENTRIES = 100;
/** Lines of a tree. */
const MAX_TREE = 250;
const MAX_DEPTH = 6;
/** Lines of a file that one answer holds. */
const MAX_LINES = 400;
/** Characters of a file that one answer holds, so that it fits into one with all that JSON has to escape. */
const MAX_TEXT = 7_000;
/** Characters of one line: what is longer was written by a machine. */
const MAX_LINE = 500;

/** What is in one folder. */
export function listFiles(repository: Repository): Tool {
  const name = 'list_files';
  return defineTool({
    name,
    description:
      'Lists the files and folders of one folder. Ignored files, dependencies and files with secrets are left out.',
    speaks: 'repository',
    input: z.strictObject({ path: folderPath }),
    run: ({ path }) => {
      const folder = folderAt(name, repository, path);
      const { files, directories } = repository.list(folder);
      const more = directories.length + files.length - MAX_ENTRIES;
      return {
        path: folder,
        folders: directories.slice(0, MAX_ENTRIES),
        files: files.slice(0, Math.max(0, MAX_ENTRIES - directories.length)),
        ...(more > 0 ? { left_out: more } : {}),
      };
    },
  });
}

/** How folders lie in each other. */
export function getFileTree(repository: Repository): Tool {
  const name = 'get_file_tree';
  return defineTool({
    name,
    description:
      'Shows folders and files below a folder as an indented tree. Use it once to see how a repository is laid out.',
    speaks: 'repository',
    input: z.strictObject({
      path: folderPath.clone(),
      depth: described('Levels to show.', z._default(z.int().check(z.minimum(1), z.maximum(MAX_DEPTH)), 3)),
    }),
    run: ({ path, depth }) => {
      const folder = folderAt(name, repository, path);
      const lines: string[] = [];
      let left = 0;
      const visit = (directory: string, level: number): void => {
        const { files, directories } = repository.list(directory);
        const below = (child: string): string => (directory === '.' ? child : `${directory}/${child}`);
        for (const child of directories) {
          add(`${'  '.repeat(level)}${child}/`);
          // What a full tree leaves out is counted to the depth that was asked for, and no further than some levels of full folders.
          if (level + 1 < depth && lines.length < MAX_TREE) visit(below(child), level + 1);
        }
        for (const file of files) add(`${'  '.repeat(level)}${file}`);
      };
      const add = (line: string): void => {
        if (lines.length < MAX_TREE) lines.push(line.slice(0, MAX_LINE));
        else left += 1;
      };
      visit(folder, 0);
      return { path: folder, tree: cutText(lines.join('\n')), ...(left > 0 ? { left_out: left } : {}) };
    },
  });
}

/** The text of a file, or a part of it. */
export function readFile(repository: Repository): Tool {
  const name = 'read_file';
  return defineTool({
    name,
    description: `Reads a text file, at most ${MAX_LINES} lines at once; ask for later lines with from_line.`,
    speaks: 'repository',
    input: z.strictObject({
      path: filePath,
      from_line: described('First line to read, counted from 1.', z._default(z.int().check(z.minimum(1)), 1)),
      lines: described('Most lines to read.', z._default(z.int().check(z.minimum(1), z.maximum(MAX_LINES)), 150)),
    }),
    run: ({ path, from_line: from, lines }) => {
      const file = inside(name, path);
      if (!repository.isFile(file)) throw nothingAt(name, repository, file, 'file');
      const text = repository.read(file);
      if (text === undefined) throw new ToolInputError(name, [`path: ${file} is too large to be read`]);
      if (text.includes('\0')) throw new ToolInputError(name, [`path: ${file} is no text`]);
      const all = text.split('\n');
      const wanted = all.slice(from - 1, from - 1 + lines).map((line) => line.slice(0, MAX_LINE));
      const shown = cutText(wanted.join('\n'));
      const last = from - 1 + (shown === '' ? 0 : shown.split('\n').length);
      return {
        path: file,
        lines: all.length,
        from_line: from,
        text: shown,
        ...(last < all.length ? { next_line: last + 1 } : {}),
      };
    },
  });
}

/** Whole lines as far as they fit into an answer. */
function cutText(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  const cut = text.slice(0, MAX_TEXT);
  return cut.slice(0, Math.max(cut.lastIndexOf('\n'), 1));
}
