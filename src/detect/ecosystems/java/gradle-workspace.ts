import type { Folder } from '../../core/folder.ts';
import { readGradle, readSettings } from './gradle-script.ts';
import type { Member, WorkspaceDefinition } from '../../core/workspace.ts';

/** Projects that a settings file includes. Their names are Gradle paths. */
export const gradleProjects: WorkspaceDefinition = {
  id: 'gradle-projects',
  kind: 'Gradle projects',
  members(root) {
    const settings = readSettings(root);
    if (settings === undefined || settings.projects.size === 0) return undefined;
    // Several projects may lie in one folder.
    const needs = new Map<string, readonly string[]>();
    return [...settings.projects].map(([name, place]): Member => {
      const folder = root.sub(place);
      const { path } = folder;
      const named = needs.get(path) ?? neededProjects(folder, root).filter((other) => settings.projects.has(other));
      needs.set(path, named);
      return { name, path, needs: named };
    });
  },
};

/** Gradle paths of the projects that a script depends on. */
function neededProjects(folder: Folder, root: Folder): readonly string[] {
  const text = readGradle(folder, root)?.text ?? '';
  const needed = text.matchAll(/\bproject\s*\(\s*(?:path\s*[:=]\s*)?['"](:[^'"]+)['"]/g);
  const accessors = text.matchAll(/\bprojects\.([\w.]+)/g);
  return [
    ...[...needed].map((match) => match[1] ?? ''),
    ...[...accessors].map((match) => `:${(match[1] ?? '').replaceAll('.', ':')}`),
  ];
}
