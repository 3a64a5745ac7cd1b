import type { Ecosystem } from '../../core/ecosystem.ts';
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
  dependencyFolders: [],
  builders: [],
  interpreters: [],
  probes: [],
};
