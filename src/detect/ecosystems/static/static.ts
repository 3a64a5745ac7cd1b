import type { Folder } from '../../core/folder.ts';
import type { Hints } from '../../core/hint.ts';
import type { Project } from '../../core/project.ts';
import { sh } from '../../core/shell.ts';
import { catchesAll, serveStatic, sitePlatforms, WEB_ROOT } from '../../core/static-site.ts';
import type { BuildCommand, CopyEntry, Draft } from '../../core/types.ts';
import type { BuildSystem } from '../../core/build-system.ts';

/** Folders that hold a site whose root has no page of its own. */
const SITE_FOLDERS = ['public', 'dist', 'www', 'site', '_site', 'html', 'htdocs', 'static', 'docs'];

/** More entries than this are gathered by a command instead of one copy each. */
const MAX_COPIES = 24;

/** Files beside a site that visitors have no business with; what well-known clients ask a site for is not hidden from them. */
const PRIVATE =
  /^(?:\.(?!well-known$).*|readme.*|license.*|licence.*|changelog.*|contributing.*|staticfile|procfile|makefile|justfile|dockerfile.*|containerfile|(?:docker-)?compose.*\.ya?ml|aipack\.(?:ya?ml|json)|package(?:-lock)?\.json|.*\.(?:sh|bat|ps1|log|lock|bak|tmp|swp))$/i;

/** Plain HTML: an index.html in the folder, or in a folder whose name says that it holds a site. */
export const staticSite: BuildSystem = {
  id: 'static',
  before: ['shell'],
  language: 'HTML',
  looksFor: 'index.html',
  strength: 'convention',
  recognise(folder, hints) {
    const page = findPage(folder, hints);
    return page === undefined ? undefined : folder.where(page);
  },
  plan(project) {
    const page = findPage(project.folder, () => project.hints);
    return page === undefined ? undefined : staticDraft(project, page);
  },
};

function findPage(folder: Folder, hints: () => Hints): string | undefined {
  const root = publishedFolder(folder, hints);
  const candidates = root === undefined ? ['.', ...SITE_FOLDERS] : [root];
  return candidates
    .map((name) => (name === '.' ? 'index.html' : `${name}/index.html`))
    .find((name) => folder.has(name));
}

/** The folder that a hosting platform publishes as it is. */
function publishedFolder(folder: Folder, hints: () => Hints): string | undefined {
  const site = folder.isRoot
    ? hints()
        .site?.value.replace(/^\.?\//, '')
        .replace(/\/$/, '')
    : undefined;
  return site !== undefined && folder.has(`${site}/index.html`) ? site : undefined;
}

function staticDraft(project: Project, page: string): Draft {
  const folder = project.folder;
  project.decide('language', 'html', 'the folder holds a page and no manifest of a language', folder.where(page));
  project.decide('build system', 'static', 'the files are served as they are', folder.where(page));
  const base = page === 'index.html' ? '.' : page.slice(0, -'/index.html'.length);
  const content = base === '.' ? rootContent(folder) : { copy: [{ from: base, to: WEB_ROOT }], commands: [] };
  const singlePage = catchesAll(project);
  const site = serveStatic(project, {
    copy: content.copy,
    singlePage,
    notFoundPage: !singlePage && folder.has(base === '.' ? '404.html' : `${base}/404.html`),
  });
  return {
    language: 'html',
    buildSystem: 'static',
    build: {
      packages: [],
      commands: [...site.commands, ...content.commands],
      platforms: sitePlatforms(project),
    },
    runtime: site.runtime,
  };
}

/** What of a repository's root is the site: everything but hidden files, manifests and documents about the project. */
function rootContent(folder: Folder): {
  readonly copy: readonly CopyEntry[];
  readonly commands: readonly BuildCommand[];
} {
  const { files, directories } = folder.list();
  const names = [...directories, ...files].filter((name) => !PRIVATE.test(name)).sort();
  if (names.length <= MAX_COPIES) {
    return { copy: names.map((name) => ({ from: name, to: `${WEB_ROOT}/${name}` })), commands: [] };
  }
  return {
    copy: [{ from: '/root/site', to: WEB_ROOT }],
    commands: [
      { run: sh`mkdir -p /root/site`, inputs: [], name: 'make the site folder' },
      { run: sh`cp -R -- ${names} /root/site/`, inputs: names, name: 'gather the site' },
    ],
  };
}
