import type { Ecosystem } from '../../core/ecosystem.ts';
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
  dependencyFolders: [],
  builders: ['zig'],
  interpreters: [],
  probes: [],
};
