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
}

const GENERATORS: readonly Generator[] = [
  {
    id: 'jekyll',
    gems: ['jekyll', 'github-pages'],
    command: 'bundle exec jekyll build --destination _site',
    env: { JEKYLL_ENV: 'production' },
    output: '_site',
  },
  {
    id: 'bridgetown',
    gems: ['bridgetown'],
    command: 'bundle exec bridgetown build',
    env: { BRIDGETOWN_ENV: 'production' },
    output: 'output',
  },
  {
    id: 'middleman',
    gems: ['middleman', 'middleman-cli'],
    command: 'bundle exec middleman build',
    env: {},
    output: 'build',
  },
  { id: 'nanoc', gems: ['nanoc', 'nanoc-cli'], command: 'bundle exec nanoc compile', env: {}, output: 'output' },
];

export interface RubySite extends Found<string> {
  /** The generator. */
  readonly id: string;
  readonly env: Readonly<Record<string, string>>;
  /** From the service folder. */
  readonly output: string;
  readonly notFoundPage: boolean;
}

/** The command that makes a site of files, where a gem is there that does so; a theme or a plugin is no site. */
export function rubySite(project: Project, gemfile: Gemfile): RubySite | undefined {
  const { folder } = project;
  if (folder.matching(/\.gemspec$/).length > 0) return undefined;
  for (const { id, gems, command, env, output } of GENERATORS) {
    const gem = gems.find((name) => gemfile.gems.has(name));
    const location = gemfile.gems.get(gem ?? '');
    if (gem === undefined || location === undefined) continue;
    const notFoundPage = folder.matching(/^404\./).length > 0;
    return { id, value: command, because: `${gem} makes a site of files`, location, env, output, notFoundPage };
  }
  return undefined;
}
