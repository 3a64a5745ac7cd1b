import { lookup } from '../../../untrusted/lookup.ts';
import { asWritten, operands, pathWord, sh } from '../../core/shell.ts';
import { commandsOf } from '../../core/start-line.ts';
import type { BuildCommand } from '../../core/types.ts';
import { closure } from '../../core/workspace.ts';
import { watches, withoutRunners } from './commands/development.ts';
import type { JavascriptFramework } from './framework.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { dependsOn, readPackageJson } from './package-json.ts';
import { withoutDatabase } from './database-steps.ts';
import { nxStandalone } from './tasks/nx-standalone.ts';
import { moonTask } from './tasks/moon.ts';
import { forProduction } from './production-script.ts';
import { runPart } from './run-part.ts';
import { startsByName } from './start-script.ts';
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
  atStart: readonly string[] = [],
): readonly BuildCommand[] {
  const { commands, script } = chosenBuild(js, framework);
  const line = script === undefined ? '' : (lookup(js.manifest.scripts, script) ?? '');
  // What the start line builds is built here, where nothing has built it before.
  const more = atStart.flatMap((part): BuildCommand[] => {
    const words = part.split(/\s+/);
    const [name = ''] = withoutRunners(words, js.knowledge.runners);
    const own = lookup(js.manifest.scripts, name) !== undefined && words[0] !== name;
    if (name === script || line.includes(part) || commands.some(({ run }) => run.line.includes(part))) return [];
    const run = own ? js.manager.run(name) : runPart(js, part);
    if (commands.some((other) => other.run.line === run.line)) return [];
    js.project.decide('build command', run.line, 'the start script builds so before it starts');
    return [{ run, name: 'build' }];
  });
  return [...commands, ...more];
}

/** A script that prints why there is nothing to do. */
export function saysOnly(line: string): boolean {
  return /^\s*echo\b[^&|;>`$]*$/.test(line);
}

interface ChosenBuild {
  readonly commands: readonly BuildCommand[];
  /** The script of package.json that it is. */
  readonly script?: string;
}

function chosenBuild(js: JavascriptProject, framework: JavascriptFramework | undefined): ChosenBuild {
  const { project, manifest, manager } = js;
  const ordered = ownBuild(js) ?? turboBuild(js);
  if (ordered !== undefined) return { commands: ordered };
  const watched = (name: string) => commandsOf(lookup(manifest.scripts, name) ?? '').some(watches);
  const script = forProduction(
    manifest.scripts,
    BUILD_SCRIPTS,
    (name, line) =>
      line !== '' && !watched(name) && !saysOnly(line) && (!name.startsWith('prod') || !startsByName(name, line)),
  );
  const isRoot = js.workspace?.member.path === js.workspace?.root.path;
  // A script at the root of a workspace builds what the root needs of it.
  const before = isRoot && script !== undefined ? [] : neededBuilds(js);
  if (script !== undefined) {
    const apart = withoutDatabase(js, script);
    if (apart !== undefined) {
      project.decide(
        'build command',
        apart.run.line,
        apart.because,
        project.folder.where(manifest.fileName, manifest.line('scripts', script)),
      );
      return { commands: [...before, { run: apart.run, name: 'build' }], script };
    }
    const line = manifest.line('scripts', script);
    project.decide(
      'build command',
      manager.run(script).line,
      `scripts.${script} says \`${lookup(manifest.scripts, script) ?? ''}\``,
      project.folder.where(manifest.fileName, line),
    );
    return { commands: [...before, { run: manager.run(script), name: 'build' }], script };
  }
  const target = nxStandalone(js);
  if (target !== undefined) {
    const run = manager.exec(sh`nx run ${operands(`${target.name}:${target.target}`)}`);
    project.decide('build command', run.line, target.because, target.location);
    return { commands: [...before, { run, name: 'build' }] };
  }
  const task = moonTask(project.folder, 'build');
  if (task !== undefined) {
    const run = manager.exec(asWritten(task.value));
    project.accept('build command', { ...task, value: run.line });
    return { commands: [...before, { run, name: 'build' }] };
  }
  const hint = project.hints.build;
  if (hint !== undefined)
    return { commands: [...before, { run: asWritten(project.accept('build command', hint)), name: 'build' }] };
  if (framework?.buildCommand !== undefined) {
    const { buildCommand, buildsWithout } = framework;
    const has = (name: string) => [manifest, js.rootManifest].some((each) => dependsOn(each, name));
    const without =
      buildsWithout !== undefined && !has(buildsWithout.tool) && has('typescript') ? buildsWithout : undefined;
    const run = manager.exec(sh`${without?.command ?? buildCommand}`);
    project.decide(
      'build command',
      run.line,
      without === undefined
        ? `${framework.id} builds so, and package.json has no script for it`
        : `package.json has no script for it, and no ${without.tool}`,
    );
    return { commands: [...before, { run, name: 'build' }] };
  }
  return { commands: before };
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
