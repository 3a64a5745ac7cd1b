import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import { lineIndex } from '../../core/manifests/document.ts';
import { blankComments } from '../../core/text/comments.ts';
import { substitute } from '../../core/text/expand.ts';
import type { SourceLocation } from '../../core/types.ts';

export interface CmakeProgram {
  readonly name: string;
  readonly location: SourceLocation;
}

export interface CmakeLibrary extends CmakeProgram {
  /** Whether configuring ends where it is not found. */
  readonly required: boolean;
}

export interface CmakeProject {
  readonly name: string;
  /** What `add_executable` names, in the order of the files. */
  readonly programs: readonly CmakeProgram[];
  /** What `find_package`, `find_library` and `pkg_check_modules` look for. */
  readonly libraries: readonly CmakeLibrary[];
  /** Where sources are fetched by git while configuring. */
  readonly fetches: SourceLocation | undefined;
}

/** Enough for any real tree; a file that includes itself must end somewhere. */
const MAX_FILES = 200;

/** Folders whose programs are about the project and are not what it is for. */
const ASIDE =
  /(?:^|\/)(?:tests?|testing|examples?|samples?|bench(?:marks?)?|docs?|third[-_]?party|external|extern|vendor|deps)(?:\/|$)/i;

/** A project's CMakeLists.txt with those of the folders that it adds; simple variables are put in where they are used. */
export function readCmake(folder: Folder): CmakeProject {
  const variables = new Map<string, string>();
  const programs: CmakeProgram[] = [];
  const libraries: CmakeLibrary[] = [];
  let branches = 0;
  let name: string | undefined;
  let fetches: SourceLocation | undefined;
  const folders = ['.'];
  for (const path of folders) {
    const file = posix.join(path, 'CMakeLists.txt');
    const text = blankComments(folder.read(file) ?? '', 'hash');
    const lineAt = lineIndex(text);
    for (const { command, words, index } of commandsOf(text)) {
      const at = folder.where(file, lineAt(index));
      const [first = '', second = ''] = words.map((word) => expand(word, variables));
      if (command === 'project') {
        name ??= first;
        variables.set('PROJECT_NAME', first);
        if (path === '.') variables.set('CMAKE_PROJECT_NAME', first);
      } else if (command === 'set' && words.length >= 2) variables.set(first, second);
      else if (command === 'add_executable' && !['ALIAS', 'IMPORTED'].includes(second))
        programs.push({ name: first, location: at });
      else if (command === 'find_package')
        libraries.push({ name: first, location: at, required: branches === 0 && words.includes('REQUIRED') });
      else if (command === 'if') branches++;
      else if (command === 'endif') branches--;
      else if (command === 'pkg_check_modules' || command === 'pkg_search_module') {
        for (const word of words.slice(1).filter((each) => !OPTIONS.has(each)))
          libraries.push({ name: expand(word, variables).replace(/[<>=].*/, ''), location: at, required: false });
      } else if (command === 'find_library') {
        const end = words.findIndex((word) => /^(?:HINTS|PATHS|PATH_SUFFIXES|DOC|REQUIRED)$/.test(word));
        for (const word of words.slice(1, end === -1 ? undefined : end))
          if (/^[a-z][\w.+-]*$/.test(word)) libraries.push({ name: word, location: at, required: false });
      } else if (command === 'add_subdirectory') {
        const below = posix.join(path, first);
        if (!ASIDE.test(below) && !folders.includes(below) && folders.length < MAX_FILES) folders.push(below);
      }
      if (words.includes('GIT_REPOSITORY') || command === 'cpmaddpackage') fetches ??= at;
    }
  }
  return { name: name ?? 'app', programs, libraries, fetches };
}

const OPTIONS = new Set(['REQUIRED', 'QUIET', 'IMPORTED_TARGET', 'GLOBAL', 'NO_CMAKE_PATH']);

interface Command {
  /** In lower case. */
  readonly command: string;
  readonly words: readonly string[];
  readonly index: number;
}

/** Every `name(words)`; words are quoted or separated by white space. */
function* commandsOf(text: string): Generator<Command> {
  let before = { text: '', index: 0 };
  let words: string[] = [];
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:\\[\s\S]|[^"\\])*"?|[()]|[^\s()"]+/g)) {
    if (token === '(') depth++;
    else if (token === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) before = { text: token, index };
    else words.push(token.replace(/^"|"$/g, ''));
    if (token !== ')' || depth > 0) continue;
    yield { command: before.text.toLowerCase(), words, index: before.index };
    words = [];
  }
}

function expand(word: string, variables: ReadonlyMap<string, string>): string {
  return (
    substitute(
      word,
      /\$\{(\w+)\}/g,
      (name) => variables.get(name),
      (whole) => whole,
    ) ?? word
  );
}
