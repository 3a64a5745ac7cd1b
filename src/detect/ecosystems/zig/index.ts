import type { Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { zig } from './zig.ts';

/** Zig: build.zig. */
export const zigPrograms: Ecosystem = {
  id: 'zig',
  buildSystems: [zig],
  workspaces: [],
  workspaceFiles: [],
  sharedFiles: [],
  noise: {
    folders: ['.zig-cache'],
    beside: new Map([
      ['zig-cache', ['build.zig']],
      ['zig-out', ['build.zig']],
    ]),
  },
  testFiles: [],
  testFolders: [],
  asideFolders: [],
  packageRoots: [],
  dependencyFolders: [],
  start: { ...NO_START_WORDS, builders: [{ program: 'zig' }] },
  installs: [],
  probes: [],
};
