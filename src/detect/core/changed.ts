import type { UniversalBuild } from '../../schema/universal-build.ts';
import { globTest } from './glob.ts';
import type { Repository } from './repository.ts';
import { manifestFolders } from './services.ts';
import type { DetectionTables } from './tables.ts';
import { closure, findWorkspaces } from './workspace.ts';

/**
 * The services that a change touches: those with a changed file in their own folder, in a member of their workspace that they need,
 * or in what the whole workspace is built with. A service at the root is touched by whatever lies in no other service.
 * @param changed paths from the root of the repository, as `git diff --name-only` gives them
 */
export function changedServices(
  repository: Repository,
  { workspaces: definitions, isShared }: DetectionTables,
  builds: readonly UniversalBuild[],
  changed: readonly string[],
): readonly UniversalBuild[] {
  const workspaces = findWorkspaces(manifestFolders(repository), definitions);
  const others = builds.map((build) => build.metadata.path).filter((path) => path !== '.');
  return builds.filter((build) => {
    const path = build.metadata.path;
    const own = workspaces.get(path) ?? [];
    const needed = own.flatMap((workspace) => closure(workspace).map((member) => member.path));
    const folders = [path, ...needed].filter((folder) => folder !== '.');
    const roots = own.map(({ root }) => root.path).filter((root) => root !== path);
    const inputs = build.build.commands.flatMap((command) =>
      typeof command === 'string' ? [] : (command.inputs ?? []),
    );
    return changed.some((file) => {
      if (folders.some((folder) => file.startsWith(`${folder}/`))) return true;
      if (
        roots.some(
          (root) =>
            isShared(root === '.' ? file : file.slice(root.length + 1)) &&
            (root === '.' || file.startsWith(`${root}/`)),
        )
      )
        return true;
      if (path === '.') return !others.some((other) => file.startsWith(`${other}/`));
      return inputs.some((input) => matchesInput(path, input, file));
    });
  });
}

function matchesInput(service: string, input: string, file: string): boolean {
  const parts = `${service}/${input}`
    .split('/')
    .reduce<string[]>((all, part) => (part === '..' ? all.slice(0, -1) : part === '.' ? all : [...all, part]), []);
  const path = parts.join('/');
  return file === path || file.startsWith(`${path}/`) || globTest(path)(file);
}
