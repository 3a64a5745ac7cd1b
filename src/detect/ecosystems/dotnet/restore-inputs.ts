import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import { childrenOf, find, rootElement } from '../../core/manifests/xml.ts';
import { projectClosure, type DotnetProject } from './project-file.ts';

/** Files that MSBuild and NuGet look for on the way up from a project. */
const SHARED = /^(?:Directory\.(?:Build|Packages)\.(?:props|targets)|nuget\.config|global\.json)$/i;

/**
 * What restore reads: the project and those it refers to, what they import, and the files that MSBuild and NuGet look for above each.
 * Undefined when only MSBuild can tell, or when packages lie in the repository: then it needs everything.
 */
export function restoreInputs(folder: Folder, project: DotnetProject): readonly string[] | undefined {
  const closure = projectClosure(project);
  const found = new Set<string>();
  const shared = new Set<string>();
  for (const { folder: place, file, imports } of closure) {
    found.add(place.at(file) ?? file);
    for (const name of imports) {
      if (name === undefined) return undefined;
      if (place.has(name)) found.add(place.at(name) ?? name);
    }
    const lock = place.at('packages.lock.json');
    if (lock !== undefined && place.has('packages.lock.json')) found.add(lock);
    for (const above of upwards(place)) {
      for (const name of above.matching(SHARED)) {
        if (/^nuget\.config$/i.test(name) && hasLocalSource(above, name)) return undefined;
        if (/\.(?:props|targets)$/i.test(name) && importsMore(above, name)) return undefined;
        shared.add(posix.join(above.path, name));
      }
    }
  }
  return [...found, ...shared].map((path) => folder.relative(path));
}

function* upwards(folder: Folder): Generator<Folder> {
  for (let current = folder; ; current = current.sub('..')) {
    yield current;
    if (current.isRoot) return;
  }
}

function hasLocalSource(folder: Folder, name: string): boolean {
  const document = folder.xml(name);
  const sources = document === undefined ? [] : childrenOf(find(rootElement(document), 'packageSources'), 'add');
  return sources.some(({ attributes }) => !/^https?:/i.test(attributes.value ?? ''));
}

/** Whether a shared file imports another one than its namesake further up, which is found anyway. */
function importsMore(folder: Folder, name: string): boolean {
  const document = folder.xml(name);
  const imports = document === undefined ? [] : childrenOf(rootElement(document), 'Import');
  return imports.some(
    ({ attributes }) => !/GetPathOfFileAbove|GetDirectoryNameOfFileAbove/.test(attributes.Project ?? ''),
  );
}
