import { generatesIntoModules } from './prisma.ts';
import { lifecycleScripts } from './lifecycle.ts';
import type { JavascriptProject, ModulesNeeded } from './javascript-project.ts';

/** Managers that make node_modules anew lose what was generated into it, so nothing is taken away then. */
export function modulesKept(js: JavascriptProject, modules: ModulesNeeded): ModulesNeeded {
  if (modules !== 'production' || js.manager.id === 'npm' || !generatesIntoModules(js)) return modules;
  js.project.decide(
    'development dependencies',
    'kept',
    `Prisma's client lies in node_modules, and ${js.manager.id} makes that folder anew to remove them`,
  );
  return 'all';
}

/** Where removing runs the project's own scripts for installing, these may call what was removed. */
export function scriptsStay({ project, manifest, rootManifest }: JavascriptProject): boolean {
  const name = [rootManifest, manifest].flatMap(lifecycleScripts).find((each) => each !== 'prepare');
  if (name === undefined) return false;
  project.decide('development dependencies', 'kept', `removing them runs scripts.${name} again, which may need them`);
  return true;
}
