import type { Folder } from '../../core/folder.ts';
import { asRecord, asString, asStrings } from '../../core/manifests/document.ts';

/** Whether a dependency in pyproject.toml or the Pipfile is a folder or file of the repository, so that installing takes more than the manifests. */
export function needsSources(folder: Folder): boolean {
  return (
    sources(folder).some((source) => asString(source.path) ?? asString(source.file) ?? source.workspace === true) ||
    directReferences(folder).some((text) => /@\s*file:|^-e\s/.test(text))
  );
}

/** Whether a dependency comes out of a Git repository. */
export function needsGit(folder: Folder): boolean {
  return (
    sources(folder).some((source) => source.git !== undefined) ||
    directReferences(folder).some((text) => text.includes('git+'))
  );
}

/** Dependencies that are tables, of Poetry, uv and Pipenv: `{ path = "../lib", develop = true }`. */
function sources(folder: Folder): readonly Record<string, unknown>[] {
  const pyproject = folder.toml('pyproject.toml');
  return [
    pyproject?.get('tool', 'poetry', 'dependencies'),
    pyproject?.get('tool', 'uv', 'sources'),
    folder.toml('Pipfile')?.get('packages'),
  ].flatMap((table) => Object.values(asRecord(table)).map(asRecord));
}

/** Requirements that may say where they come from: `lib @ file:///…`. */
function directReferences(folder: Folder): readonly string[] {
  const pyproject = folder.toml('pyproject.toml');
  const groups = Object.values(asRecord(pyproject?.get('project', 'optional-dependencies'))).flatMap(asStrings);
  return [...asStrings(pyproject?.get('project', 'dependencies')), ...groups];
}
