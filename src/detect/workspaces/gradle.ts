import { readGradle, readSettings } from '../languages/java/gradle-script.ts';
import type { Member, WorkspaceDefinition } from './workspace.ts';

/** Projects that a settings file includes. Their names are Gradle paths. */
export const gradleProjects: WorkspaceDefinition = {
  kind: 'Gradle projects',
  members(root) {
    const settings = readSettings(root);
    if (settings === undefined || settings.projects.size === 0) return undefined;
    return [...settings.projects].map(([name, path]): Member => {
      const folder = root.sub(path);
      const text = readGradle(folder, root)?.text ?? '';
      const needed = [...text.matchAll(/\bproject\s*\(\s*(?:path\s*[:=]\s*)?['"](:[^'"]+)['"]/g)].map(
        (match) => match[1] ?? '',
      );
      const accessors = [...text.matchAll(/\bprojects\.([\w.]+)/g)].map(
        (match) => `:${(match[1] ?? '').replaceAll('.', ':')}`,
      );
      return {
        name,
        path: folder.path,
        needs: [...needed, ...accessors].filter((other) => settings.projects.has(other)),
      };
    });
  },
};
