import { lookup } from '../../../untrusted/lookup.ts';
import { lifecycleScripts } from './lifecycle.ts';
import type { PackageJson } from './package-json.ts';

/** The scripts that run because others do, by name: those for a build and an install, with what goes before and after each. */
export function reachedScripts(manifest: PackageJson): ReadonlyMap<string, string> {
  const reached = new Map<string, string>();
  const reach = (name: string, line: string | undefined) => {
    if (line !== undefined && !reached.has(name)) reached.set(name, line);
  };
  for (const name of [...lifecycleScripts(manifest), 'build']) reach(name, lookup(manifest.scripts, name) ?? '');
  // Grows while it is walked.
  for (const [name, line] of reached) {
    const words = line.split(/[\s"'&|;,()]+/).map((word) => word.replace(/^npm:/, ''));
    for (const word of [`pre${name}`, `post${name}`, ...words]) reach(word, lookup(manifest.scripts, word));
  }
  return reached;
}
