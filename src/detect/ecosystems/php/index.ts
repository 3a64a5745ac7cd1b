import type { Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { quotedUrl } from '../../core/quoted-url.ts';
import { composer, php } from './composer-project.ts';

/** PHP: Composer, and pages without it. */
export const phpProjects: Ecosystem = {
  id: 'php',
  buildSystems: [composer, php],
  workspaces: [],
  workspaceFiles: [],
  sharedFiles: [],
  noise: { folders: [], beside: new Map() },
  testFiles: [/Tests?\.php$/],
  testFolders: [],
  asideFolders: [],
  packageRoots: [],
  dependencyFolders: ['vendor'],
  start: { ...NO_START_WORDS, interpreters: [{ program: 'php', family: 'php' }] },
  installs: [{ command: ['composer', 'install'] }],
  probes: [
    {
      id: 'php',
      package: /^php-\d(?:\.\d+)?$/,
      test: (url) => ['php', '-r', `exit(@file_get_contents(${quotedUrl(url)})===false?1:0);`],
    },
  ],
};
