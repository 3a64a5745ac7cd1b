import type { Ecosystem } from '../../core/ecosystem.ts';
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
  dependencyFolders: ['vendor'],
  builders: [],
  interpreters: ['php'],
  probes: [
    {
      id: 'php',
      package: /^php-\d(?:\.\d+)?$/,
      test: (url) => ['php', '-r', `exit(@file_get_contents(${quotedUrl(url)})===false?1:0);`],
    },
  ],
};
