import type { AssetBuild, AssetOptions } from '../../core/asset-build.ts';
import type { Project } from '../../core/project.ts';
import { sh } from '../../core/shell.ts';
import type { BuildCommand, StreamChoice } from '../../core/types.ts';
import type { VersionConstraint } from '../../core/version-constraint.ts';
import { chooseManager } from './managers/choose.ts';
import { commandOf } from './install.ts';
import { lifecycleScripts } from './lifecycle.ts';
import { oldWebpackEnv } from './old-webpack.ts';
import { nodeConstraint } from './node-version.ts';
import { forProduction } from './production-script.ts';
import { dependsOn, dependsOnSome, readPackageJson, type PackageJson } from './package-json.ts';
import { scriptShells } from './script-shells.ts';
import type { InstallPlan, ManagerChoice, PackageManager } from './managers/manager.ts';

const SCRIPTS = ['build', 'production', 'prod', 'build:prod', 'build:production'] as const;

/**
 * What another language's project builds for browsers with the package.json beside its own manifest; undefined when there is none.
 * @param managers in order of preference
 */
export function assetBuild(
  managers: readonly PackageManager[],
  project: Project,
  options: AssetOptions,
): AssetBuild | undefined {
  const manifest = readPackageJson(project.folder);
  if (manifest === undefined) return undefined;
  const script = options.script ?? forProduction(manifest.scripts, [...SCRIPTS, ...(options.scripts ?? [])]);
  const some = dependsOnSome(manifest);
  const mix = script === undefined && project.folder.has('webpack.mix.js') && dependsOn(manifest, 'laravel-mix');
  if (script === undefined && !mix && (!options.always || !some)) return undefined;
  const choice = chooseManager(managers, project.folder, manifest);
  const { manager } = choice;
  const node = toolsNode(project, manifest.fileName, nodeConstraint(project.folder, manifest).constraint);
  const plan = manifestPlan(project, manifest, manager, choice, node.stream);
  project.decide(
    'assets',
    script === undefined ? manager.id : manager.run(script).line,
    'package.json builds what browsers get',
    project.folder.where(manifest.fileName, script === undefined ? undefined : manifest.line('scripts', script)),
  );
  return {
    packages: [
      node.package,
      ...plan.packages,
      ...scriptShells(project, project.folder, manifest, ...(script === undefined ? [] : [script])),
    ],
    env: { ...plan.env, ...oldWebpackEnv(project, [manifest], node.stream) },
    cache: plan.cache,
    install: [...(plan.setup ?? []), ...(some ? [installTools(manifest, plan)] : [])],
    build:
      script !== undefined
        ? [{ run: manager.run(script), name: 'build assets' }]
        : mix
          ? [{ run: manager.exec(sh`mix --production`), name: 'build assets' }]
          : [],
    cleanup: some ? [{ run: sh`rm -rf node_modules`, inputs: [], name: 'remove asset tools' }] : [],
  };
}

/** Releases that tools of older ones still run on, the oldest first. */
const NEXT = [16, 18, 20, 22] as const;

/** The Node.js that asset tools run on: of a release that is gone and that only a version file names, the next one; a range in the manifest is a demand. */
function toolsNode(project: Project, manifestName: string, constraint: VersionConstraint | undefined): StreamChoice {
  const asked = Number(/^[\^~=v]*(\d{1,2})/.exec(constraint?.request ?? '')?.[1]);
  const demanded = constraint?.location?.file.endsWith(manifestName) !== false;
  if (constraint === undefined || demanded || Number.isNaN(asked) || project.hasStream('nodejs', constraint.request))
    return project.stream('nodejs', constraint);
  const next = NEXT.find((major) => major > asked && project.hasStream('nodejs', String(major)));
  if (next === undefined) return project.stream('nodejs', constraint);
  const { source, text, location } = constraint;
  const what = `${source} asks for Node.js ${text}, which there is no more; ${next}, the next one, runs the tools that build the assets`;
  project.notice('VERSION_SUBSTITUTED', what, location);
  return project.stream('nodejs', { ...constraint, request: String(next), range: String(next) });
}

/** How a manager installs what a package.json in the project's folder lists. */
export function manifestPlan(
  project: Project,
  manifest: PackageJson,
  manager: PackageManager,
  { manager: chosen, version }: ManagerChoice,
  nodeStream: string,
): InstallPlan {
  const nodeMajor = Number.parseInt(nodeStream, 10);
  return manager.plan({
    project,
    manifest,
    root: project.folder,
    rootManifest: manifest,
    workspace: undefined,
    undeclared: undefined,
    version: manager === chosen ? version : undefined,
    nodeMajor: Number.isNaN(nodeMajor) ? undefined : nodeMajor,
    production: false,
  });
}

/** The install of such a plan: scripts of the project's own that it runs may read any file. */
export function installTools(manifest: PackageJson, { install, inputs }: InstallPlan): BuildCommand {
  const scripts = lifecycleScripts(manifest).length > 0;
  return commandOf(install, 'install asset tools', scripts ? undefined : [manifest.fileName, ...inputs]);
}
