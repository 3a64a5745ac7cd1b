import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { interpreterCalls } from '../../core/interpreter-calls.ts';
import { NO_START_WORDS, type Interpreter } from '../../core/start-words.ts';
import { BUNDLE_CACHE, bundler, ruby } from './bundler.ts';
import { RUBY_VERSIONS } from './gemfile.ts';

const INTERPRETERS: readonly Interpreter[] = [{ program: 'bundle' }, { program: 'ruby', family: 'ruby' }];

/** Ruby: Bundler, and programs without it. */
export const rubyProjects: Ecosystem = {
  id: 'ruby',
  buildSystems: [bundler, ruby],
  versions: [RUBY_VERSIONS],
  workspaces: NO_WORKSPACES,
  tree: { ...NO_TREE_WORDS, testFiles: [/_test\.rb$/], dependencyFolders: ['bundle'] },
  start: { ...NO_START_WORDS, interpreters: INTERPRETERS },
  tools: {
    ...NO_TOOL_WORDS,
    toolchain: interpreterCalls(INTERPRETERS),
    caches: [BUNDLE_CACHE],
    installs: [{ command: ['bundle', 'install'] }],
  },
};
