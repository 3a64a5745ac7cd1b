import type { Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
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
  testFolders: ['__tests__'],
  asideFolders: ['__mocks__', 'cypress'],
  packageRoots: [],
  dependencyFolders: ['node_modules'],
  start: {
    ...NO_START_WORDS,
    interpreters: [
      { program: 'node', family: 'nodejs' },
      ...['bun', 'npm', 'npx', 'pnpm', 'yarn'].map((program) => ({ program })),
    ],
  },
  installs: [
    { command: ['npm', 'ci'] },
    { command: ['npm', 'i'] },
    { command: ['npm', 'install'] },
    { command: ['yarn'], alone: true },
    { command: ['yarn', 'install'], alone: true },
    { command: ['pnpm', 'i'] },
    { command: ['pnpm', 'install'] },
    { command: ['bun', 'i'] },
    { command: ['bun', 'install'] },
    { command: ['corepack'] },
  ],
  probes: [
    {
      id: 'node',
      before: ['python'],
      package: /^nodejs(?:-\d+)?$/,
      test: (url) => ['node', '-e', `fetch(${quotedUrl(url)}).then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))`],
    },
  ],
};
