import type { PackageJson } from './package-json.ts';

/** Scripts that npm and its like run by themselves while installing. */
const LIFECYCLE = ['preinstall', 'install', 'postinstall', 'prepare'] as const;

/** The lifecycle scripts of a project, by name. */
export function lifecycleScripts(manifest: PackageJson): readonly string[] {
  return LIFECYCLE.filter((name) => manifest.scripts[name] !== undefined);
}
