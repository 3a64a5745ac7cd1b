import type { Project } from '../../core/project.ts';
import type { Found } from '../../core/types.ts';
import type { Gemfile } from './gemfile.ts';

/** A program that makes a site of files, and where it puts them. */
interface Generator {
  readonly id: string;
  readonly gems: readonly string[];
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
  readonly output: string;
  /** Files of which each such site has one. */
  readonly configuration: readonly string[];
}

const GENERATORS: readonly Generator[] = [
  {
    id: 'jekyll',
    gems: ['jekyll', 'github-pages'],
    command: 'bundle exec jekyll build --destination _site',
    env: { JEKYLL_ENV: 'production' },
    output: '_site',
    configuration: ['_config.yml', '_config.yaml', '_config.toml'],
  },
  {
    id: 'bridgetown',
    gems: ['bridgetown'],
    command: 'bundle exec bridgetown build',
    env: { BRIDGETOWN_ENV: 'production' },
    output: 'output',
    configuration: ['bridgetown.config.yml', 'config/initializers.rb'],
  },
  {
    id: 'middleman',
    gems: ['middleman', 'middleman-cli'],
    command: 'bundle exec middleman build',
    env: {},
    output: 'build',
    configuration: ['config.rb'],
  },
  {
    id: 'nanoc',
    gems: ['nanoc', 'nanoc-cli'],
    command: 'bundle exec nanoc compile',
    env: {},
    output: 'output',
    configuration: ['nanoc.yaml'],
  },
];

export interface RubySite extends Found<string> {
  /** The generator. */
  readonly id: string;
  readonly env: Readonly<Record<string, string>>;
  /** From the service folder. */
  readonly output: string;
  readonly notFoundPage: boolean;
  /** Whether the generator's own configuration lies there: then a file of Ruby beside it belongs to the site. */
  readonly configured: boolean;
}

/**
 * The command that makes a site of files, where a gem is there that does so, or where another gem brings that one and the site is
 * configured; a theme or a plugin is no site.
 */
export function rubySite(project: Project, gemfile: Gemfile): RubySite | undefined {
  const { folder } = project;
  if (folder.matching(/\.gemspec$/).length > 0) return undefined;
  for (const { id, gems, command, env, output, configuration } of GENERATORS) {
    const file = folder.first(...configuration);
    const named = gems.find((name) => gemfile.gems.has(name));
    const gem = named ?? (file === undefined ? undefined : gems.find((name) => gemfile.locked.has(name)));
    if (gem === undefined) continue;
    const location = gemfile.gems.get(gem) ?? folder.where(gemfile.lock);
    const notFoundPage = folder.matching(/^404\./).length > 0;
    const because = `${gem} makes a site of files`;
    return { id, value: command, because, location, env, output, notFoundPage, configured: file !== undefined };
  }
  return undefined;
}
