import { workspaceOf, type ManagerChoice } from './managers/manager.ts';
import type { Folder } from '../../core/folder.ts';
import { chooseManager } from './managers/choose.ts';
import { readPackageJson } from './package-json.ts';
import { planJavascript } from './plan.ts';
import type { Project } from '../../core/project.ts';
import type { BuildSystem } from '../../core/build-system.ts';
import { PACKAGE_MANAGERS } from './managers/registry.ts';

/** A package.json, whichever package manager it is for: they share the manifest, and it tells which one. */
export const javascript: BuildSystem = {
  id: 'javascript',
  before: ['nx'],
  language: 'JavaScript',
  looksFor: 'package.json',
  manifests: ['package.json', 'package.json5', 'package.yaml'],
  strength: 'manifest',
  recognise(folder) {
    const name = manifestName(folder);
    return name === undefined ? undefined : folder.where(name);
  },
  plan(project) {
    const manifest = readPackageJson(project.folder);
    if (manifest === undefined) return undefined;
    const root = workspaceOf(project)?.root ?? project.folder;
    const choice = rushChoice(project) ?? chooseManager(root, readPackageJson(root) ?? manifest);
    return planJavascript(project, PACKAGE_MANAGERS[choice.id], choice);
  },
};

/** Projects that Rush lists are installed and built by it, with whichever package manager it is told to use. */
function rushChoice(project: Project): ManagerChoice | undefined {
  const workspace = project.workspace('Rush projects');
  if (workspace === undefined || workspace.root.path === project.folder.path) return undefined;
  const line = workspace.root.json('rush.json')?.line('projects', workspace.members.indexOf(workspace.member));
  return {
    id: 'rush',
    because: 'rush.json lists the project',
    ...(line === undefined ? {} : { line }),
    file: workspace.root.where('rush.json').file,
  };
}

function manifestName(folder: Folder): string | undefined {
  return folder.first('package.json', 'package.json5', 'package.yaml');
}
