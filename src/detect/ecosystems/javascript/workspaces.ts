import type { Folder } from '../../core/folder.ts';
import { globSelect } from '../../core/glob.ts';
import { asArray, asRecord, asString, asStrings } from '../../core/manifests/document.ts';
import { lernaPatterns, readPackageJson, workspacePatterns, type PackageJson } from './package-json.ts';
import type { Member, WorkspaceDefinition } from '../../core/workspace.ts';

/** npm, Yarn, pnpm and Bun workspaces: one install at the root serves all members. So it has to be where Lerna's packages need each other. */
export const javascriptWorkspace: WorkspaceDefinition = {
  id: 'javascript-workspace',
  kind: 'JavaScript workspace',
  members(root) {
    const patterns = memberPatterns(root);
    if (patterns.length > 0) return packages(root, patterns);
    const listed = lernaMembers(root);
    return listed?.some(needsOther) === true ? listed : undefined;
  },
};

/** Packages that Lerna lists by itself and that need nothing of each other: each is installed alone. */
export const lernaPackages: WorkspaceDefinition = {
  id: 'lerna-packages',
  kind: 'Lerna packages',
  members(root) {
    const listed = memberPatterns(root).length > 0 ? undefined : lernaMembers(root);
    return listed?.some(needsOther) === true ? undefined : listed;
  },
};

function needsOther({ needs }: Member): boolean {
  return needs.length > 0;
}

function lernaMembers(root: Folder): readonly Member[] | undefined {
  const patterns = lernaPatterns(root);
  return patterns === undefined ? undefined : packages(root, patterns);
}

/** Projects that Rush lists. */
export const rushProjects: WorkspaceDefinition = {
  id: 'rush-projects',
  kind: 'Rush projects',
  members(root) {
    const projects = asArray(root.json('rush.json')?.get('projects'));
    const folders = projects.map((project) => asString(asRecord(project).projectFolder));
    return packages(
      root,
      folders.filter((path) => path !== undefined),
    );
  },
};

function packages(root: Folder, patterns: readonly string[]): readonly Member[] | undefined {
  if (patterns.length === 0) return undefined;
  const manifests = globSelect(foldersBelow(root), patterns).flatMap((relative) => {
    const folder = root.sub(relative);
    const manifest = folder.has('package.json') || folder.has('package.json5') ? readPackageJson(folder) : undefined;
    return manifest === undefined ? [] : [{ folder, manifest }];
  });
  const rootManifest = readPackageJson(root);
  const all = rootManifest === undefined ? manifests : [{ folder: root, manifest: rootManifest }, ...manifests];
  const names = new Set(all.map(({ folder, manifest }) => memberName(folder, manifest)));
  return all.map(({ folder, manifest }) => ({
    name: memberName(folder, manifest),
    path: folder.path,
    needs: needs(manifest, names),
  }));
}

function memberPatterns(root: Folder): readonly string[] {
  // pnpm reads its own file and no other.
  const pnpm = asStrings(
    root.has('pnpm-workspace.yaml') ? root.yaml('pnpm-workspace.yaml')?.get('packages') : undefined,
  );
  if (pnpm.length > 0) return pnpm;
  const manifest = root.has('package.json') || root.has('package.json5') ? readPackageJson(root) : undefined;
  return manifest === undefined ? [] : workspacePatterns(manifest);
}

function foldersBelow(root: Folder): readonly string[] {
  const all = root.repository.folders;
  if (root.isRoot) return all.filter((path) => path !== '.');
  return all.filter((path) => path.startsWith(`${root.path}/`)).map((path) => path.slice(root.path.length + 1));
}

function memberName(folder: Folder, manifest: PackageJson): string {
  return manifest.name ?? folder.path;
}

function needs(manifest: PackageJson, names: ReadonlySet<string>): Member['needs'] {
  return [...new Set([...manifest.dependencies.keys(), ...manifest.devDependencies.keys()])].filter((name) =>
    names.has(name),
  );
}
