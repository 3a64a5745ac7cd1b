import { chooseFramework, type ServiceView } from '../../core/framework.ts';
import type { Project } from '../../core/project.ts';
import type { PythonDependency } from './dependencies.ts';
import type { PythonFramework } from './framework.ts';
import { functionsFramework } from './frameworks/functions-framework.ts';
import { PYTHON_FRAMEWORKS } from './frameworks.ts';

/** The framework that a project depends on, or whose functions it registers. */
export function decideFramework(
  project: Project,
  dependencies: ReadonlyMap<string, PythonDependency>,
  view: ServiceView,
): PythonFramework | undefined {
  // The platform that such functions are written for brings it, so that many projects don't name it.
  const registers = view.sources().find(({ text }) => /^(?:import|from) functions_framework\b/m.test(text));
  if (registers !== undefined && !dependencies.has('functions-framework')) {
    project.decide('framework', functionsFramework.id, 'the source imports it', project.folder.where(registers.name));
    return functionsFramework;
  }
  const chosen = chooseFramework(PYTHON_FRAMEWORKS, dependencies.keys());
  if (chosen === undefined) return undefined;
  project.decide(
    'framework',
    chosen.framework.id,
    `the project depends on ${chosen.dependency}`,
    dependencies.get(chosen.dependency)?.location,
  );
  return chosen.framework;
}
