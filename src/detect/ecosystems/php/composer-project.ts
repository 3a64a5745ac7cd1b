import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import { letWrite } from '../../core/data-folders.ts';
import { chooseFramework } from '../../core/framework.ts';
import type { AssetBuild } from '../../core/asset-build.ts';
import { compileAssets } from './asset-mapper.ts';
import { phpConstraint, readComposer, type Composer } from './composer.ts';
import { frontController } from './front-controller.ts';
import { extensionPackages, WORDPRESS_SET } from './extensions.ts';
import type { PhpFramework } from './framework.ts';
import { PHP_FRAMEWORKS } from './frameworks.ts';
import { namedExtensions } from './named-extensions.ts';
import { mainProgram, phpProgram } from './program.ts';
import { PHP_PORT, PHP_SERVER_COMMAND, PHP_SERVER_COPIES, phpServerCommands } from './server.ts';
import { hiddenPaths } from './rules.ts';
import { decidePages, phpHealth, phpSources, startsProgram } from './site.ts';
import { usedExtensions } from './uses.ts';
import { reachableUploads, writableFolders } from './writable.ts';
import { portEnv } from '../../core/ports.ts';
import type { Project } from '../../core/project.ts';
import { sh } from '../../core/shell.ts';
import type { BuildCommand, Draft } from '../../core/types.ts';
import type { BuildSystem } from '../../core/build-system.ts';

export const COMPOSER_CACHE = '/root/.cache/composer';

/** PHP with Composer, served by PHP's process manager behind nginx. */
export const composer: BuildSystem = {
  id: 'composer',
  before: ['go'],
  language: 'PHP',
  looksFor: 'composer.json',
  manifests: ['composer.json'],
  strength: 'manifest',
  recognise: (folder) => (folder.has('composer.json') ? folder.where('composer.json') : undefined),
  plan: (project) => planPhp(project, readComposer(project.folder)),
};

/** PHP without any manifest. */
export const php: BuildSystem = {
  id: 'php',
  before: ['ruby'],
  language: 'PHP',
  looksFor: 'index.php',
  strength: 'convention',
  recognise(folder) {
    const name = frontController(folder) ?? mainProgram(folder);
    return name === undefined ? undefined : folder.where(name);
  },
  plan: (project) => planPhp(project, undefined),
};

function planPhp(project: Project, manifest: Composer | undefined): Draft | undefined {
  const { folder } = project;
  const sources = phpSources(folder);
  const pages = startsProgram(project) ? undefined : decidePages(project, manifest);
  const root = pages?.root;
  const program = root === undefined ? phpProgram(project, sources) : undefined;
  if (root === undefined && program === undefined) {
    project.reject(
      'php project',
      'it has neither a script that answers for pages nor a program that starts it: it is a library',
    );
    return undefined;
  }
  const shown =
    manifest === undefined ? folder.where(pages?.script ?? mainProgram(folder) ?? '.') : folder.where('composer.json');
  project.decide(
    'language',
    'php',
    manifest === undefined
      ? `the folder holds ${root === undefined ? 'a PHP program' : 'PHP pages'}`
      : 'composer.json is its manifest',
    shown,
  );
  project.decide(
    'build system',
    manifest === undefined ? 'php' : 'composer',
    manifest === undefined ? 'there is nothing to install' : 'composer.json is its manifest',
    shown,
  );
  const chosen = chooseFramework(PHP_FRAMEWORKS, manifest?.requires.keys() ?? []);
  if (chosen !== undefined)
    project.decide(
      'framework',
      chosen.framework.id,
      `composer.json requires ${chosen.dependency}`,
      manifest?.requires.get(chosen.dependency),
    );
  const framework = chosen?.framework;
  const { constraint, conflict } = phpConstraint(folder, project.catalog);
  if (conflict !== undefined) project.notice('VERSION_SOURCES_DISAGREE', conflict, constraint?.location);
  const stream = project.stream('php', constraint);
  const wordpress = [root ?? '.', '.'].some((each) => folder.has(posix.join(each, 'wp-login.php')));
  const extensions = extensionPackages(project, stream, {
    composer: manifest,
    used: usedExtensions(sources),
    named: namedExtensions(folder),
    more: wordpress ? WORDPRESS_SET : [],
  });
  const assets = root === undefined ? undefined : project.assets({ always: installsPages(folder) });
  const health = root === undefined && program?.port === undefined ? undefined : phpHealth(project, sources);
  const install = manifest === undefined ? [] : composerCommands(folder, manifest, framework);
  const writable = root === undefined ? [] : writableFolders(folder, root, { framework, manifest, wordpress });
  const serve =
    root === undefined
      ? []
      : phpServerCommands({
          root: posix.join('/app', root),
          script: pages?.script === undefined ? undefined : posix.join('/app', pages.script),
          isProject: root === '.',
          libraries: root === '.' ? manifest?.vendor : undefined,
          hidden: hiddenPaths(project, root),
          uploads: reachableUploads(writable, root),
        });
  return {
    ...(manifest?.name === undefined ? {} : { name: manifest.name }),
    language: 'php',
    buildSystem: manifest === undefined ? 'php' : 'composer',
    ...(framework === undefined ? {} : { framework: framework.id }),
    build: {
      packages: [
        ...(manifest === undefined ? [] : [stream.package, 'composer', 'git', 'unzip', ...extensions]),
        ...(assets?.packages ?? []),
      ],
      env: {
        ...(manifest === undefined
          ? {}
          : {
              COMPOSER_ALLOW_SUPERUSER: '1',
              COMPOSER_CACHE_DIR: COMPOSER_CACHE,
              COMPOSER_NO_INTERACTION: '1',
              ...framework?.buildEnv,
            }),
        ...assets?.env,
      },
      cache: [...(manifest === undefined ? [] : [COMPOSER_CACHE]), ...(assets?.cache ?? [])],
      commands: [
        ...serve,
        ...install.slice(0, 1),
        ...(assets?.install ?? []),
        ...install.slice(1),
        ...compileAssets(project, manifest),
        ...cleanAssets(assets),
        ...(writable.length === 0 ? [] : [letWrite(writable)]),
      ],
      platforms: project.decide('platforms', 'portable', 'PHP is the same on every machine'),
    },
    runtime: {
      packages: [
        stream.package,
        ...extensions,
        ...(program === undefined ? [`${stream.package}-fpm`, 'nginx-mainline', 'busybox'] : []),
        ...(program?.shell === true ? ['busybox'] : []),
      ],
      env: {
        ...framework?.env,
        ...(program === undefined ? portEnv(PHP_PORT, true) : portEnv(program.port, program.readsPort)),
        ...program?.env,
      },
      copy: [
        ...(root === undefined ? [] : PHP_SERVER_COPIES),
        ...(manifest !== undefined && manifest.requires.size > 0
          ? [{ from: manifest.vendor, to: manifest.vendor }]
          : []),
        { from: '.', to: '.' },
      ],
      command: program?.command ?? PHP_SERVER_COMMAND,
      ports:
        root === undefined
          ? program?.port === undefined
            ? []
            : [program.port]
          : [project.decide('port', PHP_PORT, 'nginx runs without privileges, so it listens above 1024')],
      ...(health === undefined ? {} : { health }),
    },
  };
}

/** Whether yarn is told to put its packages where visitors find them, as they are. */
function installsPages(folder: Folder): boolean {
  return /^--(?:\w+\.)?modules-folder\s+["']?(?!\S*node_modules)\S/m.test(folder.read('.yarnrc') ?? '');
}

function cleanAssets(assets: AssetBuild | undefined): readonly BuildCommand[] {
  return assets === undefined ? [] : [...assets.build, ...assets.cleanup];
}

/** Libraries first, from the manifests alone; scripts and the class map need the source. */
function composerCommands(
  folder: Folder,
  manifest: Composer,
  framework: PhpFramework | undefined,
): readonly BuildCommand[] {
  const inputs = folder.existing('composer.json', 'composer.lock', 'symfony.lock', 'auth.json');
  const flags = sh`--no-dev --no-interaction --no-progress --prefer-dist`;
  const first = { run: sh`composer install ${flags} --no-scripts --no-autoloader`, name: 'install dependencies' };
  const finish = sh`composer install ${flags} --optimize-autoloader`;
  return [
    manifest.readsProject ? first : { ...first, inputs: [...inputs] },
    { run: framework?.finish?.(finish) ?? finish, name: 'finish the installation' },
  ];
}
