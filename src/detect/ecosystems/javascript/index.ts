import type { Ecosystem } from '../../core/ecosystem.ts';
import { quotedUrl } from '../../core/quoted-url.ts';
import { javascript } from './build-system.ts';
import { nodeProgram } from './node-program.ts';
import { nx } from './tasks/nx.ts';
import { javascriptWorkspace, lernaPackages, rushProjects } from './workspaces.ts';

/** JavaScript and TypeScript: npm, Yarn, pnpm, Bun, and the tools that run their workspaces. */
export const javascriptProjects: Ecosystem = {
  id: 'javascript',
  buildSystems: [javascript, nx, nodeProgram],
  workspaces: [javascriptWorkspace, lernaPackages, rushProjects],
  workspaceFiles: ['pnpm-workspace.yaml', 'lerna.json', 'rush.json'],
  sharedFiles: [
    'package.json',
    'package-lock.json',
    'npm-shrinkwrap.json',
    'yarn.lock',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'bun.lock',
    'bun.lockb',
    '.npmrc',
    '.yarnrc',
    '.yarnrc.yml',
    'turbo.json',
    'nx.json',
    'lerna.json',
    'rush.json',
    'tsconfig.base.json',
    'tsconfig.json',
    '.nvmrc',
    '.node-version',
  ],
  noise: {
    folders: [
      'node_modules',
      'bower_components',
      '.next',
      '.nuxt',
      '.svelte-kit',
      '.turbo',
      '.parcel-cache',
      '.angular',
    ],
    beside: new Map(),
  },
  testFiles: [/\.d\.ts$/],
  dependencyFolders: ['node_modules'],
  builders: [],
  interpreters: ['bun', 'node', 'npm', 'npx', 'pnpm', 'yarn'],
  probes: [
    {
      id: 'node',
      before: ['python'],
      package: /^nodejs(?:-\d+)?$/,
      test: (url) => ['node', '-e', `fetch(${quotedUrl(url)}).then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))`],
    },
  ],
};
