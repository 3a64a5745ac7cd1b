import type { BuildCommand } from '../../core/types.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { dependsOn } from './package-json.ts';

const HUGO = /(?:^|&&|\|\||[;|(])\s*hugo(?=\s|$)/;

/** Packages that bring Hugo under the same name. */
const BRINGS = ['hugo-bin', 'hugo-cli', 'hugo-extended'];

/** Hugo, where a script or a platform's build line calls it; its modules are fetched by Go and git. */
export function siteProgram(
  { project, manifest }: JavascriptProject,
  build: readonly BuildCommand[],
): readonly string[] {
  if (BRINGS.some((name) => dependsOn(manifest, name))) return [];
  const script = Object.entries(manifest.scripts).find(
    ([name, line]) => name.includes('build') && HUGO.test(line),
  )?.[0];
  if (build.length === 0 || (script === undefined && !build.some(({ run }) => HUGO.test(run.line)))) return [];
  const modules = project.folder.has('go.mod') ? ['git', project.catalog.stream('go').package] : [];
  const because = modules.length === 0 ? 'the build calls hugo' : 'the build calls hugo, whose modules Go fetches';
  const location = project.folder.where(
    manifest.fileName,
    script === undefined ? undefined : manifest.line('scripts', script),
  );
  project.decide('system packages', ['hugo', ...modules].join(' '), because, location);
  return project.available(['hugo', ...modules], 'the build calls it');
}
