import { posix } from 'node:path';
import type { Folder } from '../folder.ts';
import { chooseFramework } from '../frameworks/framework.ts';
import { PHP_FRAMEWORKS } from '../frameworks/registry.ts';
import { assetBuild, type AssetBuild } from '../languages/javascript/assets.ts';
import { phpWish, readComposer, type Composer } from '../languages/php/composer.ts';
import { extensionPackages, WORDPRESS_SET } from '../languages/php/extensions.ts';
import { documentRoot, phpHealth, phpView } from '../languages/php/site.ts';
import { PHP_PORT, PHP_SERVER_COMMAND, PHP_SERVER_COPIES, phpServerCommands } from '../languages/php/server.ts';
import type { Project } from '../project.ts';
import { parseStartLine } from '../start-line.ts';
import type { BuildCommand, Draft } from '../types.ts';
import type { BuildSystem } from './build-system.ts';
import { PACKAGE_MANAGERS } from './package-managers.ts';

/** PHP with Composer, served by PHP's process manager behind nginx. */
export const composer: BuildSystem = {
  id: 'composer',
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
  language: 'PHP',
  looksFor: 'index.php',
  strength: 'convention',
  recognise(folder) {
    const name = folder.first('index.php', 'public/index.php');
    return name === undefined ? undefined : folder.where(name);
  },
  plan: (project) => planPhp(project, undefined),
};

function planPhp(project: Project, manifest: Composer | undefined): Draft | undefined {
  const { folder } = project;
  const root = documentRoot(project);
  const cli = root === undefined ? commandLine(project) : undefined;
  if (root === undefined && cli === undefined) {
    project.reject('php project', 'it has neither an index.php nor a command in a Procfile: it is a library');
    return undefined;
  }
  const shown =
    manifest === undefined
      ? folder.where(folder.first('index.php', 'public/index.php') ?? '.')
      : folder.where('composer.json');
  project.decide(
    'language',
    'php',
    manifest === undefined ? 'the folder holds PHP pages' : 'composer.json is its manifest',
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
  const { wish, conflict } = phpWish(folder);
  if (conflict !== undefined) project.notice('VERSION_SOURCES_DISAGREE', conflict, wish?.location);
  const stream = project.stream('php', wish);
  const wordpress = folder.has('wp-config.php') || folder.has('wp-login.php');
  const extensions = extensionPackages(project, stream, manifest, wordpress ? WORDPRESS_SET : []);
  const assets = root === undefined ? undefined : assetBuild(project, PACKAGE_MANAGERS, { always: false });
  const framework = chosen?.framework;
  const health = root === undefined ? undefined : phpHealth(project, framework, manifest);
  const base = {
    ...(manifest?.name === undefined ? {} : { name: manifest.name }),
    language: 'php',
    buildSystem: manifest === undefined ? 'php' : 'composer',
    ...(framework === undefined ? {} : { framework: framework.id }),
  };
  const install = manifest === undefined ? [] : composerCommands(folder, manifest);
  const buildPackages = [
    ...(manifest === undefined ? [] : [stream.package, 'composer', 'git', 'unzip', ...extensions]),
    ...(assets?.packages ?? []),
  ];
  const serve =
    root === undefined
      ? []
      : phpServerCommands({
          root: posix.join('/app', root),
          prepare:
            framework?.id === 'laravel'
              ? [
                  'mkdir -p /tmp/storage/framework/cache /tmp/storage/framework/sessions /tmp/storage/framework/views /tmp/storage/logs',
                ]
              : [],
        });
  return {
    ...base,
    build: {
      packages: buildPackages,
      env: {
        ...(manifest === undefined
          ? {}
          : {
              COMPOSER_ALLOW_SUPERUSER: '1',
              COMPOSER_CACHE_DIR: '/root/.cache/composer',
              COMPOSER_NO_INTERACTION: '1',
            }),
        ...assets?.env,
      },
      cache: [...(manifest === undefined ? [] : ['/root/.cache/composer']), ...(assets?.cache ?? [])],
      commands: [
        ...serve,
        ...install.slice(0, 1),
        ...(assets?.install ?? []),
        ...install.slice(1),
        ...cleanAssets(assets),
      ],
    },
    runtime: {
      packages: [
        stream.package,
        ...extensions,
        ...(cli === undefined ? [`${stream.package}-fpm`, 'nginx-mainline', 'busybox'] : cli.shell ? ['busybox'] : []),
      ],
      env: {
        ...framework?.runtimeEnv?.(phpView(project, manifest), PHP_PORT),
      },
      copy: [
        ...(root === undefined ? [] : PHP_SERVER_COPIES),
        ...(manifest !== undefined && manifest.requires.size > 0 ? [{ from: 'vendor', to: 'vendor' }] : []),
        { from: '.', to: '.' },
      ],
      command: cli?.command ?? PHP_SERVER_COMMAND,
      ports:
        root === undefined
          ? []
          : [project.decide('port', PHP_PORT, 'nginx runs without privileges, so it listens above 1024')],
      ...(health === undefined ? {} : { health }),
    },
  };
}

function cleanAssets(assets: AssetBuild | undefined): readonly BuildCommand[] {
  return assets === undefined ? [] : [...assets.build, ...assets.cleanup];
}

/** A command-line program: what the Procfile runs. */
function commandLine(project: Project): { readonly command: readonly string[]; readonly shell: boolean } | undefined {
  const hint = project.hints.start;
  if (hint === undefined) return undefined;
  const { argv } = parseStartLine(hint.value);
  const command = argv ?? ['/bin/sh', '-c', hint.value];
  project.decide('start command', command.join(' '), hint.because, hint.location);
  return { command, shell: argv === undefined };
}

/** Libraries first, from the manifests alone; scripts and the class map need the source. */
function composerCommands(folder: Folder, manifest: Composer): readonly BuildCommand[] {
  const inputs = folder.existing('composer.json', 'composer.lock', 'symfony.lock', 'auth.json', 'patches');
  const flags = '--no-dev --no-interaction --no-progress --prefer-dist';
  const first = { run: `composer install ${flags} --no-scripts --no-autoloader`, name: 'install dependencies' };
  return [
    manifest.hasPathRepositories ? first : { ...first, inputs: [...inputs] },
    { run: `composer install ${flags} --optimize-autoloader`, name: 'finish the installation' },
  ];
}
