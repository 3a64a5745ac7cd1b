import { posix } from 'node:path';
import { lookup } from '../../../untrusted/lookup.ts';
import { commandsOf, parseStartLine } from '../../core/start-line.ts';
import type { Member } from '../../core/workspace.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { followScripts } from './resolve-line.ts';
import { chooseStartScript } from './start-script.ts';

/**
 * A project at the root of a workspace whose start command lies in a member, with that member among what it needs: its dependencies
 * and its build are the service's own then. Any other project is left as it is.
 */
export function withStartedMember(js: JavascriptProject): JavascriptProject {
  const { project, workspace } = js;
  const started = startedMember(js);
  if (workspace === undefined || started === undefined || workspace.member.needs.includes(started.name)) return js;
  project.decide(
    'member started',
    started.name,
    "the start command of the workspace's root lies in its folder",
    project.folder.where(started.path),
  );
  const member = { ...workspace.member, needs: [...workspace.member.needs, started.name] };
  return { ...js, workspace: { ...workspace, member } };
}

/** The member in which lies what the root of a workspace starts: `node apps/api/out/main.js`, `cd apps/api && node out/main.js`. */
export function startedMember({ project, manifest, workspace, knowledge }: JavascriptProject): Member | undefined {
  if (workspace?.root.path !== project.folder.path) return undefined;
  const { runners } = knowledge;
  const line =
    project.hints.start?.value ??
    lookup(manifest.scripts, chooseStartScript(manifest.scripts, runners) ?? '') ??
    project.hints.usualStart?.value ??
    '';
  const followed = followScripts(parseStartLine(line), manifest.scripts, { runners, port: undefined });
  const words = followed.argv ?? commandsOf(followed.text).flat();
  const paths = words.map((word) => posix.normalize(word.replace(/^\.\//, '')));
  const below = workspace.members.filter(({ path }) => path !== workspace.root.path);
  const fits = below.filter(({ path }) => {
    const place = workspace.root.relative(path);
    return paths.some((each) => each === place || each.startsWith(`${place}/`));
  });
  return fits.sort((a, b) => b.path.length - a.path.length)[0];
}
