import { lookup } from '../../../untrusted/lookup.ts';
import { lifecycleScripts } from './lifecycle.ts';
import type { PackageJson } from './package-json.ts';

/** Names of the scripts that run because others do: those for a build and an install, with what goes before and after each. */
export function reachedScripts(manifest: PackageJson, first: readonly string[]): ReadonlySet<string> {
  const reached = new Set([...lifecycleScripts(manifest), ...first]);
  // Grows while it is walked.
  for (const name of reached) {
    const words = (lookup(manifest.scripts, name) ?? '')
      .split(/[\s"'&|;,()]+/)
      .map((word) => word.replace(/^npm:/, ''));
    for (const word of [`pre${name}`, `post${name}`, ...words])
      if (lookup(manifest.scripts, word) !== undefined) reached.add(word);
  }
  return reached;
}
