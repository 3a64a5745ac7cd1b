import { chooseManager } from '../languages/javascript/choose-manager.ts';
import type { InstallContext, InstallPlan, PackageManager } from '../languages/javascript/package-manager.ts';

/** Yarn 1 and the later ones, which share a name and little else. */
export const yarn: PackageManager = {
  id: 'yarn',
  linksBinaries: true,
  run: (script) => `yarn run ${script}`,
  runIn: (path, _name, script) => `yarn --cwd ${path} run ${script}`,
  exec: (line) => `yarn run ${line}`,
  plan: (context) => (isBerry(context) ? berryPlan(context) : classicPlan(context)),
};

function isBerry({ root, rootManifest }: InstallContext): boolean {
  const version = chooseManager(root, rootManifest).version;
  if (version !== undefined) return !version.startsWith('1.');
  const head = root.repository.head(root.sub('yarn.lock').path, 512) ?? '';
  return head.includes('__metadata:') || (root.has('.yarnrc.yml') && !head.includes('yarn lockfile v1'));
}

function classicPlan(context: InstallContext): InstallPlan {
  const { root } = context;
  const here = context.project.folder;
  const lock = root.has('yarn.lock');
  const cwd = root.path === here.path ? '' : ` --cwd ${here.relative(root.path)}`;
  const frozen = lock ? ' --frozen-lockfile' : '';
  if (!lock) missingLock(context);
  return {
    packages: ['yarn'],
    cache: ['/root/.cache/yarn'],
    env: { YARN_CACHE_FOLDER: '/root/.cache/yarn' },
    inputs: inputsOf(context, ['yarn.lock', '.npmrc', '.yarnrc', 'patches']),
    install: `yarn install${frozen} --non-interactive${context.production ? ' --production' : ''}${cwd}`,
    prune: [`yarn install --production --ignore-scripts --prefer-offline --non-interactive${frozen}${cwd}`],
  };
}

/** Plug'n'Play is switched off: an image needs ordinary folders, which every tool can read and layers can share. */
function berryPlan(context: InstallContext): InstallPlan {
  const { root, rootManifest, project } = context;
  const version = chooseManager(root, rootManifest).version;
  const bundled = /^yarnPath:\s*["']?([^\s"']+)/m.exec(root.read('.yarnrc.yml') ?? '')?.[1];
  const major = Number.parseInt(version ?? /yarn-(\d+)/.exec(bundled ?? '')?.[1] ?? '4', 10);
  const inWorkspace = root.path !== project.folder.path;
  const lock = root.has('yarn.lock');
  if (!lock) missingLock(context);
  // The repository's own copy is run by the older yarn, which looks for `yarnPath` and steps aside.
  const setup =
    bundled !== undefined || version === undefined
      ? []
      : [{ run: `npm install --global @yarnpkg/cli-dist@${version}`, inputs: [], name: `install yarn ${version}` }];
  const focus = `yarn workspaces focus${inWorkspace ? '' : ' --all'} --production`;
  return {
    packages: bundled !== undefined ? ['yarn'] : version === undefined ? ['yarn-berry'] : ['npm'],
    cache: ['/root/.yarn/berry'],
    env: { YARN_NODE_LINKER: 'node-modules', YARN_ENABLE_TELEMETRY: '0', YARN_GLOBAL_FOLDER: '/root/.yarn/berry' },
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
    install: lock ? 'yarn install --immutable' : 'yarn install --no-immutable',
    ...(major >= 4 ? { prune: [focus] } : {}),
  };
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
