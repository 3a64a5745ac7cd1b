import type { Ecosystem } from '../../core/ecosystem.ts';
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
  dependencyFolders: [],
  builders: [],
  interpreters: [],
  probes: [],
};
