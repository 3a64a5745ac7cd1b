import { posix } from 'node:path';
import { PROJECT_FILE, readDotnetProject } from './project-file.ts';
import { asString } from '../../core/manifests/document.ts';
import { descendants, rootElement } from '../../core/manifests/xml.ts';
import type { Folder } from '../../core/folder.ts';
import type { WorkspaceDefinition } from '../../core/workspace.ts';

/** Projects that a solution lists, in the old text form or the new XML one. */
export const dotnetSolution: WorkspaceDefinition = {
  id: 'net-solution',
  kind: '.NET solution',
  members(root) {
    const [solution] = root.matching(/\.slnx?$/);
    if (solution === undefined) return undefined;
    const projects = [...new Set(projectPaths(root, solution))].flatMap((path) => {
      const folder = root.sub(posix.dirname(path));
      const project = readDotnetProject(folder, posix.basename(path));
      return project === undefined ? [] : [{ folder, project, path: root.sub(path).path }];
    });
    const byPath = new Map(projects.map(({ path, project }) => [path, project.assemblyName]));
    return projects.map(({ folder, project }) => ({
      name: project.assemblyName,
      path: folder.path,
      needs: project.references.flatMap((reference) => asString(byPath.get(folder.sub(reference).path)) ?? []),
    }));
  },
};

function projectPaths(root: Folder, solution: string): readonly string[] {
  if (solution.endsWith('.slnx')) {
    const document = root.xml(solution);
    const elements = document === undefined ? [] : [...descendants(rootElement(document))];
    return elements.flatMap(({ name, attributes }) =>
      name === 'Project' && attributes.Path !== undefined ? [attributes.Path.replaceAll('\\', '/')] : [],
    );
  }
  return [...(root.read(solution) ?? '').matchAll(/^Project\("[^"]*"\)\s*=\s*"[^"]*",\s*"([^"]+)"/gm)]
    .map((match) => (match[1] ?? '').replaceAll('\\', '/'))
    .filter((path) => PROJECT_FILE.test(path));
}
