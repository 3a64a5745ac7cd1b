import { posix } from 'node:path';
import { sh } from '../../core/shell.ts';
import type { InstallPlan } from './managers/manager.ts';
import type { JavascriptFramework } from './framework.ts';
import type { BuildCommand, StreamChoice } from '../../core/types.ts';
import type { SourceFile } from '../../core/sources.ts';
import type { VersionConstraint } from '../../core/version-constraint.ts';
import { buildInputs } from './context.ts';
import { commandOf, lifecycleInputs, manifestInputs } from './install.ts';
import { lifecycleScripts } from './lifecycle.ts';
import { nativeParts } from './native-parts.ts';
import { undeclaredMembers } from './workspaces.ts';
import { buildCommands } from './build-commands.ts';
import { builtBelow, manifestsBelow } from './built-below.ts';
import { generateSource } from './generate.ts';
import { otherManagers } from './other-managers.ts';
import { scriptShells } from './script-shells.ts';
import { oldWebpackEnv } from './old-webpack.ts';
import { generateClients, prismaEnv } from './prisma.ts';
import { modulesKept, scriptsStay } from './keep-development.ts';
import { linkHoisted, linkUnlisted } from './layout.ts';
import { siteProgram } from './site-program.ts';
import type { BuildParts, JavascriptProject, ModulesNeeded } from './javascript-project.ts';
import type { Start } from './start.ts';

export interface BuildOptions {
  readonly modules: ModulesNeeded;
  readonly start?: Start | undefined;
  /** The service's source, for the members of its workspace that it imports by path. */
  readonly sources: () => readonly SourceFile[];
  /** Variables that the build has to have beside those of the framework. */
  readonly env: Readonly<Record<string, string>>;
}

export function buildParts(
  js: JavascriptProject,
  framework: JavascriptFramework | undefined,
  constraint: VersionConstraint | undefined,
  options: BuildOptions,
): BuildParts {
  const { project, manifest } = js;
  const { start, sources } = options;
  const modules = modulesKept(js, options.modules);
  const node = project.stream('nodejs', constraint);
  const build = narrowed(
    js,
    [...generateClients(js), ...generateSource(js, framework, sources), ...buildCommands(js, framework, start?.builds)],
    sources,
  );
  const lifecycle = [...new Set([manifest, js.rootManifest])].flatMap(lifecycleScripts);
  const below = builtBelow(project.folder, manifest, build);
  const production = build.length === 0 && lifecycle.length === 0 && modules === 'production';
  const installs = hasDependencies(js, production);
  const native = nativeParts(js);
  const shared = {
    node: node.package,
    runtimePackages: native.runtime,
    runtimeEnv: native.runtimeEnv,
    runtimeCopy: native.links.copy,
    installs,
    compiles: native.build.length > 0 && !native.below,
    builtBelow: below.map(({ path }) => path),
  };
  // With nothing to install and nothing to build the image takes the source as it is.
  if (!installs && build.length === 0) return { ...shared, packages: [], env: {}, cache: [], commands: [] };

  const install = installPlan(js, node, production, modules);
  const deploys =
    install.deploy !== undefined &&
    (install.deploy.always || (!production && modules === 'production' && developmentDependencies(js)));
  const prunes =
    installs &&
    !production &&
    modules === 'production' &&
    developmentDependencies(js) &&
    !(install.pruneRuns === true && scriptsStay(js));
  const after = modules === 'none' ? [] : deploys ? deployCommands(install) : prunes ? pruneCommands(js, install) : [];
  const notes = installs && modules !== 'none' ? removeNotes(js, install, deploys) : [];
  const command = modules === 'none' ? [] : (start?.command ?? []);
  const link = deploys
    ? linkUnlisted(js, command, install.deploy.directory)
    : (linkHoisted(js, command) ?? linkUnlisted(js, command, undefined));
  return {
    ...shared,
    packages: [
      node.package,
      ...install.packages,
      ...native.build,
      ...siteProgram(js, build),
      ...otherManagers(js, install.packages),
      ...[manifest, ...(js.rootManifest === manifest ? [] : [js.rootManifest])].flatMap((each) =>
        scriptShells(project, each === manifest ? project.folder : js.root, each),
      ),
    ],
    env: {
      ...install.env,
      ...oldWebpackEnv(project, [manifest, js.rootManifest, ...manifestsBelow(below)], node.stream),
      ...prismaEnv(js),
      ...framework?.buildEnv,
      ...native.buildEnv,
      ...options.env,
    },
    cache: install.cache,
    commands: [
      ...(install.setup ?? []),
      ...(installs ? [installCommand(js, install)] : []),
      ...build,
      ...native.links.commands,
      ...after,
      ...notes,
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
    root: js.root,
    rootManifest: js.rootManifest,
    workspace: js.workspace,
    undeclared: undeclaredMembers(js.knowledge.managers, js.root, js.rootManifest, js.workspace),
    version: js.choice.version,
    nodeMajor: Number.isNaN(major) ? undefined : major,
    production,
    modules,
  });
}

/** An install sees manifests and lock files only, so that a change of source does not repeat it; scripts it runs may need more. */
function installCommand(js: JavascriptProject, install: InstallPlan): BuildCommand {
  const { project, root } = js;
  const members = (js.workspace?.members ?? []).map(({ path }) => path);
  const manifests = manifestInputs(project.folder, root, members);
  const extra = [...new Set([js.manifest, js.rootManifest])].map((manifest) =>
    lifecycleInputs(manifest === js.manifest ? project.folder : root, manifest),
  );
  const localFiles = localDependencies(js);
  tellMissing(js);
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

/** An install fails where a folder that a dependency points to is made by other tools first. */
function tellMissing({ project, manifest }: JavascriptProject): void {
  for (const [name, range] of [...manifest.dependencies, ...manifest.devDependencies]) {
    const path = /^(?:file|link|portal):(?:\.\/)?([\w@./-]+)$/.exec(range)?.[1];
    if (path === undefined || path.startsWith('..') || project.folder.existing(path).length > 0) continue;
    project.notice(
      'PACKAGE_MISSING',
      `the dependency ${name} lies in ${path}, which is not in the repository: commit it, or bring a Dockerfile that makes it first`,
      project.folder.where(manifest.fileName, manifest.dependencyLine(name)),
    );
  }
}

/** Whether an install leaves anything behind; package managers make no folder for nothing. */
function hasDependencies({ manifest, rootManifest, workspace }: JavascriptProject, production: boolean): boolean {
  const some = (one: JavascriptProject['manifest']) =>
    one.dependencies.size > 0 || (!production && one.devDependencies.size > 0);
  return some(manifest) || some(rootManifest) || (workspace?.members ?? []).length > 0;
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

/** Last, since a manager that runs a script may look at what it has noted. */
function removeNotes(
  { project, root }: JavascriptProject,
  { deploy, notes = [] }: InstallPlan,
  deploys: boolean,
): readonly BuildCommand[] {
  const above = deploys && deploy !== undefined ? deploy.directory : project.folder.relative(root.path);
  const paths = notes.map((name) => posix.join(above, 'node_modules', name));
  return paths.length === 0 ? [] : [{ run: sh`rm -f ${paths}`, name: 'remove what installing noted', inputs: [] }];
}

function deployCommands(install: InstallPlan): readonly BuildCommand[] {
  return (install.deploy?.commands ?? []).map((run) => ({
    run,
    name: 'gather the service and what it needs',
    inputs: [],
  }));
}
