import { globSelect } from '../../core/glob.ts';
import { pythonDependencies } from './dependencies.ts';
import { distributionName } from './names.ts';
import { asString, asStrings } from '../../core/manifests/document.ts';
import type { WorkspaceDefinition } from '../../core/workspace.ts';

/** Projects that share one uv.lock. */
export const uvWorkspace: WorkspaceDefinition = {
  id: 'uv-workspace',
  kind: 'uv workspace',
  members(root) {
    if (!root.has('pyproject.toml')) return undefined;
    const document = root.toml('pyproject.toml');
    const patterns = asStrings(document?.get('tool', 'uv', 'workspace', 'members'));
    if (patterns.length === 0) return undefined;
    const excluded = asStrings(document?.get('tool', 'uv', 'workspace', 'exclude')).map((pattern) => `!${pattern}`);
    const paths = globSelect(root.below(), [...patterns, ...excluded]);
    const folders = [root, ...paths.map((path) => root.sub(path))].filter((folder) => folder.has('pyproject.toml'));
    const named = folders.map((folder) => ({
      folder,
      name: distributionName(asString(folder.toml('pyproject.toml')?.get('project', 'name')) ?? folder.path),
    }));
    const names = new Set(named.map(({ name }) => name));
    return named.map(({ folder, name }) => ({
      name,
      path: folder.path,
      needs: [...pythonDependencies(folder).keys()].filter((needed) => names.has(needed) && needed !== name),
    }));
  },
};
