import { posix } from 'node:path';
import { workspaceOf } from './managers/manager.ts';
import type { Framework } from '../../core/framework.ts';
import { closure } from '../../core/workspace.ts';
import type { BuildCommand, StreamChoice } from '../../core/types.ts';
import type { SourceFile } from '../../core/sources.ts';
import { asWritten, option, pathWord, sh } from '../../core/shell.ts';
import type { VersionConstraint } from '../../core/version-constraint.ts';
import { buildInputs } from './context.ts';
import { commandOf, lifecycleInputs, lifecycleScripts, manifestInputs } from './install.ts';
import { BROWSER_ENV, NATIVE_PACKAGES } from './native.ts';
import type { InstallPlan } from './managers/manager.ts';
import { moonTask } from './tasks/moon.ts';
import { linkHoisted } from './layout.ts';
import type { JavascriptProject } from './plan.ts';
import type { Start } from './start.ts';

/** The build stage of a JavaScript project, and what its image needs because of it. */
export interface BuildParts {
  readonly packages: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly commands: readonly BuildCommand[];
  readonly cache: readonly string[];
  /** Package of the runtime that servers need: `nodejs-24`. */
  readonly node: string;
  readonly runtimePackages: readonly string[];
  readonly runtimeEnv: Readonly<Record<string, string>>;
  /** Whether the install leaves a node_modules folder behind. */
  readonly installs: boolean;
  /** A folder of its own that holds the member and all it needs, where the package manager makes one. */
  readonly deployed?: { readonly directory: string; readonly keepsPlaces: boolean };
}

/** What of node_modules the image needs. */
export type ModulesNeeded = 'production' | 'all' | 'none';

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

export interface BuildOptions {
  readonly modules: ModulesNeeded;
  readonly start?: Start | undefined;
  /** The service's source, for the members of its workspace that it imports by path. */
  readonly sources: () => readonly SourceFile[];
}

export function buildParts(
  js: JavascriptProject,
  framework: Framework | undefined,
  constraint: VersionConstraint | undefined,
  { modules, start, sources }: BuildOptions,
): BuildParts {
  const { project, manifest } = js;
  const node = project.stream('nodejs', constraint);
  const build = narrowed(js, buildCommands(js, framework), sources);
  const lifecycle = [...new Set([manifest, js.rootManifest])].flatMap(lifecycleScripts);
  const production = build.length === 0 && lifecycle.length === 0 && modules === 'production';
  const installs = hasDependencies(js, production);
  const native = nativeParts(js);
  const shared = { node: node.package, runtimePackages: native.runtime, runtimeEnv: native.runtimeEnv, installs };
  // With nothing to install and nothing to build the image takes the source as it is.
  if (!installs && build.length === 0) return { ...shared, packages: [], env: {}, cache: [], commands: [] };

  const install = installPlan(js, node, production, modules);
  const deploys =
    install.deploy !== undefined &&
    (install.deploy.always || (!production && modules === 'production' && developmentDependencies(js)));
  const prunes = installs && !production && modules === 'production' && developmentDependencies(js);
  const after = modules === 'none' ? [] : deploys ? deployCommands(install) : prunes ? pruneCommands(js, install) : [];
  const link = deploys || modules === 'none' ? undefined : linkHoisted(js, start?.command ?? []);
  return {
    ...shared,
    packages: [node.package, ...install.packages, ...native.build],
    env: { ...install.env, ...framework?.buildEnv, ...native.buildEnv },
    cache: install.cache,
    commands: [
      ...(install.setup ?? []),
      ...(installs ? [installCommand(js, install)] : []),
      ...build,
      ...after,
      ...(link === undefined ? [] : [{ run: link, name: 'make the hoisted tool reachable', inputs: [] }]),
    ],
    ...(deploys && modules !== 'none' ? { deployed: install.deploy } : {}),
  };
}

/** A build sees what the service is made from; what the first command has copied is there for those after it. */
function narrowed(
  js: JavascriptProject,
  commands: readonly BuildCommand[],
  sources: () => readonly SourceFile[],
): readonly BuildCommand[] {
  const inputs = commands.length === 0 ? undefined : buildInputs(js, sources());
  if (inputs === undefined) return commands;
  return commands.map((command, index) => ({
    ...command,
    inputs: index === 0 ? [...inputs] : [],
  }));
}

function installPlan(
  js: JavascriptProject,
  node: StreamChoice,
  production: boolean,
  modules: ModulesNeeded,
): InstallPlan {
  const major = Number.parseInt(node.stream, 10);
  return js.manager.plan({
    project: js.project,
    manifest: js.manifest,
    root: workspaceOf(js.project)?.root ?? js.project.folder,
    rootManifest: js.rootManifest,
    nodeMajor: Number.isNaN(major) ? undefined : major,
    production,
    modules,
  });
}

/** An install sees manifests and lock files only, so that a change of source does not repeat it; scripts it runs may need more. */
function installCommand(js: JavascriptProject, install: InstallPlan): BuildCommand {
  const { project } = js;
  const root = workspaceOf(project)?.root ?? project.folder;
  const members = (workspaceOf(project)?.members ?? []).map(({ path }) => path);
  const manifests = manifestInputs(project.folder, root, members);
  const extra = [...new Set([js.manifest, js.rootManifest])].map((manifest) =>
    lifecycleInputs(manifest === js.manifest ? project.folder : root, manifest),
  );
  const localFiles = localDependencies(js);
  if (localFiles === undefined || extra.includes(undefined)) {
    project.decide(
      'install inputs',
      'everything',
      'the scripts of package.json that run while installing may read any file',
    );
    return commandOf(install.install, 'install dependencies', undefined);
  }
  const inputs = [...new Set([...manifests, ...install.inputs, ...localFiles, ...extra.flatMap((list) => list ?? [])])];
  return commandOf(install.install, 'install dependencies', inputs);
}

/** Folders and archives that `file:`, `link:` and `portal:` dependencies point to; undefined when one leaves the repository. */
function localDependencies(js: JavascriptProject): readonly string[] | undefined {
  const ranges = [...js.manifest.dependencies.values(), ...js.manifest.devDependencies.values()];
  const paths = ranges.flatMap((range) => /^(?:file|link|portal):(.+)$/.exec(range)?.[1] ?? []);
  const existing = js.project.folder.existing(...paths);
  return existing.length === paths.length ? existing : undefined;
}

function buildCommands(js: JavascriptProject, framework: Framework | undefined): readonly BuildCommand[] {
  const { project, manifest, manager } = js;
  const ordered = rushBuild(js) ?? turboBuild(js);
  if (ordered !== undefined) return ordered;
  const script = BUILD_SCRIPTS.find((name) => manifest.scripts[name] !== undefined && manifest.scripts[name] !== '');
  const before = neededBuilds(js);
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

/** Rush builds a project and all it needs, too. */
function rushBuild({ project, manifest, choice }: JavascriptProject): readonly BuildCommand[] | undefined {
  if (choice.id !== 'rush') return undefined;
  const run = sh`rush build ${option('--to', manifest.name ?? project.folder.path)}`;
  project.decide('build command', run.line, 'Rush builds what the service needs first', { file: choice.file });
  return [{ run, name: 'build' }];
}

/** Turborepo builds a member and all it needs in the right order by itself. */
function turboBuild({
  project,
  manifest,
  rootManifest,
  manager,
}: JavascriptProject): readonly BuildCommand[] | undefined {
  const workspace = workspaceOf(project);
  if (workspace === undefined || workspace.member.path === workspace.root.path || manifest.name === undefined)
    return undefined;
  const installed = rootManifest.devDependencies.has('turbo') || rootManifest.dependencies.has('turbo');
  if (!workspace.root.has('turbo.json') || !installed || manifest.scripts.build === undefined) return undefined;
  // Turborepo leaves logs with times in them beside what it builds.
  const logs = [workspace.member, ...closure(workspace)].map(({ path }) => `${project.folder.relative(path)}/.turbo`);
  const build = manager.exec(sh`turbo run build --filter=${manifest.name}`);
  project.decide(
    'build command',
    build.line,
    'Turborepo builds what the service needs first',
    workspace.root.where('turbo.json'),
  );
  const run = sh`${build} && rm -rf ${logs.map((path) => pathWord(posix.normalize(path)))}`;
  return [{ run, name: 'build' }];
}

/** Members of the workspace that the service needs and that have to be built before it. */
function neededBuilds(js: JavascriptProject): readonly BuildCommand[] {
  const { project, manager } = js;
  const workspace = workspaceOf(project);
  if (workspace === undefined || workspace.member.path === workspace.root.path) return [];
  return inDependencyOrder(js).flatMap((member) => {
    const folder = workspace.root.sub(workspace.root.relative(member.path));
    const name = `build ${member.name}`;
    const path = project.folder.relative(member.path);
    if (typeof folder.json('package.json')?.get('scripts', 'build') === 'string')
      return [{ run: manager.runIn(path, member.name, 'build'), name }];
    const task = moonTask(folder, 'build');
    return task === undefined
      ? []
      : [{ run: sh`cd ${pathWord(path)} && ${manager.exec(asWritten(task.value))}`, name }];
  });
}

function inDependencyOrder(js: JavascriptProject) {
  const workspace = workspaceOf(js.project);
  if (workspace === undefined) return [];
  const needed = closure(workspace);
  const depth = new Map(needed.map((member) => [member, closure(workspace, member).length]));
  return [...needed].sort((a, b) => (depth.get(a) ?? 0) - (depth.get(b) ?? 0) || (a.path < b.path ? -1 : 1));
}

/** Whether an install leaves anything behind; package managers make no folder for nothing. */
function hasDependencies({ manifest, rootManifest, project }: JavascriptProject, production: boolean): boolean {
  const some = (one: JavascriptProject['manifest']) =>
    one.dependencies.size > 0 || (!production && one.devDependencies.size > 0);
  return some(manifest) || some(rootManifest) || (workspaceOf(project)?.members ?? []).length > 0;
}

function developmentDependencies({ manifest, rootManifest }: JavascriptProject): boolean {
  return manifest.devDependencies.size > 0 || rootManifest.devDependencies.size > 0;
}

function pruneCommands(js: JavascriptProject, install: InstallPlan): readonly BuildCommand[] {
  if (install.prune === undefined) {
    js.project.decide('development dependencies', 'kept', `${js.manager.id} has no sure way to remove them afterwards`);
    return [];
  }
  return install.prune.map((run) => ({ run, name: 'remove development dependencies', inputs: [] }));
}

function deployCommands(install: InstallPlan): readonly BuildCommand[] {
  return (install.deploy?.commands ?? []).map((run) => ({
    run,
    name: 'gather the service and what it needs',
    inputs: [],
  }));
}

function nativeParts({ project, manifest }: JavascriptProject) {
  const build: string[] = [];
  const runtime: string[] = [];
  let browser = false;
  for (const [name, needs] of Object.entries(NATIVE_PACKAGES)) {
    const production = manifest.dependencies.has(name);
    if (
      !production &&
      !(manifest.devDependencies.has(name) && needs.build !== undefined && needs.runtime === undefined)
    )
      continue;
    const location = project.folder.where(manifest.fileName, manifest.dependencyLine(name));
    const packages = [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])];
    project.decide('system packages', packages.join(' '), `${name} ${needs.why}`, location);
    build.push(...project.available(needs.build ?? [], name));
    runtime.push(...project.available(needs.runtime ?? [], name));
    browser ||= needs.runtime?.includes('chromium') ?? false;
  }
  const env = browser ? BROWSER_ENV : {};
  return { build, runtime, buildEnv: env, runtimeEnv: env };
}
