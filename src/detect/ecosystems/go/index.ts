import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { GO_VERSIONS } from './go-version.ts';
import { BUILD_CACHE, go, goProgram, MODULE_CACHE } from './go.ts';
import { goWorkspace } from './workspace.ts';

/** Go: modules, workspaces, single files. */
export const goModules: Ecosystem = {
  id: 'go',
  buildSystems: [go, goProgram],
  versions: [GO_VERSIONS],
  workspaces: {
    ...NO_WORKSPACES,
    definitions: [goWorkspace],
    files: ['go.work'],
    sharedFiles: ['go.work', 'go.work.sum'],
  },
  tree: { ...NO_TREE_WORDS, testFiles: [/_test\.go$/], testFolders: ['testdata'], dependencyFolders: ['vendor'] },
  start: {
    ...NO_START_WORDS,
    builders: [{ program: 'go', operands: { verb: 'run', ending: '.go' } }],
    launchers: ['go'],
    outputs: ['bin'],
    programs: ['.go'],
  },
  tools: { ...NO_TOOL_WORDS, caches: [BUILD_CACHE, MODULE_CACHE] },
};
