import { asArray, asRecord, asString, asStrings } from '../../../core/manifests/document.ts';
import { option, sh, type ShellCode } from '../../../core/shell.ts';
import { allowBuilds, configuration, declareBuilds, WORKSPACE_FILE } from './pnpm-builds.ts';
import { lifecycleScripts } from '../lifecycle.ts';
import { gitFor } from './elsewhere.ts';
import { lockReader } from './locked.ts';
import { pnpmLocked } from './pnpm-lock.ts';
import type { InstallContext, InstallPlan, PackageManager } from './manager.ts';

const HOME = '/root/.local/share/pnpm';
const STORE = `${HOME}/store`;
const MANIFESTS = ['package.json5', 'package.yaml'];
const LOCK_FILES = ['pnpm-lock.yaml'];
/** When the store is to be pruned next, and when the workspace was looked at; in names of release 9 and of those after it. */
const NOTES = ['.modules.yaml', '.pnpm-workspace-state.json', '.pnpm-workspace-state-v1.json'];
const readLocked = lockReader(LOCK_FILES, pnpmLocked);

/** pnpm. The lock file's format tells which releases can read it; where the project pins one, that very version is used. */
export const pnpm: PackageManager = {
  id: 'pnpm',
  before: ['bun', 'yarn', 'npm'],
  manifests: MANIFESTS,
  lockFiles: LOCK_FILES,
  resolved: async () => (await import('./pnpm-resolved.ts')).pnpmResolved,
  marks: { files: [WORKSPACE_FILE, ...MANIFESTS], before: ['yarn', 'bun'] },
  sharedFiles: [],
  caches: [STORE],
  installs: [{ command: ['pnpm', 'i'] }, { command: ['pnpm', 'install'] }],
  namedIn: ['packageManager', 'devEngines', 'engines'],
  programs: ['pnpm'],
  runsBinaries: true,
  handsOn: ['-C', '--cwd', '-r', '--recursive'],
  runners: ['pnpx'],
  workspaceFile: { name: WORKSPACE_FILE, patterns: (root) => asStrings(root.yaml(WORKSPACE_FILE)?.get('packages')) },
  linksBinaries: false,
  unlistedIn: 'node_modules/.pnpm/node_modules',
  run: (script) => sh`pnpm run ${script}`,
  runIn: (_path, name, script) => sh`pnpm ${option('--filter', name)} run ${script}`,
  exec: (line) => sh`pnpm exec ${line}`,
  locked: readLocked,
  plan: pnpmPlan,
};

/** Newest release line that reads a lock file format, by the format's leading number (pnpm's release notes). */
const LOCK_FORMATS: readonly (readonly [RegExp, number])[] = [
  [/^5\.[0-3]/, 6],
  [/^5/, 7],
  [/^6/, 8],
];

/** The oldest Node.js that a release line runs on. */
const NEEDS_NODE: readonly (readonly [number, number])[] = [
  [11, 22],
  [10, 18],
  [9, 18],
  [8, 16],
];

function pnpmPlan(context: InstallContext): InstallPlan {
  const { project, root } = context;
  const here = project.folder;
  const lock = root.has('pnpm-lock.yaml');
  const inWorkspace = root.path !== here.path;
  const version = installedVersion(context);
  const frozen = lock ? '--frozen-lockfile' : '--no-frozen-lockfile';
  const filter = inWorkspace ? sh` ${option('--filter', `${context.manifest.name ?? '{.}'}...`)}` : sh``;
  const major = version === undefined ? 11 : Number.parseInt(version, 10);
  if (!lock) {
    project.notice(
      'LOCK_FILE_MISSING',
      'there is no pnpm-lock.yaml, so two builds of one commit may install different versions',
      root.where('package.json'),
    );
  }
  const declare = declareBuilds(context, version, readLocked(root));
  const before = declare === undefined ? sh`` : sh`${declare} && `;
  const legacy = major >= 10 ? sh` --legacy` : sh``;
  return {
    packages: [version === undefined ? 'pnpm' : 'npm', ...gitFor(context, readLocked(root))],
    env: {
      PNPM_HOME: HOME,
      // Releases before 11 read the first spelling, later ones the second.
      ...(declare === undefined ? allowBuilds(context, major, readLocked(root)) : {}),
      ...configuration({ store_dir: STORE, confirm_modules_purge: 'false' }),
    },
    cache: pnpm.caches,
    setup:
      version === undefined
        ? []
        : [{ run: sh`npm install --global ${`pnpm@${version}`}`, inputs: [], name: `install pnpm ${version}` }],
    inputs: root
      .existing('pnpm-lock.yaml', WORKSPACE_FILE, '.npmrc', '.pnpmfile.cjs', 'patches')
      .map((name) => here.relative(root.sub(name).path)),
    install: sh`${before}pnpm${filter} install ${frozen}${context.production ? sh` --prod` : sh``}`,
    ...pruning(context, major, frozen, before),
    notes: NOTES,
    ...(inWorkspace && context.manifest.name !== undefined
      ? {
          deploy: {
            commands: [
              sh`${before}pnpm ${option('--filter', context.manifest.name)} --prod --config.deploy-all-files=true deploy${legacy} /root/deploy`,
            ],
            directory: '/root/deploy',
            keepsPlaces: false,
            always: false,
          },
        }
      : {}),
  };
}

/** Releases that fetch nothing on Node.js from 20 on (pnpm/pnpm#6424), and the line that can and reads their lock files. */
const FETCHES_NOTHING: readonly (readonly [RegExp, string])[] = [
  [/^[3-6](?:\.|$)|^7\.(?:\d|[12]\d|3[0-2])\./, '7'],
  [/^8\.(?:[0-2]\.|3\.0)/, '8'],
];

/** The version to install through npm: the one that is pinned, or where that can't run on the Node.js that was chosen, the nearest that can. */
function installedVersion(context: InstallContext): string | undefined {
  const version = pinnedVersion(context);
  if (version === undefined || (context.nodeMajor ?? 0) < 20) return version;
  const other = FETCHES_NOTHING.find(([broken]) => broken.test(version))?.[1];
  if (other === undefined) return version;
  context.project.decide(
    'package manager version',
    `pnpm ${other}`,
    `pnpm ${version} can fetch nothing on Node.js from 20 on, and this reads its lock file`,
  );
  return other;
}

/** The version that is wanted: what the project pins, or what its lock file and Node.js need; undefined where the package will do. */
function pinnedVersion(context: InstallContext): string | undefined {
  const { root, rootManifest, project, nodeMajor } = context;
  if (context.version !== undefined) return context.version;
  const engine = rootManifest.get('devEngines', 'packageManager');
  const asked =
    asString(asRecord(asArray(engine)[0] ?? engine).version) ?? asString(rootManifest.get('engines', 'pnpm'));
  const askedMajor = /^[\^~]?v?(\d+)(?:\.\d+)*(?:\.x)?$/.exec(asked ?? '')?.[1];
  const format = /^lockfileVersion:\s*['"]?([\d.]+)/m.exec(
    root.repository.head(root.sub('pnpm-lock.yaml').path, 512) ?? '',
  )?.[1];
  const byLock = LOCK_FORMATS.find(([pattern]) => pattern.test(format ?? ''))?.[1];
  const wanted = askedMajor === undefined ? byLock : Number(askedMajor);
  if (wanted !== undefined) {
    const why = askedMajor === undefined ? `pnpm-lock.yaml has format ${format ?? ''}` : 'package.json asks for it';
    project.decide('package manager version', `pnpm ${wanted}`, why, root.where('pnpm-lock.yaml'));
    return String(wanted);
  }
  if (nodeMajor === undefined || nodeMajor >= 22) return undefined;
  const able = NEEDS_NODE.find(([, node]) => nodeMajor >= node)?.[0] ?? 7;
  project.decide('package manager version', `pnpm ${able}`, `it is the newest that runs on Node.js ${nodeMajor}`);
  return String(able);
}

/**
 * `pnpm prune` does not know workspaces, where production's packages are installed anew. That runs the project's own scripts again, and
 * with some there is no sure way.
 */
function pruning(
  { workspace, manifest, rootManifest }: InstallContext,
  major: number,
  frozen: string,
  before: ShellCode,
): Pick<InstallPlan, 'prune'> {
  // The option is unknown to prune before release 9, the setting is not.
  const quiet = major < 9 ? sh`--config.ignore-scripts=true` : sh`--ignore-scripts`;
  if (workspace === undefined) return { prune: [sh`pnpm prune --prod ${quiet}`] };
  const scripts = [manifest, rootManifest].flatMap(lifecycleScripts);
  return scripts.length > 0 ? {} : { prune: [sh`${before}pnpm install ${frozen} --prod`] };
}
