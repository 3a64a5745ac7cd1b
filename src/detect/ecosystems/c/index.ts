import type { Ecosystem } from '../../core/ecosystem.ts';
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
  dependencyFolders: [],
  builders: [],
  interpreters: [],
  probes: [],
};
