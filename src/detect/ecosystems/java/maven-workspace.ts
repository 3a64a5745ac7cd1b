import { readPom } from './pom.ts';
import type { Member, WorkspaceDefinition } from '../../core/workspace.ts';
import { Folder } from '../../core/folder.ts';
import { perFolder } from '../../core/per-folder.ts';

/** Modules of a Maven build, at any depth below the aggregating pom. */
export const mavenModules: WorkspaceDefinition = {
  id: 'maven-modules',
  kind: 'Maven modules',
  members(root) {
    if (!root.has('pom.xml') || aggregatedFromAbove(root)) return undefined;
    const folders = [...modulesBelow(root)];
    if (folders.length === 0) return undefined;
    const poms = folders.flatMap((folder) => {
      const pom = readPom(folder);
      return pom === undefined ? [] : [pom];
    });
    const names = new Set(poms.map(({ artifactId }) => artifactId));
    return poms.map(({ folder, artifactId, dependencies }): Member => ({
      name: artifactId,
      path: folder.path,
      needs: [...dependencies.keys()]
        .map((key) => key.split(':')[1] ?? '')
        .filter((name) => names.has(name) && name !== artifactId),
    }));
  },
};

/** The outermost aggregator is the root: an inner one builds only part of what its modules may need. */
function aggregatedFromAbove(folder: Folder): boolean {
  if (folder.isRoot) return false;
  const above = folder.sub('..');
  return above.has('pom.xml') && moduleFolders(above).has(folder.path);
}

/** Folders of the modules that a pom lists itself. */
const moduleFolders = perFolder(
  (folder): ReadonlySet<string> => new Set((readPom(folder)?.modules ?? []).map((module) => folder.sub(module).path)),
);

/** Each once, an aggregator before its modules, however often and from where it is listed. */
function* modulesBelow(folder: Folder, seen = new Set([folder.path])): Generator<Folder> {
  for (const path of moduleFolders(folder)) {
    const below = new Folder(folder.repository, path);
    if (seen.has(path) || !below.has('pom.xml')) continue;
    seen.add(path);
    yield below;
    yield* modulesBelow(below, seen);
  }
}
