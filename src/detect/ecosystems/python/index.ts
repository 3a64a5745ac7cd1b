import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { interpreterCalls } from '../../core/interpreter-calls.ts';
import { NO_START_WORDS, type Interpreter } from '../../core/start-words.ts';
import { python, pythonProgram } from './build-system.ts';
import { asksHistory } from './git-version.ts';
import { uvWorkspace } from './workspace.ts';
import { PYTHON_MANAGERS } from './managers.ts';
import { PYTHON_VERSIONS } from './version.ts';

const INTERPRETERS: readonly Interpreter[] = [
  { program: 'python', family: 'python' },
  { program: 'python3', family: 'python' },
];

/** Python: pip, Poetry, uv, PDM, Pipenv and the like. */
export const pythonProjects: Ecosystem = {
  id: 'python',
  buildSystems: [python, pythonProgram],
  versions: [PYTHON_VERSIONS],
  workspaces: {
    ...NO_WORKSPACES,
    definitions: [uvWorkspace],
    sharedFiles: ['pyproject.toml', 'uv.lock'],
    locks: [{ name: 'uv.lock', load: async () => (await import('./managers/uv-resolved.ts')).uvResolved }],
  },
  tree: {
    ...NO_TREE_WORDS,
    noise: ['__pycache__', '.venv', '.tox', '.nox', '.mypy_cache', '.pytest_cache', '.ruff_cache'],
    noiseBeside: new Map([
      ['venv', ['venv/pyvenv.cfg']],
      ['env', ['env/pyvenv.cfg']],
    ]),
    testFiles: [/^test_.*\.py$/, /^conftest\.py$/, /_test\.py$/],
    dependencyFolders: ['.venv', 'venv', 'site-packages'],
  },
  start: {
    ...NO_START_WORDS,
    interpreters: INTERPRETERS,
  },
  tools: {
    ...NO_TOOL_WORDS,
    toolchain: interpreterCalls(INTERPRETERS),
    asksHistory,
    caches: PYTHON_MANAGERS.flatMap(({ caches }) => caches),
    installs: [{ command: ['pip', 'install'] }, { command: ['pip3', 'install'] }],
  },
};
