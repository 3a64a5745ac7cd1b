import type { Ecosystem } from '../../core/ecosystem.ts';
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
  dependencyFolders: [],
  builders: [],
  interpreters: [],
  probes: [],
};
