import { existsSync, lstatSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { LocalSource } from '../buildkit/index.ts';
import type { Repository } from '../detect/core/repository.ts';
import { normaliseCommand, type UniversalBuild } from '../schema/universal-build.ts';
import { readPlainStart } from '../untrusted/plain-file.ts';
import { filesOf } from './sent-files.ts';

/** A pointer is smaller, by its specification. In bytes. */
const MAX_POINTER = 1024;
const FIRST_LINE = /^version https:\/\/(?:git-lfs|hawser)\.github\.com\/spec\/v1\n/;
/** Names that are told. */
const SHOWN = 5;

/** Bytes of a file of attributes that are read. */
const MAX_ATTRIBUTES = 64 * 1024;
const ATTRIBUTES = '.gitattributes';

/**
 * Says which of the files that a build is sent hold only the pointers that Git LFS has for them, where attributes say that there may be some.
 * @param repository the view of the context, where there is one; else only the attributes of its root and above count
 * @param build the service whose image they would reach; all count where there is none
 */
export function describePointers(
  { path: root, filter }: LocalSource,
  repository?: Repository,
  build?: UniversalBuild,
): readonly string[] {
  const below = repository?.foldersWith((name) => name === ATTRIBUTES).map((path) => join(root, path)) ?? [];
  const asks = [...upToTop(root), ...below].some((folder) =>
    readPlainStart(join(folder, ATTRIBUTES), MAX_ATTRIBUTES)?.bytes.includes('filter=lfs'),
  );
  if (filter === undefined || !asks) return [];
  const folders = build === undefined ? ['.'] : foldersOf(build);
  const counts = (path: string): boolean =>
    folders.some((folder) => folder === '.' || path === folder || path.startsWith(`${folder}/`));
  const pointers = filesOf(root, '', filter).filter((path) => counts(path) && isPointer(join(root, path)));
  if (pointers.length === 0) return [];
  const more = pointers.length > SHOWN ? ` and ${pointers.length - SHOWN} more` : '';
  return [
    `Files are pointers of Git LFS in place of what they point to, and go into the build as that: ${pointers.sort().slice(0, SHOWN).join(', ')}${more}. Fetch them first (in a workflow, actions/checkout with lfs: true; else git lfs pull).`,
  ];
}

function isPointer(path: string): boolean {
  const size = lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0 || size >= MAX_POINTER) return false;
  return FIRST_LINE.test(readPlainStart(path, MAX_POINTER)?.bytes.toString('latin1') ?? '');
}

/** A folder and those above it, as far as the top of its repository. */
function upToTop(folder: string): readonly string[] {
  const all: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    all.push(at);
    if (existsSync(join(at, '.git'))) return all;
    if (at === dirname(at)) return [folder];
  }
}

/** The folders whose files a service is made of: its own, and what steps and copies take from elsewhere. */
function foldersOf({ metadata: { path }, build, runtime }: UniversalBuild): readonly string[] {
  const taken = [
    ...build.commands.flatMap((command) => normaliseCommand(command).inputs ?? []),
    ...runtime.copy.map(({ from }) => from),
  ];
  return [...new Set([path, ...taken.filter((each) => !each.startsWith('/')).map((each) => posix.join(path, each))])];
}
