import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { dotnet } from './dotnet.ts';
import { dotnetSolution } from './workspace.ts';
import { DOTNET_VERSIONS, NUGET_CACHE } from './publish.ts';

/** C#, F# and Visual Basic: solutions and projects. */
export const dotnetProjects: Ecosystem = {
  id: 'dotnet',
  buildSystems: [dotnet],
  versions: [DOTNET_VERSIONS],
  workspaces: {
    ...NO_WORKSPACES,
    definitions: [dotnetSolution],
    files: ['*.sln', '*.slnx'],
    sharedFiles: ['Directory.{Build,Packages}.{props,targets}', 'nuget.config', 'global.json'],
  },
  tree: { ...NO_TREE_WORDS, noiseBeside: new Map([['obj', ['obj/project.assets.json']]]), testFiles: [/Tests?\.cs$/] },
  start: {
    ...NO_START_WORDS,
    launchers: ['dotnet'],
    outputs: ['bin', 'out', 'publish'],
    built: ['*.dll'],
    programs: ['.cs'],
  },
  tools: { ...NO_TOOL_WORDS, caches: [NUGET_CACHE] },
};
