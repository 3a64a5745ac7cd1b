import { lookup } from '../../../untrusted/lookup.ts';
import { asWritten, pathWord, sh } from '../../core/shell.ts';
import { commandsOf } from '../../core/start-line.ts';
import type { BuildCommand } from '../../core/types.ts';
import { closure } from '../../core/workspace.ts';
import { watches } from './commands/development.ts';
import type { JavascriptFramework } from './framework.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { readPackageJson } from './package-json.ts';
import { moonTask } from './tasks/moon.ts';
import { turboBuild } from './tasks/turbo.ts';

/** Scripts that build, the most common first. */
const BUILD_SCRIPTS = [
  'build',
  'build:prod',
  'build:production',
  'production',
  'prod',
  'compile',
  // What hosting platforms run in place of `build`.
  'heroku-postbuild',
  'gcp-build',
  'vercel-build',
  'prestart',
] as const;

/** What builds a project after its dependencies are there: its own script first, then what tools say, then what its framework does. */
export function buildCommands(
  js: JavascriptProject,
  framework: JavascriptFramework | undefined,
): readonly BuildCommand[] {
  const { project, manifest, manager } = js;
  const ordered = ownBuild(js) ?? turboBuild(js);
  if (ordered !== undefined) return ordered;
  const watched = (name: string) => commandsOf(lookup(manifest.scripts, name) ?? '').some(watches);
  const script = BUILD_SCRIPTS.find(
    (name) => manifest.scripts[name] !== undefined && manifest.scripts[name] !== '' && !watched(name),
  );
  const isRoot = js.workspace?.member.path === js.workspace?.root.path;
  // A script at the root of a workspace builds what the root needs of it.
  const before = isRoot && script !== undefined ? [] : neededBuilds(js);
  if (script !== undefined) {
    const line = manifest.line('scripts', script);
    project.decide(
      'build command',
      manager.run(script).line,
      `scripts.${script} says \`${manifest.scripts[script] ?? ''}\``,
      project.folder.where(manifest.fileName, line),
    );
    return [...before, { run: manager.run(script), name: 'build' }];
  }
  const task = moonTask(project.folder, 'build');
  if (task !== undefined) {
    const run = manager.exec(asWritten(task.value));
    project.accept('build command', { ...task, value: run.line });
    return [...before, { run, name: 'build' }];
  }
  const hint = project.hints.build;
  if (hint !== undefined) return [...before, { run: asWritten(project.accept('build command', hint)), name: 'build' }];
  if (framework?.buildCommand !== undefined) {
    const run = manager.exec(sh`${framework.buildCommand}`);
    project.decide('build command', run.line, `${framework.id} builds so, and package.json has no script for it`);
    return [...before, { run, name: 'build' }];
  }
  return before;
}

/** A manager may build a member and all it needs by itself. */
function ownBuild({ project, manifest, manager, choice }: JavascriptProject): readonly BuildCommand[] | undefined {
  const build = manager.buildWithNeeded?.(manifest.name ?? project.folder.path);
  if (build === undefined) return undefined;
  project.decide('build command', build.run.line, build.because, { file: choice.file });
  return [{ run: build.run, name: 'build' }];
}

/** Members of the workspace that the service needs and that have to be built before it. */
function neededBuilds(js: JavascriptProject): readonly BuildCommand[] {
  const { project, manager, workspace } = js;
  if (workspace === undefined) return [];
  return inDependencyOrder(js).flatMap((member) => {
    const folder = workspace.root.sub(workspace.root.relative(member.path));
    const name = `build ${member.name}`;
    const path = project.folder.relative(member.path);
    if (readPackageJson(folder)?.scripts.build !== undefined)
      return [{ run: manager.runIn(path, member.name, 'build'), name }];
    const task = moonTask(folder, 'build');
    return task === undefined
      ? []
      : [{ run: sh`cd ${pathWord(path)} && ${manager.exec(asWritten(task.value))}`, name }];
  });
}

function inDependencyOrder({ workspace }: JavascriptProject) {
  if (workspace === undefined) return [];
  const needed = closure(workspace);
  const depth = new Map(needed.map((member) => [member, closure(workspace, member).length]));
  return [...needed].sort((a, b) => (depth.get(a) ?? 0) - (depth.get(b) ?? 0) || (a.path < b.path ? -1 : 1));
}
