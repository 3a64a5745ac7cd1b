import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { zig, ZIG_CACHE } from './zig.ts';

/** Zig: build.zig. */
export const zigPrograms: Ecosystem = {
  id: 'zig',
  buildSystems: [zig],
  versions: [],
  workspaces: NO_WORKSPACES,
  tree: {
    ...NO_TREE_WORDS,
    noise: ['.zig-cache'],
    noiseBeside: new Map([
      ['zig-cache', ['build.zig']],
      ['zig-out', ['build.zig']],
    ]),
  },
  start: { ...NO_START_WORDS, builders: [{ program: 'zig' }] },
  tools: { ...NO_TOOL_WORDS, caches: [ZIG_CACHE] },
};
