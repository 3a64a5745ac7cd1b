import valid from 'semver/functions/valid.js';
import type { Folder } from '../../../core/folder.ts';
import { packagesIn } from '../members.ts';
import type { InstallContext, InstallPlan, JavascriptWorkspace, PackageManager } from './manager.ts';
import { NPM_CACHE, SHRINKWRAP } from './npm.ts';
import { pnpm } from './pnpm.ts';
import { yarn } from './yarn.ts';
import { asArray, asRecord, asString } from '../../../core/manifests/document.ts';
import { option, sh, type ShellCode } from '../../../core/shell.ts';

const RUSH_FOLDER = '/root/.rush';

/** Projects that rush.json lists. */
const rushProjects: JavascriptWorkspace = {
  id: 'rush-projects',
  kind: 'Rush projects',
  files: ['rush.json'],
  installsTogether: true,
  members(root) {
    const projects = asArray(root.json('rush.json')?.get('projects'));
    const folders = projects.map((project) => asString(asRecord(project).projectFolder));
    return packagesIn(
      root,
      folders.filter((path) => path !== undefined),
    );
  },
};

/**
 * Rush, in the version that rush.json names; it brings the package manager that the file names too. It installs and builds the projects
 * that the file lists, whichever package manager is named elsewhere.
 */
export const rush: PackageManager = {
  id: 'rush',
  manifests: [],
  lockFiles: [],
  marks: { files: [] },
  sharedFiles: [],
  caches: [NPM_CACHE, RUSH_FOLDER],
  installs: [],
  namedIn: [],
  programs: [],
  handsOn: [],
  runners: [],
  workspaces: [rushProjects],
  claims(project) {
    const workspace = project.workspace(rushProjects.kind);
    if (workspace === undefined || workspace.root.path === project.folder.path) return undefined;
    const line = workspace.root.json('rush.json')?.line('projects', workspace.members.indexOf(workspace.member));
    return {
      because: 'rush.json lists the project',
      ...(line === undefined ? {} : { line }),
      file: workspace.root.where('rush.json').file,
    };
  },
  // It refuses to run on other versions than those of its range.
  nodeRange(root) {
    const document = root.has('rush.json') ? root.json('rush.json') : undefined;
    const text = asString(document?.get('nodeSupportedVersionRange'));
    const location = root.where('rush.json', document?.line('nodeSupportedVersionRange'));
    return text === undefined ? undefined : { text, source: 'nodeSupportedVersionRange', location };
  },
  buildWithNeeded: (name) => ({
    run: sh`rush build ${option('--to', name)}`,
    because: 'Rush builds what the service needs first',
  }),
  linksBinaries: false,
  run: (script) => sh`rushx ${script}`,
  runIn: (_path, name, script) => sh`rush ${script} ${option('--only', name)}`,
  exec: (line) => sh`npx --no-install ${line}`,
  plan: rushPlan,
};

const CONFIG = 'common/config/rush';
const LOCK_FILES = [...pnpm.lockFiles, SHRINKWRAP, ...yarn.lockFiles];
const TARGET = '/root/deploy';
/** Logs and state that Rush leaves beside the projects, with times in them. */
const LEFTOVERS = sh`find ${TARGET} -type d \\( -name .rush -o -name rush-logs \\) -not -path '*/node_modules/*' -prune -exec rm -rf {} +`;

function rushPlan(context: InstallContext): InstallPlan {
  const { project, root, manifest } = context;
  const here = project.folder;
  const name = manifest.name ?? here.path;
  const document = root.json('rush.json');
  const version = valid(asString(document?.get('rushVersion')) ?? '') ?? 'latest';
  const lock = LOCK_FILES.some((file) => root.has(`${CONFIG}/${file}`));
  if (!lock) {
    project.notice(
      'LOCK_FILE_MISSING',
      `there is no lock file in ${CONFIG}, so two builds of one commit may install different versions`,
      root.where('rush.json'),
    );
  }
  project.decide(
    'package manager version',
    `rush ${version}`,
    'rushVersion names it',
    root.where('rush.json', document?.line('rushVersion')),
  );
  return {
    packages: ['npm'],
    env: { RUSH_PNPM_STORE_PATH: `${RUSH_FOLDER}/store`, NPM_CONFIG_UPDATE_NOTIFIER: 'false' },
    cache: rush.caches,
    setup: [
      { run: sh`npm install --global ${`@microsoft/rush@${version}`}`, inputs: [], name: `install rush ${version}` },
    ],
    inputs: root
      .existing(
        'rush.json',
        'common/config',
        'common/scripts',
        'common/autoinstallers',
        'common/git-hooks',
        'common/pnpm-patches',
      )
      .map((path) => here.relative(root.sub(path).path)),
    // An install insists on the scripts that an update writes; the update keeps to the lock file too.
    install: lock && root.hasFolder('common/scripts') ? sh`rush install ${option('--to', name)}` : sh`rush update`,
    deploy: {
      commands: [deployCommand(context, name), LEFTOVERS],
      directory: TARGET,
      keepsPlaces: true,
      always: true,
    },
  };
}

/** Rush gathers a project as a scenario says: the repository's own where it has one for the project, else one that takes all files. */
function deployCommand({ project, root, manifest, modules }: InstallContext, name: string): ShellCode {
  const options = sh`${option('--project', name)} --target-folder ${TARGET} --overwrite`;
  if (asArray(ownScenario(root)?.get('deploymentProjectNames')).includes(manifest.name))
    return sh`rush deploy ${options}`;
  const scenario = JSON.stringify({
    deploymentProjectNames: [manifest.name],
    includeDevDependencies: modules === 'all',
    includeNpmIgnoreFiles: true,
  });
  const file = project.folder.relative(root.sub(`${CONFIG}/deploy-aipack.json`).path);
  return sh`echo ${scenario} > ${file} && rush deploy --scenario aipack ${options}`;
}

function ownScenario(root: Folder) {
  return root.json(`${CONFIG}/deploy.json`);
}
