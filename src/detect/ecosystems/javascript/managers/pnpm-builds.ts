import { pathWord, sh, type ShellCode } from '../../../core/shell.ts';
import { allAllowed, installsSome, scriptsNeeded, statedList } from '../install-scripts.ts';
import type { PackageJson } from '../package-json.ts';
import type { LockedPackages } from './locked.ts';
import type { InstallContext } from './manager.ts';

/** The file that declares a workspace, and holds settings. */
export const WORKSPACE_FILE = 'pnpm-workspace.yaml';

/** Settings as variables: releases before 11 read the first spelling, later ones the second. */
export function configuration(settings: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => [
      [`npm_config_${name}`, value],
      [`pnpm_config_${name}`, value],
    ]),
  );
}

/** Whether a file other than package.json says which packages may run scripts. */
function statesInFile({ root }: InstallContext): boolean {
  const own = root.yaml(WORKSPACE_FILE);
  const keys = ['allowBuilds', 'onlyBuiltDependencies', 'dangerouslyAllowAllBuilds', 'ignoreScripts'];
  const npmrc = /^[ \t]*(?:dangerously-allow-all-builds|only-built-dependencies|ignore-scripts)\b/m;
  return keys.some((key) => own?.get(key) !== undefined) || npmrc.test(root.read('.npmrc') ?? '');
}

function statedIn(rootManifest: PackageJson): Readonly<Record<string, boolean>> | undefined {
  return statedList(rootManifest.get('pnpm', 'allowBuilds') ?? rootManifest.get('pnpm', 'onlyBuiltDependencies'));
}

/**
 * pnpm runs scripts of allowed packages only, from release 10 on; release 11 no longer reads the list in package.json. A list can be
 * given to it in a variable from there on, while release 10 knows a variable for all of them only.
 */
export function allowBuilds(
  context: InstallContext,
  major: number,
  locked: LockedPackages | undefined,
): Record<string, string> {
  const { project, root, rootManifest } = context;
  if (major < 10 || statesInFile(context) || !installsSome(context)) return {};
  const stated = statedIn(rootManifest);
  if (stated !== undefined && major < 11) return {};
  const needed = scriptsNeeded(locked);
  const list = stated ?? (needed === undefined ? undefined : Object.fromEntries(needed.map((name) => [name, true])));
  if (list !== undefined && Object.keys(list).length === 0)
    return major < 11 ? {} : { pnpm_config_strict_dep_builds: 'false' };
  if (list === undefined || major < 11) {
    allAllowed(context, `pnpm ${major}`);
    return configuration({ dangerously_allow_all_builds: 'true' });
  }
  const because = stated === undefined ? 'they are known to need theirs' : 'package.json lists them';
  project.decide('install scripts', Object.keys(list).join(' '), because, root.where(rootManifest.fileName));
  return { pnpm_config_allow_builds: JSON.stringify(list), pnpm_config_strict_dep_builds: 'false' };
}

/** Sets a field of `pnpm` in a package.json, which no lock file repeats. */
const SET_FIELD =
  'const fs=require("fs");const [f,k,...v]=process.argv.slice(1);const p=JSON.parse(fs.readFileSync(f));p.pnpm={...p.pnpm,[k]:v};fs.writeFileSync(f,JSON.stringify(p))';

/**
 * What allows install scripts with releases 10.0 to 10.8, which know no variable for it: they read the list in package.json alone, and
 * run all scripts where the list of those that never may is there and empty. Undefined for other releases, and where nothing is needed.
 */
export function declareBuilds(
  context: InstallContext,
  version: string | undefined,
  locked: LockedPackages | undefined,
): ShellCode | undefined {
  const { project, root, rootManifest } = context;
  const knowsNoVariable = /^10\.[0-8](?:\.|$)/.test(version ?? '') && rootManifest.fileName === 'package.json';
  const states =
    statesInFile(context) ||
    ['onlyBuiltDependencies', 'neverBuiltDependencies', 'onlyBuiltDependenciesFile'].some(
      (key) => rootManifest.get('pnpm', key) !== undefined,
    );
  if (!knowsNoVariable || states || !installsSome(context)) return undefined;
  const file = project.folder.relative(root.sub(rootManifest.fileName).path);
  const needed = scriptsNeeded(locked);
  if (needed === undefined) {
    allAllowed(context, `pnpm ${version ?? ''}`);
    return sh`node -e ${SET_FIELD} ${pathWord(file)} neverBuiltDependencies`;
  }
  if (needed.length === 0) return undefined;
  project.decide(
    'install scripts',
    needed.join(' '),
    'they are known to need theirs',
    root.where(rootManifest.fileName),
  );
  return sh`node -e ${SET_FIELD} ${pathWord(file)} onlyBuiltDependencies ${needed}`;
}
