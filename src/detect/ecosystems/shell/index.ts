import type { Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { procfile } from './procfile.ts';
import { shell } from './shell.ts';

/** What only says which command runs: a script, a Procfile. */
export const shellPrograms: Ecosystem = {
  id: 'shell',
  buildSystems: [shell, procfile],
  workspaces: [],
  workspaceFiles: [],
  sharedFiles: [],
  noise: { folders: [], beside: new Map() },
  testFiles: [],
  testFolders: [],
  asideFolders: [],
  packageRoots: [],
  dependencyFolders: [],
  start: NO_START_WORDS,
  installs: [],
  probes: [],
};
