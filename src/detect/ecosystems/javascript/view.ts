import { lookup } from '../../../untrusted/lookup.ts';
import { workspaceOf } from './managers/manager.ts';
import type { FrameworkView } from '../../core/framework.ts';
import { sourceFile, type SourceFile } from '../../core/sources.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { chooseStartScript } from './start.ts';
import { findEntry, sourceOf } from './entry.ts';
import { javascriptSources } from './scan.ts';

/** What framework definitions see of a JavaScript project. Sources are read at the first question only. */
export function javascriptView({ project, manifest }: JavascriptProject): FrameworkView {
  const folder = project.folder;
  let sources: readonly SourceFile[] | undefined;
  const script = lookup(manifest.scripts, chooseStartScript(manifest.scripts) ?? '') ?? '';
  const named = script.split(/\s+/).find((word) => /^[\w./-]+\.[cm]?[jt]s$/.test(word));
  const entry = named === undefined ? findEntry(folder, manifest, true)?.value : named.replace(/^\.\//, '');
  const root = workspaceOf(project)?.root;
  return {
    folder,
    ...(root === undefined || root.path === folder.path ? {} : { place: root.relative(folder.path) }),
    depends: (name) => manifest.dependencies.has(name) || manifest.devDependencies.has(name),
    config: (...names) => {
      const name = folder.first(...names);
      return name === undefined ? undefined : sourceFile(folder, name, 'slashes');
    },
    sources: () =>
      (sources ??= javascriptSources(
        folder,
        entry === undefined ? undefined : sourceOf(folder, entry),
        memberFolders(project),
      )),
    ...(entry === undefined ? {} : { entry }),
  };
}

/** Members of a workspace that lie below its root are services and libraries of their own. */
function memberFolders(project: JavascriptProject['project']): readonly string[] {
  return (workspaceOf(project)?.members ?? []).map(({ path }) => project.folder.relative(path));
}
