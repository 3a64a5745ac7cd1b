import * as z from 'zod/mini';
import { globTest } from '../../detect/core/glob.ts';
import type { Repository } from '../../detect/core/repository.ts';
import { described } from '../../schema/described.ts';
import { defineTool, type Json, type Tool } from '../tool.ts';
import { folderAt, folderPath } from './paths.ts';

const MAX_PATTERN = 256;
const MAX_PATHS = 100;
const MAX_HITS = 50;
/** Characters of a line that are shown around a hit. */
const MAX_LINE = 200;
/** Files that one question looks into, and their characters together. */
const MAX_SEARCHED = 5_000;
const MAX_CHARACTERS = 16 * 1024 * 1024;

/** Files by name. */
export function searchFiles(repository: Repository): Tool {
  const name = 'search_files';
  return defineTool({
    name,
    description:
      'Finds files by a pattern of their path: "**/*.zig", "BUILD*", "**/main.*". Without a slash it fits names in every folder.',
    speaks: 'repository',
    input: z.strictObject({
      pattern: described('Pattern with *, **, ? and [ ].', z.string().check(z.minLength(1), z.maxLength(MAX_PATTERN))),
      path: folderPath.clone(),
    }),
    run: ({ pattern, path }) => {
      const fits = pathTest(pattern);
      const found = filesBelow(repository, folderAt(name, repository, path)).filter(fits);
      return {
        files: found.slice(0, MAX_PATHS),
        ...(found.length > MAX_PATHS ? { left_out: found.length - MAX_PATHS } : {}),
      };
    },
  });
}

/** Lines by what they hold. */
export function grepContent(repository: Repository): Tool {
  const name = 'grep_content';
  return defineTool({
    name,
    description:
      'Finds lines that hold a text, which is taken literally: no regular expression. Use it for ports, "listen", names of programs.',
    speaks: 'repository',
    input: z.strictObject({
      text: described('What to look for.', z.string().check(z.minLength(1), z.maxLength(MAX_PATTERN))),
      path: folderPath.clone(),
      files: described(
        'Pattern of the files to look into, as in search_files.',
        z._default(z.string().check(z.maxLength(MAX_PATTERN)), ''),
      ),
      ignore_case: described('Whether small and capital letters are the same.', z._default(z.boolean(), false)),
    }),
    run: ({ text, path, files, ignore_case: ignoreCase }) => {
      const fits = files === '' ? () => true : pathTest(files);
      const paths = filesBelow(repository, folderAt(name, repository, path)).filter(fits);
      const fold = (line: string): string => (ignoreCase ? line.toLowerCase() : line);
      const wanted = fold(text);
      const hits: Json[] = [];
      let characters = 0;
      let searched = 0;
      for (const file of paths) {
        if (hits.length >= MAX_HITS || searched >= MAX_SEARCHED || characters >= MAX_CHARACTERS) break;
        const content = repository.read(file) ?? '';
        searched += 1;
        characters += content.length;
        if (content.includes('\0') || !fold(content).includes(wanted)) continue;
        content.split('\n').forEach((line, index) => {
          const at = fold(line).indexOf(wanted);
          if (at < 0 || hits.length >= MAX_HITS) return;
          const start = Math.max(0, at - MAX_LINE / 2);
          hits.push({ file, line: index + 1, text: line.slice(start, start + MAX_LINE) });
        });
      }
      return {
        hits,
        files_searched: searched,
        ...(searched < paths.length ? { files_left: paths.length - searched } : {}),
      };
    },
  });
}

function pathTest(pattern: string): (path: string) => boolean {
  return globTest(pattern.includes('/') ? pattern : `**/${pattern}`);
}

/** Paths of all files below a folder, sorted by folder. */
function filesBelow(repository: Repository, folder: string): readonly string[] {
  const below = repository.folders.filter((each) => folder === '.' || each === folder || each.startsWith(`${folder}/`));
  return below.flatMap((each) => repository.list(each).files.map((name) => (each === '.' ? name : `${each}/${name}`)));
}
