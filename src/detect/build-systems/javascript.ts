import { workspaceOf } from '../languages/javascript/package-manager.ts';
import type { Folder } from '../folder.ts';
import { chooseManager } from '../languages/javascript/choose-manager.ts';
import { readPackageJson } from '../languages/javascript/package-json.ts';
import { planJavascript } from '../languages/javascript/plan.ts';
import type { BuildSystem } from './build-system.ts';
import { PACKAGE_MANAGERS } from './package-managers.ts';

/** A package.json, whichever package manager it is for: they share the manifest, and it tells which one. */
export const javascript: BuildSystem = {
  id: 'javascript',
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
    const choice = chooseManager(root, readPackageJson(root) ?? manifest);
    return planJavascript(project, PACKAGE_MANAGERS[choice.id], choice);
  },
};

function manifestName(folder: Folder): string | undefined {
  return folder.first('package.json', 'package.json5', 'package.yaml');
}
