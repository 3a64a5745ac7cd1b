import { option, sh } from '../../../core/shell.ts';
import { lockReader } from './locked.ts';
import { lockFileFits, npmAddresses, npmLocked } from './npm-lock.ts';
import { allAllowed, installsSome, scriptsNeeded, statedList } from '../install-scripts.ts';
import { elsewhere } from './elsewhere.ts';
import { declareMembers } from './declare-members.ts';
import type { InstallContext, InstallPlan, PackageManager } from './manager.ts';

/** The lock file that is published with a package. */
export const SHRINKWRAP = 'npm-shrinkwrap.json';
const LOCK_FILES = ['package-lock.json', SHRINKWRAP];
export const NPM_CACHE = '/root/.npm';
const readLocked = lockReader(LOCK_FILES, npmLocked, npmAddresses);

/** npm, with and without a lock file. In a workspace it works from the root, on the member and its dependencies. */
export const npm: PackageManager = {
  id: 'npm',
  manifests: [],
  lockFiles: LOCK_FILES,
  resolved: async () => (await import('./npm-resolved.ts')).npmResolved,
  marks: { files: [] },
  sharedFiles: ['.npmrc'],
  caches: [NPM_CACHE],
  installs: [{ command: ['npm', 'ci'] }, { command: ['npm', 'i'] }, { command: ['npm', 'install'] }],
  namedIn: ['packageManager', 'devEngines'],
  comesWithNode: true,
  programs: ['npm'],
  handsOn: ['--prefix'],
  runners: ['npx'],
  linksBinaries: true,
  run: (script) => (script === 'start' ? sh`npm start` : sh`npm run ${script}`),
  runIn: (path, _name, script) => sh`npm ${option('--prefix', path)} run ${script}`,
  exec: (line) => sh`npx --no-install ${line}`,
  locked: readLocked,
  tellsDevelopment: true,
  plan: npmPlan,
};

function npmPlan(context: InstallContext): InstallPlan {
  const { project, root } = context;
  const here = project.folder;
  const lock = root.first(...npm.lockFiles);
  const prefix = root.path === here.path ? sh`` : sh` ${option('--prefix', here.relative(root.path))}`;
  const omit = context.production ? sh` --omit=dev` : sh``;
  if (lock === undefined) {
    project.notice(
      'LOCK_FILE_MISSING',
      'there is no package-lock.json, so two builds of one commit may install different versions',
      root.where('package.json'),
    );
  }
  const fits = lock !== undefined && lockFileFits(root, lock, context.rootManifest);
  if (lock !== undefined && !fits) {
    project.notice(
      'LOCK_FILE_OUT_OF_DATE',
      `${lock} does not fit package.json, so dependencies are resolved anew; run npm install and commit the result`,
      root.where(lock),
    );
  }
  const scripts = allowScripts(context);
  const sources = allowSources(context);
  const declare = declareMembers(context);
  const before = declare === undefined ? sh`` : sh`${declare} && `;
  return {
    packages: ['npm', ...sources.packages],
    setup: scripts.setup ?? [],
    env: {
      ...scripts.env,
      ...sources.env,
      NPM_CONFIG_AUDIT: 'false',
      NPM_CONFIG_FUND: 'false',
      NPM_CONFIG_UPDATE_NOTIFIER: 'false',
    },
    cache: npm.caches,
    inputs: root.existing(...npm.lockFiles, '.npmrc').map((name) => here.relative(root.sub(name).path)),
    install: sh`${before}npm ${fits && declare === undefined ? 'ci' : 'install'}${omit}${prefix}`,
    prune: [sh`${before}npm prune --omit=dev --ignore-scripts${prefix}`],
  };
}

const GLOBAL_CONFIG = '/root/npm-global.rc';

/**
 * npm 12 runs scripts of allowed packages only. A project has its list in package.json or .npmrc; without one, the packages go into
 * the global configuration: npm refuses a list from an option or a variable, and older releases pass over it.
 */
function allowScripts(context: InstallContext): Pick<InstallPlan, 'env' | 'setup'> {
  const { project, root, rootManifest } = context;
  const npmrc = root.read('.npmrc') ?? '';
  const stated = statedList(rootManifest.get('allowScripts')) !== undefined;
  if (stated || /^[ \t]*(?:allow-scripts|ignore-scripts)\b/m.test(npmrc) || !installsSome(context)) return {};
  const names = scriptsNeeded(readLocked(root));
  if (names === undefined) {
    allAllowed(context, 'npm');
    return { env: { NPM_CONFIG_DANGEROUSLY_ALLOW_ALL_SCRIPTS: 'true' } };
  }
  if (names.length === 0) return {};
  project.decide(
    'install scripts',
    names.join(' '),
    'the lock file says that they have one',
    root.where('package.json'),
  );
  return {
    env: { NPM_CONFIG_GLOBALCONFIG: GLOBAL_CONFIG },
    setup: [
      {
        run: sh`echo ${`allow-scripts=${names.join(',')}`} > ${GLOBAL_CONFIG}`,
        inputs: [],
        name: 'allow install scripts',
      },
    ],
  };
}

/** npm 12 takes packages from git and from addresses, other registries' in a lock file among them, only where that is allowed. A lock file holds the commit or the checksum of each. */
function allowSources(
  context: InstallContext,
): Pick<InstallPlan, 'packages'> & { readonly env: Record<string, string> } {
  const { project, root } = context;
  const found = elsewhere(context, readLocked(root));
  const { git } = found;
  const npmrc = root.read('.npmrc') ?? '';
  const url = found.url || found.hosts.some((host) => !npmrc.includes(host));
  const env: Record<string, string> = {};
  if (git && !/^[ \t]*allow-git\b/m.test(npmrc)) env.NPM_CONFIG_ALLOW_GIT = 'all';
  if (url && !/^[ \t]*allow-remote\b/m.test(npmrc)) env.NPM_CONFIG_ALLOW_REMOTE = 'all';
  if (Object.keys(env).length > 0)
    project.decide(
      'package sources',
      [...(git ? ['git'] : []), ...(url ? ['addresses'] : [])].join(', '),
      'the dependencies or the lock file name them, and npm 12 takes none unless told to',
      root.where(root.first(...LOCK_FILES) ?? 'package.json'),
    );
  return { packages: git ? ['git'] : [], env };
}
