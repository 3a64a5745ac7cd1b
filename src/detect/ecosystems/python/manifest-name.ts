import { asString } from '../../core/manifests/document.ts';
import type { Project } from '../../core/project.ts';

/** What pyproject.toml calls the project. */
export function manifestName(project: Project): string | undefined {
  const document = project.folder.toml('pyproject.toml');
  return asString(document?.get('project', 'name')) ?? asString(document?.get('tool', 'poetry', 'name'));
}
