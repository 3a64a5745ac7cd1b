import type { Ecosystem } from '../../core/ecosystem.ts';
import { go, goProgram } from './go.ts';
import { goWorkspace } from './workspace.ts';

/** Go: modules, workspaces, single files. */
export const goModules: Ecosystem = {
  id: 'go',
  buildSystems: [go, goProgram],
  workspaces: [goWorkspace],
  workspaceFiles: ['go.work'],
  sharedFiles: ['go.work', 'go.work.sum'],
  noise: { folders: [], beside: new Map() },
  testFiles: [/_test\.go$/],
  dependencyFolders: ['vendor'],
  builders: ['go'],
  interpreters: [],
  probes: [],
};
