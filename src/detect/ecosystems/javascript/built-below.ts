import type { Folder } from '../../core/folder.ts';
import type { BuildCommand } from '../../core/types.ts';
import { lookup } from '../../../untrusted/lookup.ts';
import { readPackageJson, type PackageJson } from './package-json.ts';

const GOES = /(?:--prefix|--cwd|--dir|-C|\bcd)[ =]+["']?(?:\.\/)?((?!\.\.)[\w@.-]{1,80}(?:\/[\w@.-]{1,80}){0,4})/g;

/** Folders with a package.json of their own that scripts of this build go to and build in: `npm run build --prefix client`. */
export function builtBelow(folder: Folder, manifest: PackageJson, build: readonly BuildCommand[]): readonly Folder[] {
  const names = new Set(build.flatMap(({ run }) => run.line.split(/\s+/)));
  const found = new Set<string>();
  // Grows while it is walked.
  for (const name of names) {
    const line = lookup(manifest.scripts, name) ?? '';
    for (const word of line.split(/[\s"'&|;()]+/))
      if (lookup(manifest.scripts, word) !== undefined && !/--prefix|\bcd /.test(line)) names.add(word);
    if (!/\bbuild\b/.test(line)) continue;
    for (const [, path = ''] of line.matchAll(GOES)) found.add(path.replace(/\/$/, ''));
  }
  return [...found].map((path) => folder.sub(path)).filter((below) => below.has(manifest.fileName));
}

/** What those folders' manifests say. */
export function manifestsBelow(folders: readonly Folder[]): readonly PackageJson[] {
  return folders.flatMap((folder) => readPackageJson(folder) ?? []);
}
