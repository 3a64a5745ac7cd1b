import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { deno, denoProgram } from './deno.ts';

/** Deno, with and without a configuration. */
export const denoPrograms: Ecosystem = {
  id: 'deno',
  buildSystems: [deno, denoProgram],
  versions: [],
  workspaces: NO_WORKSPACES,
  tree: NO_TREE_WORDS,
  start: { ...NO_START_WORDS, interpreters: [{ program: 'deno' }] },
  tools: NO_TOOL_WORDS,
};
