import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { ELIXIR_VERSIONS, ERLANG_VERSIONS, HEX_CACHE, mix } from './mix.ts';

/** Elixir: mix projects and releases. */
export const elixir: Ecosystem = {
  id: 'elixir',
  buildSystems: [mix],
  versions: [ELIXIR_VERSIONS, ERLANG_VERSIONS],
  workspaces: NO_WORKSPACES,
  tree: {
    ...NO_TREE_WORDS,
    noiseBeside: new Map([
      ['_build', ['mix.exs']],
      ['deps', ['mix.exs']],
    ]),
    testFiles: [/_test\.exs$/],
  },
  start: NO_START_WORDS,
  tools: { ...NO_TOOL_WORDS, caches: [HEX_CACHE] },
};
