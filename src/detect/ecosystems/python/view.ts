import type { ServiceView } from '../../core/framework.ts';
import type { Project } from '../../core/project.ts';
import { sourceFile, type SourceFile } from '../../core/sources.ts';
import type { PythonDependency } from './dependencies.ts';
import { pythonSources } from './scan.ts';
import { broughtBy } from './servers.ts';

/** What definitions of frameworks may look at of a Python project: its source is read when it is first asked for. */
export function pythonView(project: Project, dependencies: ReadonlyMap<string, PythonDependency>): ServiceView {
  let sources: readonly SourceFile[] | undefined;
  const except = project.workspaces.flatMap(({ members }) => members.map(({ path }) => project.folder.relative(path)));
  return {
    folder: project.folder,
    depends: (name) => dependencies.has(name) || broughtBy(dependencies, name),
    sources: () => (sources ??= pythonSources(project.folder, except)),
    config(...names) {
      const name = project.folder.first(...names);
      return name === undefined ? undefined : sourceFile(project.folder, name, 'hash');
    },
  };
}
