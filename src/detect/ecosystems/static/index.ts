import type { Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { staticSite } from './static.ts';

/** Pages that are served as they are. */
export const staticPages: Ecosystem = {
  id: 'static',
  buildSystems: [staticSite],
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
