import type { Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { deno, denoProgram } from './deno.ts';

/** Deno, with and without a configuration. */
export const denoPrograms: Ecosystem = {
  id: 'deno',
  buildSystems: [deno, denoProgram],
  workspaces: [],
  workspaceFiles: [],
  sharedFiles: [],
  noise: { folders: [], beside: new Map() },
  testFiles: [],
  testFolders: [],
  asideFolders: [],
  packageRoots: [],
  dependencyFolders: [],
  start: { ...NO_START_WORDS, interpreters: [{ program: 'deno' }] },
  installs: [],
  probes: [],
};
