import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { cobol } from './cobol.ts';

/** COBOL, compiled by GnuCOBOL. */
export const cobolPrograms: Ecosystem = {
  id: 'cobol',
  buildSystems: [cobol],
  versions: [],
  workspaces: NO_WORKSPACES,
  tree: NO_TREE_WORDS,
  start: NO_START_WORDS,
  tools: NO_TOOL_WORDS,
};
