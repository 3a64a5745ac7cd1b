import type { Ecosystem } from '../../core/ecosystem.ts';
import { cargo } from './cargo.ts';
import { cargoWorkspace } from './workspace.ts';

/** Rust: Cargo packages and workspaces. */
export const rust: Ecosystem = {
  id: 'rust',
  buildSystems: [cargo],
  workspaces: [cargoWorkspace],
  workspaceFiles: [],
  sharedFiles: ['Cargo.toml', 'Cargo.lock', 'rust-toolchain', 'rust-toolchain.toml'],
  noise: { folders: [], beside: new Map([['target', ['Cargo.toml']]]) },
  testFiles: [],
  dependencyFolders: [],
  builders: ['cargo'],
  interpreters: [],
  probes: [],
};
