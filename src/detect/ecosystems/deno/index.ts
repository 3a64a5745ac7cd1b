import type { Ecosystem } from '../../core/ecosystem.ts';
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
  dependencyFolders: [],
  builders: [],
  interpreters: ['deno'],
  probes: [],
};
