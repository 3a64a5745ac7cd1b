import { posix } from 'node:path';
import type { UniversalBuild } from '../../schema/universal-build.ts';
import { lockTests, type ChangedLock } from './changed-locks.ts';
import { globTest } from './glob.ts';
import type { Repository } from './repository.ts';
import { manifestFolders } from './services.ts';
import type { DetectionTables } from './tables.ts';
import { closure, findWorkspaces } from './workspace.ts';

/**
 * The services that a change touches: those with a changed file in their own folder, in a member of their workspace that they need,
 * or in what the whole workspace is built with. A service at the root is touched by whatever lies in no other service. A lock file of
 * the workspace touches those for whom it resolves something else.
 * @param changed paths from the root of the repository, as `git diff --name-only` gives them: a submodule is one of them, too
 * @param locks the changed lock files whose text before is known
 */
export function changedServices(
  repository: Repository,
  { workspaces: definitions, isShared }: DetectionTables,
  builds: readonly UniversalBuild[],
  changed: readonly string[],
  locks: readonly ChangedLock[] = [],
): readonly UniversalBuild[] {
  const workspaces = findWorkspaces(manifestFolders(repository), definitions);
  const tests = lockTests(repository, locks);
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
      const locked = own.filter(({ root }) => root.path === posix.dirname(file));
      const test = locked.length === 0 ? undefined : tests.get(file);
      if (test !== undefined) return locked.some(test);
      if (folders.some((folder) => isAbout(file, folder) || folder.startsWith(`${file}/`))) return true;
      if (
        roots.some(
          (root) =>
            isShared(root === '.' ? file : file.slice(root.length + 1)) &&
            (root === '.' || file.startsWith(`${root}/`)),
        )
      )
        return true;
      if (path === '.') return !others.some((other) => isAbout(file, other));
      return inputs.some((input) => matchesInput(path, input, file));
    });
  });
}

/** Whether a path lies in a folder, or is the submodule there. */
function isAbout(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}

function matchesInput(service: string, input: string, file: string): boolean {
  const parts = `${service}/${input}`
    .split('/')
    .reduce<string[]>((all, part) => (part === '..' ? all.slice(0, -1) : part === '.' ? all : [...all, part]), []);
  const path = parts.join('/');
  return isAbout(file, path) || globTest(path)(file);
}
