import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { missingToolchains } from './missing-toolchain.ts';
import { ownTools } from './own-tools.ts';

/** Languages that Wolfi has no toolchain for. */
export const unsupported: Ecosystem = {
  id: 'unsupported',
  buildSystems: [...ownTools, ...missingToolchains],
  versions: [],
  workspaces: NO_WORKSPACES,
  tree: NO_TREE_WORDS,
  start: NO_START_WORDS,
  tools: NO_TOOL_WORDS,
};
