import { NO_TREE_WORDS, type Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { assetBuild } from './assets.ts';
import { javascript } from './build-system.ts';
import type { JavascriptFramework } from './framework.ts';
import { JAVASCRIPT_FRAMEWORKS } from './frameworks/index.ts';
import { knowledgeOf } from './knowledge.ts';
import { MANAGERS } from './managers/index.ts';
import type { JavascriptWorkspace, PackageManager } from './managers/manager.ts';
import { nodeProgram } from './node-program.ts';
import { PACKAGE_JSON } from './package-json.ts';
import { NODE_VERSIONS } from './node-version.ts';
import { delegatesToMember } from './tasks/delegation.ts';
import { nx } from './tasks/nx.ts';
import { javascriptToolchain } from './toolchain.ts';
import { commonWorkspaces } from './workspaces.ts';

/** What a caller knows of JavaScript beside what is known here. */
export interface JavascriptAdditions {
  readonly managers?: readonly PackageManager[];
  readonly frameworks?: readonly JavascriptFramework[];
  readonly workspaces?: readonly JavascriptWorkspace[];
}

/** JavaScript and TypeScript: their package managers, their frameworks, and the tools that run their workspaces. */
export function javascriptEcosystem(additions: JavascriptAdditions = {}): Ecosystem {
  const managers = [...MANAGERS, ...(additions.managers ?? [])];
  const frameworks = [...JAVASCRIPT_FRAMEWORKS, ...(additions.frameworks ?? [])];
  const workspaces = [
    ...commonWorkspaces(managers),
    ...managers.flatMap((manager) => manager.workspaces ?? []),
    ...(additions.workspaces ?? []),
  ];
  const knowledge = knowledgeOf(managers, frameworks, workspaces);
  const workspaceFiles = workspaces.flatMap(({ files }) => files);
  return {
    id: 'javascript',
    buildSystems: [javascript(knowledge), nx(knowledge), nodeProgram],
    versions: [NODE_VERSIONS],
    workspaces: {
      definitions: workspaces,
      files: workspaceFiles,
      sharedFiles: [
        PACKAGE_JSON,
        ...managers.flatMap((each) => [...each.manifests, ...each.lockFiles, ...each.marks.files, ...each.sharedFiles]),
        ...workspaceFiles,
        'turbo.json',
        'nx.json',
        'tsconfig.base.json',
        'tsconfig.json',
      ],
      locks: managers.flatMap(({ lockFiles, resolved }) =>
        resolved === undefined ? [] : lockFiles.map((name) => ({ name, load: resolved })),
      ),
      handsOn: (line) => delegatesToMember(line, knowledge.managers),
    },
    tree: {
      ...NO_TREE_WORDS,
      noise: [
        'node_modules',
        'bower_components',
        '.next',
        '.nuxt',
        '.svelte-kit',
        '.turbo',
        '.parcel-cache',
        '.angular',
      ],
      testFiles: [/\.d\.ts$/],
      testFolders: ['__tests__'],
      asideFolders: ['__mocks__', 'cypress'],
      dependencyFolders: ['node_modules'],
    },
    start: {
      ...NO_START_WORDS,
      interpreters: [
        { program: 'node', family: 'nodejs' },
        ...[...knowledge.runners.scripts, ...knowledge.runners.tools].map((program) => ({ program })),
      ],
    },
    tools: {
      caches: managers.flatMap(({ caches }) => caches),
      installs: [...managers.flatMap(({ installs }) => installs), { command: ['corepack'] }],
      assets: (project, options) => assetBuild(knowledge.managers, project, options),
      toolchain: (project, calls) => javascriptToolchain(knowledge.managers, project, calls),
      asksHistory: () => false,
    },
  };
}
