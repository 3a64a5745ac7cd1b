import { chooseFramework } from '../../core/framework.ts';
import type { JavascriptFramework } from './framework.ts';
import type { JavascriptProject } from './javascript-project.ts';

/**
 * The framework of a member whose scripts build with a tool that only the root of the workspace lists; undefined outside of one.
 * Without such a script the root's tools are for other members.
 */
export function hoistedFramework({
  manifest,
  rootManifest,
  knowledge,
}: JavascriptProject): { readonly framework: JavascriptFramework; readonly dependency: string } | undefined {
  if (rootManifest === manifest) return undefined;
  const lines = Object.values(manifest.scripts);
  const used = knowledge.frameworks.filter(
    ({ buildTime, buildCommand }) =>
      buildTime === true && buildCommand !== undefined && lines.some((line) => line.includes(buildCommand.join(' '))),
  );
  return chooseFramework(used, rootManifest.dependencies.keys(), rootManifest.devDependencies.keys());
}
