import type { Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { quotedUrl } from '../../core/quoted-url.ts';
import { bundler, ruby } from './bundler.ts';

/** Ruby: Bundler, and programs without it. */
export const rubyProjects: Ecosystem = {
  id: 'ruby',
  buildSystems: [bundler, ruby],
  workspaces: [],
  workspaceFiles: [],
  sharedFiles: [],
  noise: { folders: [], beside: new Map() },
  testFiles: [/_test\.rb$/],
  testFolders: [],
  asideFolders: [],
  packageRoots: [],
  dependencyFolders: ['bundle'],
  start: { ...NO_START_WORDS, interpreters: [{ program: 'bundle' }, { program: 'ruby', family: 'ruby' }] },
  installs: [{ command: ['bundle', 'install'] }],
  probes: [
    {
      id: 'ruby',
      before: ['php'],
      package: /^ruby-\d(?:\.\d+)?$/,
      test: (url) => [
        'ruby',
        '-rnet/http',
        '-e',
        `exit Net::HTTP.get_response(URI(${quotedUrl(url)})).is_a?(Net::HTTPSuccess)`,
      ],
    },
  ],
};
