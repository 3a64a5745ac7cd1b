import { cargoWorkspace } from './cargo.ts';
import { dotnetSolution } from './dotnet.ts';
import { goWorkspace } from './go.ts';
import { gradleProjects } from './gradle.ts';
import { mavenModules } from './maven.ts';
import { javascriptWorkspace, lernaPackages, rushProjects } from './javascript.ts';
import { uvWorkspace } from './uv.ts';
import type { WorkspaceDefinition } from './workspace.ts';

export const WORKSPACES: readonly WorkspaceDefinition[] = [
  javascriptWorkspace,
  lernaPackages,
  rushProjects,
  cargoWorkspace,
  goWorkspace,
  mavenModules,
  gradleProjects,
  uvWorkspace,
  dotnetSolution,
];
