import type { Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { dart } from './dart.ts';

/** Dart, compiled ahead of time. */
export const dartPrograms: Ecosystem = {
  id: 'dart',
  buildSystems: [dart],
  workspaces: [],
  workspaceFiles: [],
  sharedFiles: [],
  noise: { folders: [], beside: new Map() },
  testFiles: [],
  testFolders: [],
  asideFolders: [],
  packageRoots: [],
  dependencyFolders: [],
  start: { ...NO_START_WORDS, builders: [{ program: 'dart' }] },
  installs: [],
  probes: [],
};
