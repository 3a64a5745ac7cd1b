import type { Folder } from '../../core/folder.ts';
import { globSelect } from '../../core/glob.ts';
import { asString, asStrings, isRecord, type Document } from '../../core/manifests/document.ts';
import type { WorkspaceDefinition } from '../../core/workspace.ts';

const CONFIGURATIONS = ['deno.json', 'deno.jsonc'] as const;

/** The configuration in a folder. */
export function configurationIn(folder: Folder): Document | undefined {
  const file = folder.first(...CONFIGURATIONS);
  return file === undefined ? undefined : folder.json(file);
}

/** Folders that a configuration at their root lists: one lock file, one import map, and modules of each other by name. */
export const denoWorkspace: WorkspaceDefinition = {
  id: 'deno-workspace',
  kind: 'Deno workspace',
  members(root) {
    const listed = configurationIn(root)?.get('workspace');
    const patterns = asStrings(isRecord(listed) ? listed.members : listed);
    if (patterns.length === 0) return undefined;
    const folders = [root, ...globSelect(root.below(), patterns).map((path) => root.sub(path))].filter(
      (folder) => folder.first(...CONFIGURATIONS, 'package.json') !== undefined,
    );
    const members = folders.map((folder) => ({ folder, name: nameOf(folder) }));
    // Deno refuses to run one where another one is missing, so an image has them all.
    return members.map(({ folder, name }) => ({
      name,
      path: folder.path,
      needs: members.map((other) => other.name).filter((other) => other !== name),
    }));
  },
};

function nameOf(folder: Folder): string {
  const config = configurationIn(folder) ?? folder.json('package.json');
  return asString(config?.get('name')) ?? folder.path;
}
