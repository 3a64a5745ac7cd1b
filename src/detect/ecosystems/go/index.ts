import type { Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
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
  testFolders: ['testdata'],
  asideFolders: [],
  packageRoots: [],
  dependencyFolders: ['vendor'],
  start: {
    ...NO_START_WORDS,
    builders: [{ program: 'go', operands: { verb: 'run', ending: '.go' } }],
    launchers: ['go'],
    outputs: ['bin'],
    programs: ['.go'],
  },
  installs: [],
  probes: [],
};
