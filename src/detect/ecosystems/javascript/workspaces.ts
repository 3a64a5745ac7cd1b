import type { Folder } from '../../core/folder.ts';
import type { Member, Workspace } from '../../core/workspace.ts';
import type { JavascriptWorkspace, PackageManager } from './managers/manager.ts';
import { packagesIn } from './members.ts';
import { lernaPatterns, readPackageJson, workspacePatterns, type PackageJson } from './package-json.ts';

/** The workspaces that package managers share, and those of Lerna. */
export function commonWorkspaces(managers: readonly PackageManager[]): readonly JavascriptWorkspace[] {
  return [
    {
      // One install at the root serves all members. So it has to be where Lerna's packages need each other.
      id: 'javascript-workspace',
      before: ['rush-projects'],
      kind: 'JavaScript workspace',
      files: managers.flatMap(({ workspaceFile }) => workspaceFile?.name ?? []),
      installsTogether: true,
      members(root) {
        const patterns = memberPatterns(managers, root);
        if (patterns.length > 0) return packagesIn(root, patterns);
        const listed = lernaMembers(root);
        return listed?.some(needsOther) === true ? listed : undefined;
      },
    },
    {
      // Packages that Lerna lists by itself and that need nothing of each other: each is installed alone.
      id: 'lerna-packages',
      kind: 'Lerna packages',
      files: ['lerna.json'],
      installsTogether: false,
      members(root) {
        const listed = memberPatterns(managers, root).length > 0 ? undefined : lernaMembers(root);
        return listed?.some(needsOther) === true ? undefined : listed;
      },
    },
  ];
}

/** Patterns that Lerna lists and nothing declares to the package manager, for a workspace that is installed as one. */
export function undeclaredMembers(
  managers: readonly PackageManager[],
  root: Folder,
  rootManifest: PackageJson,
  workspace: Workspace | undefined,
): readonly string[] | undefined {
  const declared =
    workspacePatterns(rootManifest).length > 0 ||
    managers.some(({ workspaceFile }) => workspaceFile !== undefined && root.has(workspaceFile.name));
  return declared || workspace === undefined ? undefined : lernaPatterns(root);
}

function needsOther({ needs }: Member): boolean {
  return needs.length > 0;
}

function lernaMembers(root: Folder): readonly Member[] | undefined {
  const patterns = lernaPatterns(root);
  return patterns === undefined ? undefined : packagesIn(root, patterns);
}

/** A package manager that has a file of its own for them reads no other. */
function memberPatterns(managers: readonly PackageManager[], root: Folder): readonly string[] {
  for (const { workspaceFile } of managers) {
    const own = workspaceFile !== undefined && root.has(workspaceFile.name) ? workspaceFile.patterns(root) : [];
    if (own.length > 0) return own;
  }
  const manifest = readPackageJson(root);
  return manifest === undefined ? [] : workspacePatterns(manifest);
}
