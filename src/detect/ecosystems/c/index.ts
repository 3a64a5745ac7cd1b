import type { Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { cmake } from './cmake.ts';
import { make } from './make.ts';
import { meson } from './meson.ts';

/** C and C++: CMake, Meson, make. */
export const c: Ecosystem = {
  id: 'c',
  buildSystems: [cmake, meson, make],
  workspaces: [],
  workspaceFiles: [],
  sharedFiles: [],
  noise: { folders: [], beside: new Map() },
  testFiles: [],
  testFolders: [],
  asideFolders: [],
  packageRoots: [],
  dependencyFolders: [],
  start: { ...NO_START_WORDS, outputs: ['build', 'out', 'bin'] },
  installs: [],
  probes: [],
};
