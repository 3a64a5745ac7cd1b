import type { Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
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
  testFolders: [],
  asideFolders: [],
  packageRoots: [],
  dependencyFolders: [],
  start: {
    ...NO_START_WORDS,
    builders: [{ program: 'cargo' }],
    launchers: ['cargo'],
    outputs: ['target'],
    programs: ['.rs'],
  },
  installs: [],
  probes: [],
};
