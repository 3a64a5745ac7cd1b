import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { deno, denoProgram } from './deno.ts';
import { denoWorkspace } from './workspace.ts';

/** Deno, with and without a configuration. */
export const denoPrograms: Ecosystem = {
  id: 'deno',
  buildSystems: [deno, denoProgram],
  versions: [],
  workspaces: { ...NO_WORKSPACES, definitions: [denoWorkspace], sharedFiles: ['deno.json', 'deno.jsonc', 'deno.lock'] },
  tree: NO_TREE_WORDS,
  start: { ...NO_START_WORDS, interpreters: [{ program: 'deno' }] },
  tools: NO_TOOL_WORDS,
};
