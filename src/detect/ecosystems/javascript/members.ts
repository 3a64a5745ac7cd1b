import type { Folder } from '../../core/folder.ts';
import { globSelect } from '../../core/glob.ts';
import { closure, type Member, type Workspace } from '../../core/workspace.ts';
import { readPackageJson, type PackageJson } from './package-json.ts';

/** The packages in folders that fit patterns, and the root where it is one; undefined for no patterns. */
export function packagesIn(root: Folder, patterns: readonly string[]): readonly Member[] | undefined {
  if (patterns.length === 0) return undefined;
  const manifests = globSelect(root.below(), patterns).flatMap((relative) => {
    const folder = root.sub(relative);
    const manifest = readPackageJson(folder);
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

/** A package, with where it lies. */
export interface PlacedPackage {
  readonly folder: Folder;
  readonly manifest: PackageJson;
}

/** The packages of a workspace that its member needs. */
export function neededPackages(workspace: Workspace | undefined): readonly PlacedPackage[] {
  if (workspace === undefined) return [];
  const { root } = workspace;
  return closure(workspace).flatMap(({ path }) => {
    const folder = root.sub(root.relative(path));
    const manifest = readPackageJson(folder);
    return manifest === undefined ? [] : [{ folder, manifest }];
  });
}

function memberName(folder: Folder, manifest: PackageJson): string {
  return manifest.name ?? folder.path;
}

function needs(manifest: PackageJson, names: ReadonlySet<string>): Member['needs'] {
  return [...new Set([...manifest.dependencies.keys(), ...manifest.devDependencies.keys()])].filter((name) =>
    names.has(name),
  );
}
