import { option, pathWord, sh } from '../../../core/shell.ts';
import { isCompiled, scriptsNeeded } from '../install-scripts.ts';
import { gitFor } from './elsewhere.ts';
import { lockReader, type LockedPackage } from './locked.ts';
import type { InstallContext, InstallPlan, PackageManager } from './manager.ts';

const LOCK_FILES = ['bun.lock', 'bun.lockb'];
const readLocked = lockReader(LOCK_FILES, bunLocked);

/** Bun as a package manager, with its text lock file and the older binary one. */
export const bun: PackageManager = {
  id: 'bun',
  before: ['yarn', 'npm'],
  manifests: [],
  lockFiles: LOCK_FILES,
  resolved: async () => (await import('./bun-resolved.ts')).bunResolved,
  marks: { files: ['bunfig.toml'] },
  sharedFiles: [],
  caches: ['/root/.bun/install/cache'],
  installs: [{ command: ['bun', 'i'] }, { command: ['bun', 'install'] }],
  namedIn: ['packageManager', 'devEngines', 'engines'],
  types: ['@types/bun', 'bun-types'],
  programs: ['bun'],
  handsOn: ['-C', '--cwd', '-r', '--recursive'],
  runners: ['bunx'],
  bundles: { command: 'build', into: ['--outfile'] },
  interpreter: { program: 'bun', package: 'bun' },
  linksBinaries: true,
  run: (script) => sh`bun run ${script}`,
  runIn: (path, _name, script) => sh`bun run ${option('--cwd', path)} ${script}`,
  exec: (line) => sh`bunx ${line}`,
  locked: readLocked,
  plan: bunPlan,
};

const ENTRY = /^ {4}"(?<path>[^"\n]+)": \[(?<rest>[^\n]*)$/gm;

/** The entries of a bun.lock, a line each; the binary format has none that could be read. */
function* bunLocked(lock: string): Generator<LockedPackage> {
  for (const { groups } of lock.matchAll(ENTRY)) {
    const name = /^"(?<name>@?[^"@]+)@/.exec(groups?.rest ?? '')?.groups?.name;
    if (name === undefined) continue;
    const rest = groups?.rest ?? '';
    yield { name, development: false, machine: rest.includes('"cpu": '), scripts: undefined, bins: binsIn(name, rest) };
  }
}

/** Programs by name, or one that is called as its package. */
function binsIn(name: string, entry: string): readonly string[] {
  const [, one, several = ''] = /"bin": (?:(")|\{([^{}]*)\})/.exec(entry) ?? [];
  if (one !== undefined) return [name.slice(name.indexOf('/') + 1)];
  return [...several.matchAll(/"([^"]+)":/g)].map(([, program = '']) => program);
}

/** A list of a project's own takes the place of the packages that Bun trusts by itself, so what is built and not on it stays unbuilt. */
function tellUntrusted({ project, root, rootManifest }: InstallContext): void {
  const stated = rootManifest.get('trustedDependencies');
  if (!Array.isArray(stated)) return;
  const left = (scriptsNeeded(readLocked(root)) ?? []).filter((name) => isCompiled(name) && !stated.includes(name));
  if (left.length > 0)
    project.notice(
      'INSTALL_SCRIPTS_BLOCKED',
      `trustedDependencies takes the place of Bun's own list, and does not have ${left.join(', ')}, which is not built then`,
      root.where(rootManifest.fileName, rootManifest.line('trustedDependencies')),
    );
}

function bunPlan(context: InstallContext): InstallPlan {
  const { project, root } = context;
  const here = project.folder;
  const lock = root.first(...bun.lockFiles);
  const cwd = root.path === here.path ? sh`` : sh` ${option('--cwd', here.relative(root.path))}`;
  if (lock === undefined) {
    project.notice(
      'LOCK_FILE_MISSING',
      'there is no bun.lock, so two builds of one commit may install different versions',
      root.where('package.json'),
    );
  }
  tellUntrusted(context);
  const modules = pathWord(here.relative(root.sub('node_modules').path));
  const install = sh`bun install${lock === undefined ? sh`` : sh` --frozen-lockfile`}`;
  return {
    packages: ['bun', ...gitFor(context, readLocked(root))],
    cache: bun.caches,
    inputs: root
      .existing(...bun.lockFiles, 'bunfig.toml', '.npmrc', 'patches')
      .map((name) => here.relative(root.sub(name).path)),
    install: sh`${install}${context.production ? sh` --production` : sh``}${cwd}`,
    // Bun removes nothing from a node_modules that is there, so it is made anew, out of the cache.
    prune: [sh`rm -rf ${modules}`, sh`${install} --production --ignore-scripts${cwd}`, sh`mkdir -p ${modules}`],
  };
}
