import type { Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { missingToolchains } from './missing-toolchain.ts';

/** Languages that Wolfi has no toolchain for. */
export const unsupported: Ecosystem = {
  id: 'unsupported',
  buildSystems: missingToolchains,
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
