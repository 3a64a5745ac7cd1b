import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import { asRecord } from '../../core/manifests/document.ts';
import type { PhpFramework } from './framework.ts';
import type { Composer } from './composer.ts';
import { phpSources } from './site.ts';

/** Folders that content management writes to, by the package that shows it; `root` is the one visitors see. */
const BY_PACKAGE: Readonly<Record<string, (root: string) => readonly string[]>> = {
  'craftcms/cms': (root) => ['storage', `${root}/cpresources`],
  'getkirby/cms': (root) => [
    'content',
    `${root}/media`,
    'site/accounts',
    'site/cache',
    'site/config',
    'site/logs',
    'site/sessions',
  ],
  'statamic/cms': (root) => ['content', 'users', `${root}/assets`],
};

/** Folders that the application writes to while it runs. */
export function writableFolders(
  folder: Folder,
  root: string,
  {
    framework,
    manifest,
    wordpress,
  }: { framework: PhpFramework | undefined; manifest: Composer | undefined; wordpress: boolean },
): readonly string[] {
  const shown = Object.entries(BY_PACKAGE).find(([name]) => manifest?.requires.has(name) === true)?.[1];
  const names = [...(framework?.writable?.(root) ?? []), ...(shown?.(root) ?? [])];
  const own = wordpress ? folder.existing(posix.join(root, 'wp-content')) : [];
  const known = [...names.map((name) => posix.normalize(name)), ...own];
  const kept = [...keptEmpty(folder, manifest?.vendor), ...closedFolders(folder)].filter(
    (name) => !known.some((each) => isBelow(name, each)),
  );
  const later = [...madeLater(folder), ...ignoredBelow(folder, root)].filter(
    (name) => ![...known, ...kept].some((each) => isBelow(name, each) || isBelow(each, name)),
  );
  return [...new Set([...known, ...kept, ...later])];
}

const isBelow = (name: string, other: string) => name === other || name.startsWith(`${other}/`);
/** Folders of other tools and other people's code. */
const NOT_DATA =
  /(?:^|\/)(?:\.\w+|vendor|node_modules|tests?|docs?|docker|infra|build|dist|coverage|config|lang|src)(?:\/|$)/;
/** What folders are called that hold nothing but what an application writes. */
const DATA = [
  'cache',
  'data',
  'files',
  'log',
  'logs',
  'runtime',
  'sessions',
  'storage',
  'temp',
  'tmp',
  'uploads',
  'var',
];
const MAX_FOLDERS = 500;

/** Whether Composer puts packages there (the paths of its installers). */
function isInstalled(folder: Folder, name: string): boolean {
  const paths = Object.keys(asRecord(folder.json('composer.json')?.get('extra', 'installer-paths')));
  return paths.map((path) => posix.normalize(path.split('{')[0] ?? '')).some((path) => isBelow(path, name));
}

/** Folders that git keeps without what lies in them, since the application fills them; outermost ones only. */
function keptEmpty(folder: Folder, vendor = 'vendor'): readonly string[] {
  const lines = (name: string) => (folder.peek(`${name}/.gitignore`) ?? '').split('\n').map((line) => line.trim());
  const isData = (name: string) => !NOT_DATA.test(name) && !isBelow(name, vendor);
  const below = folder.below().slice(0, MAX_FOLDERS);
  const own = below.filter((name) => isData(name) && lines(name).some((line) => line === '*' || line === '/*'));
  const named = lines('.').flatMap((line) => {
    const [, path = '', rest = ''] = /^\/?([\w./-]*?\w)\/(\*{1,2}|[\w.-]+)?$/.exec(line) ?? [];
    if (!folder.hasFolder(path) || !isData(path)) return [];
    return rest.startsWith('*') ? [path] : DATA.includes(path) && rest !== '' ? [path] : [];
  });
  // An ignore file may keep such a folder out of the build whole.
  const hidden = DATA.filter((name) => lines(name).some((line) => line !== '' && !line.startsWith('#')));
  const all = [...new Set([...own, ...named, ...hidden])].filter((name) => !isInstalled(folder, name)).sort();
  return all.filter((name) => !all.some((other) => other !== name && isBelow(name, other)));
}

/** Those of them that visitors can reach, from the document root. A WordPress writes its plugins, too, and those are to run. */
export function reachableUploads(writable: readonly string[], root: string): readonly string[] {
  return writable
    .map((name) => posix.relative(root, name))
    .filter((name) => name !== '' && !name.startsWith('..'))
    .map((name) => (name === 'wp-content' ? 'wp-content/uploads' : name));
}

/** Folders that the checkout has not, since the program makes them: the root's ignore file keeps them out of git, and the source names them. */
function madeLater(folder: Folder): readonly string[] {
  const ignored = (folder.peek('.gitignore') ?? '').split('\n').map((line) => line.trim());
  const absent = DATA.filter((name) => ignored.includes(`/${name}/`) && !folder.hasFolder(name));
  if (absent.length === 0) return [];
  const texts = phpSources(folder).map(({ text }) => text);
  return absent.filter((name) =>
    [`'${name}'`, `"${name}"`, `/${name}/`].some((word) => texts.some((text) => text.includes(word))),
  );
}

/** Folders for data below the document root that git leaves out: uploads, which the framework's own source names. */
function ignoredBelow(folder: Folder, root: string): readonly string[] {
  if (root === '.') return [];
  const ignored = (folder.peek('.gitignore') ?? '').split('\n').map((line) => line.trim().replace(/^\/|\/$/g, ''));
  // A `storage` there is a link that Laravel makes.
  return ['files', 'media', 'uploads'].map((name) => `${root}/${name}`).filter((name) => ignored.includes(name));
}

/** Folders at the top that the web server is told to keep to itself: for data by name, or with settings to be filled in from samples. */
function closedFolders(folder: Folder): readonly string[] {
  return folder.list().directories.filter((name) => {
    if (!/^[ \t]*(?:Require all denied|Deny from all)/im.test(folder.read(`${name}/.htaccess`) ?? '')) return false;
    return (
      DATA.includes(name) || (/^conf(?:ig)?$/.test(name) && folder.matching(/^[\w.-]+\.php\.dist$/, name).length > 0)
    );
  });
}
