import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { interpreterCalls } from '../../core/interpreter-calls.ts';
import { NO_START_WORDS, type Interpreter } from '../../core/start-words.ts';
import { composer, COMPOSER_CACHE, php } from './composer-project.ts';
import { PHP_VERSIONS } from './composer.ts';

const INTERPRETERS: readonly Interpreter[] = [{ program: 'php', family: 'php' }];

/** PHP: Composer, and pages without it. */
export const phpProjects: Ecosystem = {
  id: 'php',
  buildSystems: [composer, php],
  versions: [PHP_VERSIONS],
  workspaces: NO_WORKSPACES,
  tree: { ...NO_TREE_WORDS, testFiles: [/Tests?\.php$/], dependencyFolders: ['vendor'] },
  start: { ...NO_START_WORDS, interpreters: INTERPRETERS },
  tools: {
    ...NO_TOOL_WORDS,
    toolchain: interpreterCalls(INTERPRETERS),
    caches: [COMPOSER_CACHE],
    installs: [{ command: ['composer', 'install'] }],
  },
};
