import type { Folder } from '../../core/folder.ts';
import { globSelect } from '../../core/glob.ts';
import type { Member } from '../../core/workspace.ts';
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

function memberName(folder: Folder, manifest: PackageJson): string {
  return manifest.name ?? folder.path;
}

function needs(manifest: PackageJson, names: ReadonlySet<string>): Member['needs'] {
  return [...new Set([...manifest.dependencies.keys(), ...manifest.devDependencies.keys()])].filter((name) =>
    names.has(name),
  );
}
