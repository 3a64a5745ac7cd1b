import { lookup } from '../../../untrusted/lookup.ts';
import type { JavascriptView } from './framework.ts';
import { sourceFile, type SourceFile } from '../../core/sources.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { chooseStartScript } from './start-script.ts';
import { findEntry, sourceOf } from './entry.ts';
import { dependsOn } from './package-json.ts';
import { javascriptSources } from './scan.ts';
import { startedMember } from './started-member.ts';

/** What framework definitions see of a JavaScript project. Sources are read at the first question only. */
export function javascriptView(js: JavascriptProject): JavascriptView {
  const { project, manifest, workspace, knowledge } = js;
  const folder = project.folder;
  let sources: readonly SourceFile[] | undefined;
  const script = lookup(manifest.scripts, chooseStartScript(manifest.scripts, knowledge.runners) ?? '') ?? '';
  const named = script.split(/\s+/).find((word) => /^[\w./-]+\.[cm]?[jt]s$/.test(word));
  const entry = named === undefined ? findEntry(folder, manifest, true)?.value : named.replace(/^\.\//, '');
  const root = workspace?.root;
  const started = startedMember(js);
  return {
    folder,
    ...(root === undefined || root.path === folder.path ? {} : { place: root.relative(folder.path) }),
    depends: (name) => dependsOn(manifest, name),
    config: (...names) => {
      const name = folder.first(...names);
      return name === undefined ? undefined : sourceFile(folder, name, 'slashes');
    },
    sources: () =>
      (sources ??= javascriptSources(
        folder,
        entry === undefined ? undefined : sourceOf(folder, entry),
        // Members of a workspace that lie below its root are services and libraries of their own, but for the one that it starts.
        (workspace?.members ?? [])
          .filter(({ path }) => path !== started?.path)
          .map(({ path }) => folder.relative(path)),
      )),
  };
}
