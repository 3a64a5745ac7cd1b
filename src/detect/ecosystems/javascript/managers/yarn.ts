import type { Folder } from '../../../core/folder.ts';
import { asRecord } from '../../../core/manifests/document.ts';
import { operands, option, sh, type ShellCode } from '../../../core/shell.ts';
import { allAllowed, installsSome, scriptsNeeded } from '../install-scripts.ts';
import { declareMembers } from './declare-members.ts';
import { gitFor } from './elsewhere.ts';
import { lockReader } from './locked.ts';
import { yarnLocked } from './yarn-lock.ts';
import type { InstallContext, InstallPlan, PackageManager } from './manager.ts';

const CLASSIC_CACHE = '/root/.cache/yarn';
const BERRY_FOLDER = '/root/.yarn/berry';

const LOCK_FILES = ['yarn.lock'];
const readLocked = lockReader(LOCK_FILES, yarnLocked);

/** Yarn 1 and the later ones, which share a name and little else. */
export const yarn: PackageManager = {
  id: 'yarn',
  // npm's lock file is most often a leftover where another one lies beside it.
  before: ['npm'],
  manifests: [],
  lockFiles: LOCK_FILES,
  resolved: async () => (await import('./yarn-resolved.ts')).yarnResolved,
  marks: { files: ['.yarnrc.yml', '.yarnrc'], before: ['bun'] },
  sharedFiles: [],
  caches: [CLASSIC_CACHE, BERRY_FOLDER],
  installs: [
    { command: ['yarn'], alone: true },
    { command: ['yarn', 'install'], alone: true },
  ],
  namedIn: ['packageManager', 'devEngines', 'engines'],
  programs: ['yarn'],
  runsBinaries: true,
  handsOn: ['workspace', 'workspaces', '-C', '--cwd', '-r', '--recursive'],
  runners: [],
  linksBinaries: true,
  run: (script) => sh`yarn run ${script}`,
  runIn: (path, _name, script) => sh`yarn ${option('--cwd', path)} run ${script}`,
  exec: (line) => sh`yarn run ${line}`,
  locked: readLocked,
  plan: (context) => (isBerry(context) ? berryPlan(context) : classicPlan(context)),
};

function isBerry({ root, version }: InstallContext): boolean {
  if (version !== undefined) return !version.startsWith('1.');
  const head = root.repository.head(root.sub('yarn.lock').path, 512) ?? '';
  return head.includes('__metadata:') || (root.has('.yarnrc.yml') && !head.includes('yarn lockfile v1'));
}

function classicPlan(context: InstallContext): InstallPlan {
  const { root } = context;
  const here = context.project.folder;
  const lock = root.has('yarn.lock');
  const cwd = root.path === here.path ? sh`` : sh` ${option('--cwd', here.relative(root.path))}`;
  const declare = declareMembers(context);
  const before = declare === undefined ? sh`` : sh`${declare} && `;
  const frozen = lock && declare === undefined ? sh` --frozen-lockfile` : sh``;
  if (!lock) missingLock(context);
  return {
    packages: ['yarn', ...gitFor(context, readLocked(root))],
    cache: [CLASSIC_CACHE],
    env: { YARN_CACHE_FOLDER: CLASSIC_CACHE },
    inputs: inputsOf(context, ['yarn.lock', '.npmrc', '.yarnrc', 'patches']),
    install: sh`${before}yarn install${frozen} --non-interactive${context.production ? sh` --production` : sh``}${cwd}`,
    prune: [sh`${before}yarn install --production --ignore-scripts --prefer-offline --non-interactive${frozen}${cwd}`],
  };
}

/** Plug'n'Play is switched off: an image needs ordinary folders, which every tool can read and layers can share. */
function berryPlan(context: InstallContext): InstallPlan {
  const { root, rootManifest, manifest, production } = context;
  const bundled = /^yarnPath:\s*["']?([^\s"']+)/m.exec(root.read('.yarnrc.yml') ?? '')?.[1];
  const version = context.version ?? (bundled === undefined ? lockVersion(root) : undefined);
  const major = Number.parseInt(version ?? /yarn-(\d+)/.exec(bundled ?? '')?.[1] ?? '4', 10);
  const lock = root.has('yarn.lock');
  if (!lock) missingLock(context);
  // The repository's own copy is run by the older yarn, which looks for `yarnPath` and steps aside.
  const setup =
    bundled !== undefined || version === undefined
      ? []
      : [
          {
            run: sh`npm install --global ${`@yarnpkg/cli-dist@${version}`}`,
            inputs: [],
            name: `install yarn ${version}`,
          },
        ];
  const install = lock ? sh`yarn install --immutable` : sh`yarn install --no-immutable`;
  const prune = berryPrune(context, major);
  const some = [manifest, rootManifest].some(({ devDependencies }) => devDependencies.size > 0);
  return {
    packages: [
      bundled !== undefined ? 'yarn' : version === undefined ? 'yarn-berry' : 'npm',
      ...gitFor(context, readLocked(root)),
    ],
    cache: [BERRY_FOLDER],
    env: {
      YARN_NODE_LINKER: 'node-modules',
      YARN_ENABLE_TELEMETRY: '0',
      YARN_GLOBAL_FOLDER: BERRY_FOLDER,
      ...allowScripts(context, version ?? /yarn-([\d.]+\d)/.exec(bundled ?? '')?.[1]),
    },
    setup,
    inputs: inputsOf(context, [
      'yarn.lock',
      '.yarnrc.yml',
      '.npmrc',
      '.yarn/releases',
      '.yarn/plugins',
      '.yarn/patches',
      '.yarn/cache',
      '.pnp.cjs',
    ]),
    // There is no install without development dependencies that holds to the lock file, so they go in a second pass.
    install:
      production && some
        ? prune.reduce(
            (line, next) => sh`${line} && ${next}`,
            sh`${install} ${major === 2 ? '--skip-builds' : '--mode=skip-build'}`,
          )
        : install,
    prune,
    pruneRuns: prune.length === 1,
  };
}

/**
 * From release 4.14 on packages run no scripts unless `enableScripts` says so, or `dependenciesMeta` for each: the lock file repeats that
 * list, so that one can't be added. A project that says either means it.
 */
function allowScripts(context: InstallContext, version: string | undefined): Readonly<Record<string, string>> {
  const { root, rootManifest } = context;
  const [major = 4, minor = 99] = (version ?? '4').split('.').map(Number);
  const states =
    /^enableScripts\s*:/m.test(root.read('.yarnrc.yml') ?? '') ||
    Object.values(asRecord(rootManifest.get('dependenciesMeta'))).some((meta) => asRecord(meta).built === true);
  if (major < 4 || (major === 4 && minor < 14) || states || !installsSome(context)) return {};
  if (scriptsNeeded(readLocked(root))?.length === 0) return {};
  allAllowed(context, 'Yarn 4.14 and later');
  return { YARN_ENABLE_SCRIPTS: 'true' };
}

/** Lock file formats of Yarn 2 and 3, which later releases would rewrite (Yarn's changelog). */
function lockVersion(root: Folder): string | undefined {
  const head = root.repository.head(root.sub('yarn.lock').path, 512) ?? '';
  const format = Number(
    /^__metadata:[ \t\r]*\n(?:[ \t]+(?!version:)\w+:[^\n]*\n)*[ \t]+version: (\d+)/m.exec(head)?.[1] ?? '8',
  );
  return format >= 8 ? undefined : format >= 6 ? '3' : '2';
}

/** Yarn 4 can leave development dependencies out; before, that took a plugin, and without it they are taken out of the manifests. */
function berryPrune({ root, project, manifest, workspace }: InstallContext, major: number): readonly ShellCode[] {
  const here = project.folder;
  const inWorkspace = root.path !== here.path;
  if (major >= 4 || root.has('.yarn/plugins/@yarnpkg/plugin-workspace-tools.cjs'))
    return [sh`yarn workspaces focus${inWorkspace ? sh`` : sh` --all`} --production`];
  const members = workspace?.members ?? [];
  const files = [root.path, ...members.map(({ path }) => path), here.path].map((path) =>
    here.relative(root.sub(root.relative(path)).sub(manifest.fileName).path),
  );
  const script =
    'const fs=require("fs");for(const f of process.argv.slice(1)){const p=JSON.parse(fs.readFileSync(f));delete p.devDependencies;fs.writeFileSync(f,JSON.stringify(p))}';
  return [
    sh`node -e ${script} ${operands(...new Set(files))}`,
    sh`yarn install --no-immutable ${major === 2 ? '--skip-builds' : '--mode=skip-build'}`,
  ];
}

function inputsOf({ root, project }: InstallContext, names: readonly string[]): readonly string[] {
  return root.existing(...names).map((name) => project.folder.relative(root.sub(name).path));
}

function missingLock({ project, root }: InstallContext): void {
  project.notice(
    'LOCK_FILE_MISSING',
    'there is no yarn.lock, so two builds of one commit may install different versions',
    root.where('package.json'),
  );
}
