import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { procfile } from './procfile.ts';
import { shell } from './shell.ts';

/** What only says which command runs: a script, a Procfile. */
export const shellPrograms: Ecosystem = {
  id: 'shell',
  buildSystems: [shell, procfile],
  versions: [],
  workspaces: NO_WORKSPACES,
  tree: NO_TREE_WORDS,
  start: NO_START_WORDS,
  tools: NO_TOOL_WORDS,
};
