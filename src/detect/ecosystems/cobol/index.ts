import type { Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { cobol } from './cobol.ts';

/** COBOL, compiled by GnuCOBOL. */
export const cobolPrograms: Ecosystem = {
  id: 'cobol',
  buildSystems: [cobol],
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
