import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { dart, PUB_CACHE } from './dart.ts';

/** Dart, compiled ahead of time. */
export const dartPrograms: Ecosystem = {
  id: 'dart',
  buildSystems: [dart],
  versions: [],
  workspaces: NO_WORKSPACES,
  tree: NO_TREE_WORDS,
  start: { ...NO_START_WORDS, builders: [{ program: 'dart' }] },
  tools: { ...NO_TOOL_WORDS, caches: [PUB_CACHE] },
};
