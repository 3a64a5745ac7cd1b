import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { siteGenerators } from './generators.ts';
import { staticSite } from './static.ts';

/** Pages that are served as they are. */
export const staticPages: Ecosystem = {
  id: 'static',
  buildSystems: [staticSite, ...siteGenerators],
  versions: [],
  workspaces: NO_WORKSPACES,
  tree: NO_TREE_WORDS,
  start: NO_START_WORDS,
  tools: NO_TOOL_WORDS,
};
