import type { AssetBuild } from '../../core/asset-build.ts';
import { letWrite } from '../../core/data-folders.ts';
import type { Project } from '../../core/project.ts';
import { sh, type ShellCode } from '../../core/shell.ts';
import type { BuildCommand } from '../../core/types.ts';
import type { Gemfile } from './gemfile.ts';
import { BROWSERS, NODE_VERSIONS, RUBY_NATIVE, WITH_ENGINE } from './native.ts';
import { chooseConstraint } from '../../core/version-constraint.ts';
import { versionFileConstraints } from '../../core/version-files.ts';

/** A lock file made on another system names platforms that are not ours; Bundler refuses to install from it as it stands. */
export function fitsPlatform(gemfile: Gemfile | undefined): boolean {
  const platforms = gemfile?.platforms ?? [];
  return platforms.length === 0 || platforms.some((name) => name === 'ruby' || name.includes('linux'));
}

/** Where gems are installed: outside the source, at the same place in the build stage and in the image. */
export const BUNDLE = '/usr/local/bundle';

/** What installing leaves beside the gems: their archives, and what compilers leave behind. */
const LEFTOVERS = sh`rm -rf ${BUNDLE}/ruby/*/cache ${BUNDLE}/ruby/*/bundler/gems/*/.git && find ${BUNDLE} -type f '(' -name '*.o' -o -name gem_make.out -o -name mkmf.log ')' -exec rm -f '{}' +`;

export interface RubyBuild {
  readonly gemfile: Gemfile | undefined;
  readonly assets: AssetBuild | undefined;
  /** The command that compiles what browsers get, where a gem does that. */
  readonly compile: ShellCode | undefined;
  readonly installs: boolean;
  /** Folders that the application writes to. */
  readonly writable: readonly string[];
}

/** Gems first, then what is built for browsers, then the clearing away of what only that needed. */
export function rubyCommands(project: Project, build: RubyBuild): readonly BuildCommand[] {
  const { folder } = project;
  const { gemfile, assets, compile, installs, writable } = build;
  const inputs = folder.existing(
    'Gemfile',
    'Gemfile.lock',
    'gems.rb',
    'gems.locked',
    '.bundle/config',
    '.ruby-version',
    '.tool-versions',
    'mise.toml',
    'vendor/cache',
  );
  const bundle: BuildCommand = {
    run: sh`bundle install`,
    ...(gemfile?.readsProject === true ? {} : { inputs: [...inputs] }),
    name: 'install gems',
  };
  // Bundler adds this platform to a lock file made on another; the sources, which come later, hold the one without it.
  const kept = installs && gemfile?.readsProject === false && folder.has(gemfile.lock) ? gemfile.lock : undefined;
  return [
    ...(installs ? [bundle, { run: LEFTOVERS, inputs: [], name: 'remove what installing left behind' }] : []),
    ...(kept === undefined ? [] : [{ run: sh`cp ${kept} /root/`, inputs: [], name: 'keep the lock file' }]),
    ...(assets?.install ?? []),
    ...(kept === undefined ? [] : [{ run: sh`cp /root/${kept} .`, name: 'use the lock file of the installation' }]),
    ...(assets?.build ?? []),
    ...(compile === undefined ? [] : [{ run: compile, name: 'compile assets' }]),
    ...(assets?.cleanup ?? []),
    ...(writable.length === 0 ? [] : [letWrite(writable)]),
  ];
}

/** Gems that compile what browsers get when Rails is asked to. */
const PIPELINES = ['propshaft', 'shakapacker', 'sprockets', 'sprockets-rails', 'vite_rails', 'webpacker'];

/** A task of that name in a Rakefile of no Rails application. */
const PRECOMPILES =
  /^[ \t]*namespace\s+:?["']?assets\b[\s\S]{0,600}?^[ \t]*task\s+\(?:?["']?precompile\b|^[ \t]*task\s+["']assets:precompile\b/m;

/** How the gems compile what browsers get: Rails' asset pipeline, Hanami's assets. */
export function assetCompilation(
  project: Project,
  gemfile: Gemfile | undefined,
  rails: boolean,
): ShellCode | undefined {
  const { folder } = project;
  const has = (name: string) => gemfile?.locked.has(name) === true || gemfile?.gems.has(name) === true;
  const environment = sh`RAILS_ENV=production SECRET_KEY_BASE_DUMMY=1 SECRET_KEY_BASE=build`;
  const pipeline = rails && PIPELINES.some(has);
  const compile = pipeline
    ? {
        run: sh`${environment} bundle exec ${folder.has('bin/rails') ? 'rails' : 'rake'} assets:precompile && rm -rf tmp/cache`,
        what: 'assets:precompile',
        because: 'the asset pipeline is among the gems',
      }
    : has('hanami-assets') && has('hanami')
      ? {
          run: sh`HANAMI_ENV=production bundle exec hanami assets compile`,
          what: 'hanami assets compile',
          because: 'hanami-assets is among the gems',
        }
      : has('rake') && !rails && PRECOMPILES.test(folder.read('Rakefile') ?? '')
        ? {
            run: sh`RACK_ENV=production bundle exec rake assets:precompile`,
            what: 'assets:precompile',
            because: 'the Rakefile has this task, which platforms run before a start',
          }
        : undefined;
  if (compile === undefined) return undefined;
  project.decide('assets', compile.what, compile.because, folder.where(gemfile?.file ?? 'Gemfile'));
  return compile.run;
}

/** System packages that the gems need. */
export function rubyNative(project: Project, gemfile: Gemfile | undefined) {
  const build: string[] = ['yaml-dev'];
  const runtime: string[] = [];
  for (const [gem, needs] of Object.entries(RUBY_NATIVE)) {
    if (gemfile === undefined || !(gemfile.gems.has(gem) || gemfile.locked.has(gem) || bringsEngine(gem, gemfile)))
      continue;
    if (BROWSERS.has(gem) && !gemfile.inProduction(gem)) continue;
    project.decide(
      'system packages',
      [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])].join(' '),
      `${gem} ${needs.why}`,
      gemfile.gems.get(gem) ?? project.folder.where(gemfile.lock),
    );
    const engine = gem === 'execjs' ? engineOf(project) : undefined;
    build.push(...(engine ?? project.available(needs.build ?? [], gem)));
    runtime.push(...(engine ?? project.available(needs.runtime ?? [], gem)));
  }
  return { build, runtime };
}

function bringsEngine(gem: string, { gems, locked }: Gemfile): boolean {
  return gem === 'execjs' && locked.size === 0 && WITH_ENGINE.some((name) => gems.has(name));
}

/** The Node.js that a version file pins, for gems that run JavaScript. */
function engineOf(project: Project): readonly string[] | undefined {
  const { constraint } = chooseConstraint(versionFileConstraints(project.folder, NODE_VERSIONS), 1);
  return constraint === undefined || !project.hasStream('nodejs', constraint.request)
    ? undefined
    : [project.stream('nodejs', constraint).package];
}
