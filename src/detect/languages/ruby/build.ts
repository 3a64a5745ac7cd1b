import type { AssetBuild } from '../javascript/assets.ts';
import type { Project } from '../../project.ts';
import type { BuildCommand } from '../../types.ts';
import type { Gemfile } from './gemfile.ts';
import { RUBY_NATIVE } from './native.ts';

/** A lock file made on another system names platforms that are not ours; Bundler refuses to install from it as it stands. */
export function fitsPlatform(gemfile: Gemfile | undefined): boolean {
  const platforms = gemfile?.platforms ?? [];
  return platforms.length === 0 || platforms.some((name) => name === 'ruby' || name.includes('linux'));
}

/** Gems first, then what is built for browsers, then the clearing away of what only that needed. */
export function rubyCommands(
  project: Project,
  gemfile: Gemfile | undefined,
  assets: AssetBuild | undefined,
  pipeline: boolean,
  installs: boolean,
): readonly BuildCommand[] {
  const { folder } = project;
  const inputs = folder.existing('Gemfile', 'Gemfile.lock', '.ruby-version', '.tool-versions', 'vendor/cache');
  const bundle: BuildCommand =
    gemfile?.hasPathGems === true
      ? { run: 'bundle install', name: 'install gems' }
      : { run: 'bundle install', inputs: [...inputs], name: 'install gems' };
  if (pipeline)
    project.decide(
      'assets',
      'rails assets:precompile',
      'the asset pipeline is among the gems',
      folder.where('Gemfile'),
    );
  return [
    ...(installs ? [bundle] : []),
    ...(assets?.install ?? []),
    ...(assets?.build ?? []),
    ...(pipeline
      ? [
          {
            run: 'RAILS_ENV=production SECRET_KEY_BASE_DUMMY=1 SECRET_KEY_BASE=build bundle exec rails assets:precompile',
            name: 'compile assets',
          },
        ]
      : []),
    ...(assets?.cleanup ?? []),
  ];
}

/** System packages that the gems need. */
export function rubyNative(project: Project, gemfile: Gemfile | undefined) {
  const build: string[] = ['yaml-dev'];
  const runtime: string[] = [];
  for (const [gem, needs] of Object.entries(RUBY_NATIVE)) {
    if (gemfile === undefined || !(gemfile.gems.has(gem) || gemfile.locked.has(gem))) continue;
    project.decide(
      'system packages',
      [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])].join(' '),
      `${gem} ${needs.why}`,
      gemfile.gems.get(gem) ?? project.folder.where('Gemfile.lock'),
    );
    build.push(...project.available(needs.build ?? [], gem));
    runtime.push(...project.available(needs.runtime ?? [], gem));
  }
  return { build, runtime };
}
