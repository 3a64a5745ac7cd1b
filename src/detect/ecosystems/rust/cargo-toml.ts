import type { Folder } from '../../core/folder.ts';
import { globSelect } from '../../core/glob.ts';
import { asArray, asRecord, asString, asStrings, type Document } from '../../core/manifests/document.ts';
import type { SourceLocation } from '../../core/types.ts';

export interface CargoManifest {
  readonly document: Document;
  readonly name: string | undefined;
  /** Crates it depends on, by their real names. */
  readonly dependencies: readonly string[];
  readonly isWorkspace: boolean;
}

export interface Binary {
  readonly name: string;
  /** From the package's folder. */
  readonly path: string;
  readonly location: SourceLocation;
}

export function readCargo(folder: Folder): CargoManifest | undefined {
  const document = folder.toml('Cargo.toml');
  if (document === undefined) return undefined;
  const dependencies = Object.entries(asRecord(document.get('dependencies'))).map(
    ([name, value]) => asString(asRecord(value).package) ?? name,
  );
  return {
    document,
    name: asString(document.get('package', 'name')),
    dependencies,
    isWorkspace: document.get('workspace') !== undefined,
  };
}

/** The programs of a package: those it declares, src/main.rs under the package's name, and the files in src/bin. */
export function binaries(folder: Folder, { document, name }: CargoManifest): readonly Binary[] {
  const declared = asArray(document.get('bin')).flatMap((entry, index) => {
    const binary = asString(asRecord(entry).name);
    if (binary === undefined) return [];
    const path =
      asString(asRecord(entry).path) ?? (folder.has(`src/bin/${binary}.rs`) ? `src/bin/${binary}.rs` : 'src/main.rs');
    return [{ name: binary, path, location: folder.where('Cargo.toml', document.line('bin', index, 'name')) }];
  });
  const taken = new Set(declared.map(({ path }) => path));
  const main =
    name !== undefined && folder.has('src/main.rs') && !taken.has('src/main.rs')
      ? [{ name, path: 'src/main.rs', location: folder.where('src/main.rs') }]
      : [];
  const listed = folder.list('src/bin');
  const extra = [
    ...listed.files
      .filter((file) => file.endsWith('.rs'))
      .map((file) => ({ name: file.slice(0, -3), path: `src/bin/${file}` })),
    ...listed.directories
      .filter((each) => folder.has(`src/bin/${each}/main.rs`))
      .map((each) => ({ name: each, path: `src/bin/${each}/main.rs` })),
  ].filter(({ path }) => !taken.has(path));
  return [...declared, ...main, ...extra.map((each) => ({ ...each, location: folder.where(each.path) }))];
}

/** Folders of a workspace's members, from its root. */
export function memberFolders(root: Folder, { document }: CargoManifest): readonly string[] {
  const patterns = [
    ...asStrings(document.get('workspace', 'members')),
    ...asStrings(document.get('workspace', 'exclude')).map((path) => `!${path}`),
  ];
  return globSelect(root.below(), patterns).filter((path) => root.has(`${path}/Cargo.toml`));
}
