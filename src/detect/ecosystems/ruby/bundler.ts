import type { AssetBuild } from '../../core/asset-build.ts';
import { chooseFramework } from '../../core/framework.ts';
import type { RubyFramework } from './framework.ts';
import { RUBY_FRAMEWORKS } from './frameworks.ts';
import { healthRoute } from '../../core/health.ts';
import { assetCompilation, BUNDLE, fitsPlatform, rubyCommands, rubyNative } from './build.ts';
import { otherEngine, readGemfile, rubyConstraint, type Gemfile } from './gemfile.ts';
import { RUBY_ROUTES } from './scan.ts';
import { rubySite, type RubySite } from './site.ts';
import { rubyStart, type RubyStart } from './start.ts';
import { portEnv } from '../../core/ports.ts';
import type { Folder } from '../../core/folder.ts';
import type { Project } from '../../core/project.ts';
import { asWritten } from '../../core/shell.ts';
import { sourceFiles, type SourceFile } from '../../core/sources.ts';
import { serveStatic } from '../../core/static-site.ts';
import type { Draft, StreamChoice } from '../../core/types.ts';
import type { BuildSystem } from '../../core/build-system.ts';

export const BUNDLE_CACHE = '/root/.cache/bundle';

/** Ruby with Bundler. */
export const bundler: BuildSystem = {
  id: 'bundler',
  before: ['mix'],
  language: 'Ruby',
  looksFor: 'Gemfile',
  manifests: ['Gemfile', 'gems.rb'],
  strength: 'manifest',
  recognise(folder) {
    const name = folder.first('Gemfile', 'gems.rb');
    return name === undefined ? undefined : folder.where(name);
  },
  plan: (project) => planRuby(project, readGemfile(project.folder)),
};

/** A Ruby program without dependencies. */
export const ruby: BuildSystem = {
  id: 'ruby',
  before: ['cobol'],
  language: 'Ruby',
  looksFor: 'app.rb, main.rb, config.ru',
  strength: 'convention',
  recognise(folder) {
    const name = folder.first('config.ru', 'app.rb', 'main.rb', 'server.rb');
    return name === undefined ? undefined : folder.where(name);
  },
  plan: (project) => planRuby(project, undefined),
};

/** Bundler itself is the package's: it fetches no other version of itself, whatever the lock file was written by. */
const BUNDLE_ENV = { BUNDLE_PATH: BUNDLE, BUNDLE_VERSION: 'system', BUNDLE_WITHOUT: 'development:test' };

function planRuby(project: Project, gemfile: Gemfile | undefined): Draft | undefined {
  const { folder } = project;
  const chosen = chooseFramework(RUBY_FRAMEWORKS, [
    ...(gemfile?.gems.keys() ?? []),
    ...railsOfGemspec(folder, gemfile),
  ]);
  const framework = chosen?.framework;
  const sources = sourceFiles(folder, {
    extensions: ['.rb', '.ru'],
    comments: 'hash',
    first: ['config.ru', 'config/routes.rb', 'config/puma.rb', 'app.rb', 'main.rb', 'server.rb'],
  });
  const made = gemfile === undefined ? undefined : rubySite(project, gemfile);
  const start = rubyStart(project, { gemfile, framework, sources, site: made?.configured === true });
  const site = start === undefined ? made : undefined;
  if (start === undefined && site === undefined) {
    project.reject('ruby project', 'it has neither config.ru nor app.rb nor a command in a Procfile: it is a library');
    return undefined;
  }
  const shown = folder.where(
    gemfile === undefined ? (folder.first('config.ru', 'app.rb', 'main.rb', 'server.rb') ?? '.') : gemfile.file,
  );
  project.decide(
    'language',
    'ruby',
    gemfile === undefined ? 'the folder holds a Ruby program' : 'the Gemfile is its manifest',
    shown,
  );
  project.decide(
    'build system',
    gemfile === undefined ? 'ruby' : 'bundler',
    gemfile === undefined ? 'there is nothing to install' : 'the Gemfile is its manifest',
    shown,
  );
  if (chosen !== undefined)
    project.decide(
      'framework',
      chosen.framework.id,
      `${gemfile?.gems.has(chosen.dependency) === true ? 'the Gemfile' : 'the lock file'} names ${chosen.dependency}`,
      gemfile?.gems.get(chosen.dependency) ?? folder.where(gemfile?.lock ?? '.'),
    );
  const other = otherEngine(folder);
  if (other !== undefined)
    project.problem(
      'FEATURE_UNSUPPORTED',
      `the project asks for ${other.engine}, and only the reference Ruby has packages here`,
      'Bring a Dockerfile, or ask for Ruby itself.',
      other.location,
    );
  const { constraint, conflict } = rubyConstraint(folder, (stream) => project.hasStream('ruby', stream));
  if (conflict !== undefined) project.notice('VERSION_SOURCES_DISAGREE', conflict, constraint?.location);
  const stream = project.stream('ruby', constraint);
  return start === undefined
    ? siteDraft(project, gemfile, site, stream)
    : draftOf(project, { gemfile, framework, sources, start, stream });
}

/** An application that lists its gems in a gemspec has Rails from there. */
function railsOfGemspec(folder: Folder, gemfile: Gemfile | undefined): readonly string[] {
  const named = gemfile?.readsProject === true && gemfile.locked.has('rails');
  return named && folder.has('config/application.rb') && folder.has('config.ru') ? ['rails'] : [];
}

/** What building with gems takes: packages, environment and caches. */
function bundleBuild(gemfile: Gemfile, stream: StreamChoice, native: readonly string[]) {
  return {
    packages: [
      stream.package,
      `${stream.package}-dev`,
      bundlerPackage(stream),
      'build-base',
      ...(gemfile.usesGit ? ['git'] : []),
      ...native,
    ],
    env: {
      BUNDLE_FROZEN: 'false',
      BUNDLE_GLOBAL_GEM_CACHE: 'true',
      BUNDLE_SILENCE_ROOT_WARNING: 'true',
      BUNDLE_USER_CACHE: BUNDLE_CACHE,
    },
    cache: [BUNDLE_CACHE],
  };
}

/** The packages of a build and of its asset tools, whose Node.js stands for the one that a gem would take: two own the same files. */
function withAssets(packages: readonly string[], assets: AssetBuild | undefined): readonly string[] {
  if (assets === undefined) return packages;
  return [...packages.filter((name) => !/^nodejs-\d+$/.test(name)), ...assets.packages];
}

function bundlerPackage(stream: StreamChoice): string {
  return `ruby${stream.stream}-bundler`;
}

/** Settings of Bundler that hold while building and in the image. */
function bundleEnv(project: Project, gemfile: Gemfile): Readonly<Record<string, string>> {
  return {
    ...BUNDLE_ENV,
    ...(project.folder.has(gemfile.lock) && fitsPlatform(gemfile) ? { BUNDLE_DEPLOYMENT: '1' } : {}),
  };
}

/** A site of files that a gem makes, served by nginx. */
function siteDraft(
  project: Project,
  gemfile: Gemfile | undefined,
  site: RubySite | undefined,
  stream: StreamChoice,
): Draft | undefined {
  if (gemfile === undefined || site === undefined) return undefined;
  project.accept('build command', site);
  const bundle = bundleBuild(gemfile, stream, rubyNative(project, gemfile).build);
  const assets = project.assets({ always: false });
  const served = serveStatic(project, {
    copy: [{ from: site.output, to: '.' }],
    singlePage: false,
    notFoundPage: site.notFoundPage,
  });
  return {
    language: 'ruby',
    buildSystem: 'bundler',
    framework: project.decide('framework', site.id, site.because, site.location),
    build: {
      packages: withAssets(bundle.packages, assets),
      env: { ...bundleEnv(project, gemfile), ...bundle.env, ...site.env, ...assets?.env },
      cache: [...bundle.cache, ...(assets?.cache ?? [])],
      commands: [
        ...served.commands,
        ...rubyCommands(project, { gemfile, assets, compile: undefined, installs: true, writable: [] }),
        { run: asWritten(site.value), name: 'make the site' },
      ],
    },
    runtime: served.runtime,
  };
}

interface Parts {
  readonly gemfile: Gemfile | undefined;
  readonly framework: RubyFramework | undefined;
  readonly sources: readonly SourceFile[];
  readonly start: RubyStart;
  readonly stream: StreamChoice;
}

function draftOf(project: Project, { gemfile, framework, sources, start, stream }: Parts): Draft {
  project.decide('start command', start.value.join(' '), start.because, start.location);
  const found = healthRoute(sources, RUBY_ROUTES) ?? project.hints.health;
  const health = found === undefined || start.port === undefined ? undefined : project.accept('health', found);
  const installs = gemfile !== undefined && gemfile.gems.size > 0;
  const native = rubyNative(project, gemfile);
  const compile = installs ? assetCompilation(project, gemfile, framework?.id === 'rails') : undefined;
  const assets = project.assets({ always: compile !== undefined });
  const commands = rubyCommands(project, {
    gemfile,
    assets,
    compile,
    installs,
    writable: framework?.writable ?? [],
  });
  const bundle = installs ? bundleBuild(gemfile, stream, native.build) : undefined;
  const env = installs ? bundleEnv(project, gemfile) : {};
  const port = start.port;
  return {
    language: 'ruby',
    buildSystem: gemfile === undefined ? 'ruby' : 'bundler',
    ...(framework === undefined ? {} : { framework: framework.id }),
    build: {
      packages: withAssets(bundle?.packages ?? [], assets),
      env: { ...env, ...bundle?.env, ...assets?.env },
      cache: [...(bundle?.cache ?? []), ...(assets?.cache ?? [])],
      commands,
    },
    runtime: {
      packages: [
        stream.package,
        ...(installs ? [bundlerPackage(stream)] : []),
        ...native.runtime,
        ...(start.shell ? ['busybox'] : []),
      ],
      env: {
        ...env,
        ...portEnv(port, start.readsPort),
        ...framework?.env,
        ...start.env,
      },
      copy: [...(installs ? [{ from: BUNDLE, to: BUNDLE }] : []), { from: '.', to: '.' }],
      command: start.value,
      ports: port === undefined ? [] : [port],
      ...(health === undefined ? {} : { health }),
    },
  };
}
