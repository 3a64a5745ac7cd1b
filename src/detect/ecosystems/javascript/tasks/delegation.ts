import { posix } from 'node:path';
import type { Folder } from '../../../core/folder.ts';
import { readPackageJson } from '../package-json.ts';
import { chooseStartScript } from '../start.ts';

/** Ways to run a script of another folder's package. */
const ELSEWHERE =
  /(?:^|&&\s*|["'])(?:cd\s+|(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?(?:--prefix|--cwd|-C|--dir)[= ])(?:\.\/)?(?<folder>[\w.@/-]+)/;

/** Whether a workspace root's script only hands on to a member, which is then a service of its own. */
export function delegatesToMember(line: string): boolean {
  return /^(?:npx )?(?:turbo|nx|lerna|moon)\b|^cd |--workspace[= ]| -w[ =]|--filter|^yarn workspace|^npm --prefix|^(?:pnpm|yarn|bun) (?:-C|--cwd|-r|--recursive)\b/.test(
    line.trim(),
  );
}

/**
 * The folder below whose package a script starts, when that one starts by itself: `cd api && npm start`, `npm --prefix api start`,
 * `node packages/api/server.js`.
 */
export function startedBelow(folder: Folder, line: string): string | undefined {
  const elsewhere = ELSEWHERE.exec(line)?.groups?.folder;
  const run = /^node\s+(?:-\S+\s+)*(?:\.\/)?(?<file>[\w.@/-]+)$/.exec(line.trim())?.groups?.file;
  const first = elsewhere ?? run;
  if (first === undefined) return undefined;
  // A file may lie some levels below the package that it belongs to.
  for (
    let path = posix.normalize(first).replace(/\/$/, '');
    path !== '.' && !path.startsWith('..');
    path = posix.dirname(path)
  ) {
    if (!folder.hasFolder(path)) continue;
    const manifest = readPackageJson(folder.sub(path));
    if (manifest !== undefined) return chooseStartScript(manifest.scripts) === undefined ? undefined : path;
  }
  return undefined;
}
