import type { Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { mix } from './mix.ts';

/** Elixir: mix projects and releases. */
export const elixir: Ecosystem = {
  id: 'elixir',
  buildSystems: [mix],
  workspaces: [],
  workspaceFiles: [],
  sharedFiles: [],
  noise: {
    folders: [],
    beside: new Map([
      ['_build', ['mix.exs']],
      ['deps', ['mix.exs']],
    ]),
  },
  testFiles: [/_test\.exs$/],
  testFolders: [],
  asideFolders: [],
  packageRoots: [],
  dependencyFolders: [],
  start: NO_START_WORDS,
  installs: [],
  probes: [],
};
