import { posix } from 'node:path';
import type { SourceLocation } from '../../schema/errors.ts';
import type { Folder } from './folder.ts';
import { lineIndex } from './manifests/document.ts';
import { blankComments, type CommentStyle } from './text/comments.ts';

/** A source file as the scanners see it: comments are blanked out, so offsets and lines are those of the file. */
export interface SourceFile {
  /** From the service folder. */
  readonly name: string;
  readonly text: string;
  where(offset: number): SourceLocation;
}

export interface SourceQuery {
  /** File name endings with the dot. */
  readonly extensions: readonly string[];
  readonly comments: CommentStyle;
  /** Files to look at before all others, from the service folder. */
  readonly first?: readonly string[];
  /** Folders below the service that belong to someone else, from the service folder. */
  readonly except?: readonly string[];
}

/** Enough to find where a service listens; more would make detection slow on large trees for little. */
const MAX_FILES = 300;
const MAX_FILE_BYTES = 256 * 1024;
const MAX_DEPTH = 12;

/** Source files of a service, the likely entry first, then shallow ones before deep ones; tests and vendored code left out. */
export function sourceFiles(folder: Folder, query: SourceQuery): readonly SourceFile[] {
  const names = [
    ...new Set([...(query.first ?? []).filter((name) => folder.has(name)), ...listSources(folder, query)]),
  ];
  return names.slice(0, MAX_FILES).flatMap((name) => {
    const file = sourceFile(folder, name, query.comments);
    return file === undefined ? [] : [file];
  });
}

/** One source file; undefined when it does not exist or is too large to have been written by hand. */
export function sourceFile(folder: Folder, name: string, comments: CommentStyle): SourceFile | undefined {
  const raw = folder.read(name);
  if (raw === undefined || raw.length > MAX_FILE_BYTES) return undefined;
  const text = blankComments(raw, comments);
  let lineAt: ((offset: number) => number) | undefined;
  return {
    name,
    text,
    where: (offset) => {
      lineAt ??= lineIndex(text);
      return folder.where(name, lineAt(offset));
    },
  };
}

/** Paths in folders of templates. */
const TEMPLATES = /(?:^|\/)templates?(?:\/|$)/;

function listSources(folder: Folder, query: SourceQuery): readonly string[] {
  const { isAside, isManifest, isTestFile } = folder.repository.knowledge;
  // A project of its own below a folder of templates is what the service makes projects from.
  const isMaterial = (path: string) => TEMPLATES.test(path) && folder.list(path).files.some(isManifest);
  const found: string[] = [];
  const except = new Set(query.except ?? []);
  let level = ['.'];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0 && found.length < MAX_FILES; depth++) {
    const next: string[] = [];
    for (const directory of level) {
      if (found.length >= MAX_FILES) break;
      const listing = folder.list(directory);
      const under = (name: string) => (directory === '.' ? name : `${directory}/${name}`);
      for (const name of listing.files) {
        if (query.extensions.includes(posix.extname(name)) && !isTestFile(name)) found.push(under(name));
      }
      for (const name of listing.directories) {
        if (!name.startsWith('.') && !isAside(under(name)) && !except.has(under(name)) && !isMaterial(under(name)))
          next.push(under(name));
      }
    }
    level = next;
  }
  return found;
}

export interface Hit {
  readonly match: RegExpExecArray;
  readonly location: SourceLocation;
}

/** First match of any pattern over the files, pattern by pattern: list the most telling pattern first. */
export function firstHit(
  files: readonly SourceFile[],
  patterns: readonly RegExp[],
  fits: (match: RegExpExecArray) => boolean = () => true,
): Hit | undefined {
  for (const pattern of patterns) {
    for (const file of files) {
      for (let from = 0; from < file.text.length;) {
        // A global pattern would go on from where it matched before.
        pattern.lastIndex = 0;
        const match = pattern.exec(from === 0 ? file.text : file.text.slice(from));
        pattern.lastIndex = 0;
        if (match === null) break;
        if (fits(match)) return { match, location: file.where(from + match.index) };
        from += match.index + Math.max(match[0].length, 1);
      }
    }
  }
  return undefined;
}

/** Every match of a global pattern over the files. */
export function* allHits(files: readonly SourceFile[], pattern: RegExp): Generator<Hit> {
  for (const file of files) {
    for (const match of file.text.matchAll(pattern)) yield { match, location: file.where(match.index) };
  }
}
