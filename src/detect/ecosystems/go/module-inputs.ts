import { posix } from 'node:path';
import type { Project } from '../../core/project.ts';
import type { GoMod } from './go-mod.ts';

/**
 * Whether modules of the workspace require each other. Then `go mod download` asks for versions that were never published, which the
 * build does not; it downloads what it needs by itself.
 */
export function requiresMembers(project: Project): boolean {
  return project.workspace('Go workspace')?.members.some(({ needs }) => needs.length > 0) ?? false;
}

/** Manifests of the module, of the workspace around it, and of modules that replace others. */
export function moduleInputs(project: Project, mod: GoMod): readonly string[] {
  const { folder } = project;
  const workspace = project.workspace('Go workspace');
  const others = [...mod.localReplacements, ...(workspace?.members ?? []).map(({ path }) => folder.relative(path))];
  const root =
    workspace === undefined
      ? []
      : [folder.relative(workspace.root.sub('go.work').path), folder.relative(workspace.root.sub('go.work.sum').path)];
  const names = [
    'go.mod',
    'go.sum',
    ...root,
    ...others.filter((path) => path !== '.').flatMap((path) => [`${path}/go.mod`, `${path}/go.sum`]),
  ];
  return [...new Set(folder.existing(...names.map((name) => posix.normalize(name))))];
}
