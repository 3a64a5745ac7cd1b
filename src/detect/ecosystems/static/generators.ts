import type { BuildSystem } from '../../core/build-system.ts';
import type { Folder } from '../../core/folder.ts';
import { asRecord, asString } from '../../core/manifests/document.ts';
import { sh, type ShellCode } from '../../core/shell.ts';
import { serveStatic, sitePlatforms, WEB_ROOT } from '../../core/static-site.ts';

/** A program of one file that makes a site out of texts and templates. */
interface Generator {
  readonly id: string;
  /** Configuration that only this generator has. */
  readonly own: readonly string[];
  /** Configuration under a common name, and the key in it that shows the generator. */
  readonly common: readonly string[];
  readonly key: RegExp;
  /** Folders of which each such site has at least one. */
  readonly folders: readonly string[];
  readonly command: ShellCode;
}

const SITE = '/root/site';

const GENERATORS: readonly Generator[] = [
  {
    id: 'hugo',
    own: ['hugo.toml', 'hugo.yaml', 'hugo.yml', 'hugo.json', 'config/_default/hugo.toml', 'config/_default/hugo.yaml'],
    common: ['config.toml', 'config.yaml', 'config.yml', 'config.json', 'config/_default/config.toml'],
    key: /^[ \t]*["']?baseurl["']?[ \t]*[=:]/im,
    folders: ['content', 'layouts', 'themes', 'archetypes'],
    command: sh`hugo --minify --destination ${SITE}`,
  },
  {
    id: 'zola',
    own: ['zola.toml'],
    common: ['config.toml'],
    key: /^[ \t]*base_url[ \t]*=/m,
    folders: ['content', 'templates', 'themes', 'sass'],
    command: sh`zola build --output-dir ${SITE}`,
  },
];

/** Sites of generators that need no language. */
export const siteGenerators: readonly BuildSystem[] = GENERATORS.map((generator) => ({
  id: generator.id,
  before: ['javascript'],
  language: 'HTML',
  looksFor: generator.own[0] ?? '',
  manifests: generator.own.filter((name) => !name.includes('/')),
  strength: 'manifest' as const,
  recognise(folder) {
    const file = configuration(folder, generator);
    return file === undefined ? undefined : folder.where(file);
  },
  plan(project) {
    const { folder } = project;
    const file = configuration(folder, generator) ?? '.';
    const { id, command } = generator;
    const shown = folder.where(file);
    project.decide('language', 'html', `${file} configures a site`, shown);
    project.decide('build system', id, `${file} is its configuration`, shown);
    project.decide('framework', id, `${file} is its configuration`, shown);
    if (!project.catalog.has(id))
      project.problem(
        'PACKAGE_UNKNOWN',
        `this is a site for ${id}, which the package index has not`,
        'Bring a Dockerfile.',
        shown,
      );
    const notFoundPage = ['layouts/404.html', 'templates/404.html'].some((name) => folder.has(name));
    const site = serveStatic(project, { copy: [{ from: SITE, to: WEB_ROOT }], singlePage: false, notFoundPage });
    return {
      language: 'html',
      buildSystem: id,
      framework: id,
      build: {
        packages: [id],
        commands: [...site.commands, { run: command, name: 'make the site' }],
        platforms: sitePlatforms(project),
      },
      runtime: site.runtime,
    };
  },
}));

function configuration(folder: Folder, { own, common, key, folders }: Generator): string | undefined {
  if (!folders.some((name) => folder.hasFolder(name))) return undefined;
  const file = folder.first(...own) ?? common.find((name) => key.test(folder.read(name) ?? ''));
  return file === undefined || hasOwnSteps(folder) ? undefined : file;
}

const INSTALLED = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

/** Whether a package.json beside the site installs something, or its scripts do more than to call the generator; then its own build system reads it. */
function hasOwnSteps(folder: Folder): boolean {
  const manifest = folder.json('package.json');
  if (manifest === undefined) return false;
  const lines = ['build', 'start'].map((script) => asString(manifest.get('scripts', script)) ?? 'hugo');
  return (
    lines.some((line) => !/^(?:hugo|zola)\b[^&|;]*$/.test(line)) ||
    INSTALLED.some((field) => Object.keys(asRecord(manifest.get(field))).length > 0)
  );
}
