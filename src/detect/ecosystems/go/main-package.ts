import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import type { SourceLocation } from '../../core/types.ts';

export interface MainPackage {
  /** From the module's folder: `.` or `cmd/server`. */
  readonly path: string;
  readonly location: SourceLocation;
}

/** Names that say which of several programs is the service. */
const PREFERRED = ['server', 'api', 'app', 'web', 'main', 'http', 'service'];
const SKIPPED = /^(?:\.|_|testdata$|vendor$|examples?$|internal$|test$|tests$|tools$|scripts$|docs$|hack$)/;

/** Folders of a module whose package is `main`: the root, those below cmd, then others. Nested modules are someone else's. */
export function mainPackages(folder: Folder): readonly MainPackage[] {
  const found: MainPackage[] = [];
  const visit = (path: string, depth: number): void => {
    const main = mainFile(folder, path);
    if (main !== undefined) found.push({ path, location: folder.where(posix.join(path, main)) });
    if (depth >= 3) return;
    for (const name of folder.list(path).directories) {
      const below = posix.join(path, name);
      if (!SKIPPED.test(name) && !folder.has(`${below}/go.mod`)) visit(below, depth + 1);
    }
  };
  visit('.', 0);
  return found.sort((a, b) => rank(a.path) - rank(b.path) || (a.path < b.path ? -1 : 1));
}

/**
 * The program to build: the one that the start command of a Procfile names, then the one at the root, then the one whose name says that
 * it serves, or that is called as the module is, or that listens.
 */
export function chooseMain(
  folder: Folder,
  found: readonly MainPackage[],
  start: string | undefined,
  module: string | undefined,
): MainPackage | undefined {
  const [word = ''] = (start ?? '').trim().split(/\s+/);
  const program = posix.basename(word);
  const named = found.find(({ path }) => path !== '.' && posix.basename(path) === program);
  const atRoot = found.find(({ path }) => path === '.');
  const serving = found.find(({ path }) => PREFERRED.includes(posix.basename(path)));
  return (
    named ??
    atRoot ??
    serving ??
    found.find(({ path }) => posix.basename(path) === module) ??
    found.find(({ location }) => LISTENS.test(folder.repository.read(location.file) ?? '')) ??
    found[0]
  );
}

const LISTENS = /\b(?:ListenAndServe(?:TLS)?|Serve|Listen|Run|Start)\(/;

function rank(path: string): number {
  if (path === '.') return 0;
  const name = PREFERRED.indexOf(posix.basename(path));
  return (path.startsWith('cmd') ? 10 : 100) + (name === -1 ? PREFERRED.length : name);
}

/** A file with `package main` and `func main()`; build constraints that exclude it by default count against it. */
function mainFile(folder: Folder, path: string): string | undefined {
  return folder.matching(/^(?!.*_test\.go$).*\.go$/, path).find((name) => isMainFile(folder, posix.join(path, name)));
}

export function isMainFile(folder: Folder, file: string): boolean {
  const text = folder.read(file) ?? '';
  return /^package main\b/m.test(text) && /^func main\(\)/m.test(text) && !/^\/\/go:build ignore\b/m.test(text);
}
