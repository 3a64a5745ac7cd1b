import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { cmake } from './cmake.ts';
import { make } from './make.ts';
import { meson } from './meson.ts';

/** C and C++: CMake, Meson, make. */
export const c: Ecosystem = {
  id: 'c',
  buildSystems: [cmake, meson, make],
  versions: [],
  workspaces: NO_WORKSPACES,
  tree: NO_TREE_WORDS,
  start: { ...NO_START_WORDS, outputs: ['build', 'out', 'bin'] },
  tools: NO_TOOL_WORDS,
};
