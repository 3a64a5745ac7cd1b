import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { cargo, CARGO_CACHES } from './cargo.ts';
import { cargoWorkspace } from './workspace.ts';
import { RUST_VERSIONS } from './toolchain.ts';

/** Rust: Cargo packages and workspaces. */
export const rust: Ecosystem = {
  id: 'rust',
  buildSystems: [cargo],
  versions: [RUST_VERSIONS],
  workspaces: {
    ...NO_WORKSPACES,
    definitions: [cargoWorkspace],
    sharedFiles: ['Cargo.toml', 'Cargo.lock', 'rust-toolchain', 'rust-toolchain.toml'],
    locks: [{ name: 'Cargo.lock', load: async () => (await import('./resolved.ts')).cargoResolved }],
  },
  tree: { ...NO_TREE_WORDS, noiseBeside: new Map([['target', ['Cargo.toml']]]) },
  start: {
    ...NO_START_WORDS,
    builders: [{ program: 'cargo' }],
    launchers: ['cargo'],
    outputs: ['target'],
    programs: ['.rs'],
  },
  tools: { ...NO_TOOL_WORDS, caches: CARGO_CACHES },
};
