import type { Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { dotnet } from './dotnet.ts';
import { dotnetSolution } from './workspace.ts';

/** C#, F# and Visual Basic: solutions and projects. */
export const dotnetProjects: Ecosystem = {
  id: 'dotnet',
  buildSystems: [dotnet],
  workspaces: [dotnetSolution],
  workspaceFiles: ['*.sln', '*.slnx'],
  sharedFiles: ['Directory.{Build,Packages}.{props,targets}', 'nuget.config', 'global.json'],
  noise: { folders: [], beside: new Map([['obj', ['obj/project.assets.json']]]) },
  testFiles: [/Tests?\.cs$/],
  testFolders: [],
  asideFolders: [],
  packageRoots: [],
  dependencyFolders: [],
  start: {
    ...NO_START_WORDS,
    launchers: ['dotnet'],
    outputs: ['bin', 'out', 'publish'],
    built: ['*.dll'],
    programs: ['.cs'],
  },
  installs: [],
  probes: [],
};
