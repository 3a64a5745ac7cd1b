import { posix } from 'node:path';
import { pathWord, sh } from '../../../core/shell.ts';
import type { BuildCommand } from '../../../core/types.ts';
import { closure } from '../../../core/workspace.ts';
import type { JavascriptProject } from '../javascript-project.ts';
import { dependsOn } from '../package-json.ts';

/** Turborepo builds a member and all it needs in the right order by itself. */
export function turboBuild({
  project,
  manifest,
  rootManifest,
  manager,
  workspace,
}: JavascriptProject): readonly BuildCommand[] | undefined {
  if (workspace === undefined || workspace.member.path === workspace.root.path || manifest.name === undefined)
    return undefined;
  const installed = dependsOn(rootManifest, 'turbo');
  if (!workspace.root.has('turbo.json') || !installed || manifest.scripts.build === undefined) return undefined;
  // Turborepo leaves logs with times in them beside what it builds.
  const logs = [workspace.member, ...closure(workspace)].map(({ path }) => `${project.folder.relative(path)}/.turbo`);
  const build = manager.exec(sh`turbo run build --filter=${manifest.name}`);
  project.decide(
    'build command',
    build.line,
    'Turborepo builds what the service needs first',
    workspace.root.where('turbo.json'),
  );
  const run = sh`${build} && rm -rf ${logs.map((path) => pathWord(posix.normalize(path)))}`;
  return [{ run, name: 'build' }];
}
