import { readPom } from '../languages/java/pom.ts';
import type { Member, WorkspaceDefinition } from './workspace.ts';
import type { Folder } from '../folder.ts';

/** Modules of a Maven build, at any depth below the aggregating pom. */
export const mavenModules: WorkspaceDefinition = {
  kind: 'Maven modules',
  members(root) {
    if (!root.has('pom.xml') || aggregatedFromAbove(root)) return undefined;
    const folders = modulesBelow(root);
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
  return (
    above.has('pom.xml') && (readPom(above)?.modules ?? []).some((module) => above.sub(module).path === folder.path)
  );
}

/** Each once, whoever names it. */
function modulesBelow(folder: Folder, seen = new Set([folder.path])): readonly Folder[] {
  return (readPom(folder)?.modules ?? []).flatMap((module) => {
    const below = folder.sub(module);
    if (seen.has(below.path) || !below.has('pom.xml')) return [];
    seen.add(below.path);
    return [below, ...modulesBelow(below, seen)];
  });
}
