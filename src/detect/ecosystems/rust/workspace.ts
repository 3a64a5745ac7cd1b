import { memberFolders, readCargo } from './cargo-toml.ts';
import type { WorkspaceDefinition } from '../../core/workspace.ts';

export const cargoWorkspace: WorkspaceDefinition = {
  id: 'cargo-workspace',
  kind: 'Cargo workspace',
  members(root) {
    const manifest = readCargo(root);
    if (manifest?.isWorkspace !== true) return undefined;
    const folders = [
      ...(manifest.name === undefined ? [] : [root]),
      ...memberFolders(root, manifest).map((path) => root.sub(path)),
    ];
    const members = folders.flatMap((folder) => {
      const cargo = readCargo(folder);
      return cargo?.name === undefined ? [] : [{ folder, name: cargo.name, dependencies: cargo.dependencies }];
    });
    const names = new Set(members.map(({ name }) => name));
    return members.map(({ folder, name, dependencies }) => ({
      name,
      path: folder.path,
      needs: dependencies.filter((dependency) => names.has(dependency)),
    }));
  },
};
