import type { Ecosystem } from '../../core/ecosystem.ts';
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
  dependencyFolders: [],
  builders: ['dart'],
  interpreters: [],
  probes: [],
};
