import type { Project } from '../../core/project.ts';
import type { SystemPackages } from '../../core/system-packages.ts';
import type { PythonDependency } from './dependencies.ts';
import { PYTHON_NATIVE } from './native.ts';

/** System packages that dependencies need in the build and in the image. */
export function nativeParts(
  project: Project,
  dependencies: ReadonlyMap<string, PythonDependency>,
): Required<Pick<SystemPackages, 'build' | 'runtime'>> {
  const build: string[] = [];
  const runtime: string[] = [];
  for (const [name, needs] of Object.entries(PYTHON_NATIVE)) {
    const dependency = dependencies.get(name);
    // The binary extra of psycopg brings its own library.
    if (dependency === undefined || dependency.extras.includes('binary')) continue;
    const packages = [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])];
    if (packages.length > 0)
      project.decide('system packages', packages.join(' '), `${name} ${needs.why}`, dependency.location);
    build.push(...project.available(needs.build ?? [], name));
    runtime.push(...project.available(needs.runtime ?? [], name));
  }
  return { build, runtime };
}
