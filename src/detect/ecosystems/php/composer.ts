import { composerRange } from '../../../wolfi/index.ts';
import { posix } from 'node:path';
import Range from 'semver/classes/range.js';
import intersects from 'semver/ranges/intersects.js';
import type { Folder } from '../../core/folder.ts';
import { asArray, asRecord, asString, isRecord } from '../../core/manifests/document.ts';
import { perFolder } from '../../core/per-folder.ts';
import type { PackageCatalog, SourceLocation } from '../../core/types.ts';
import { chooseConstraint, isPin, type ConstraintChoice } from '../../core/version-constraint.ts';
import { versionFileConstraints, constraintsOf, type VersionFiles } from '../../core/version-files.ts';
import { parseJson } from '../../../untrusted/json.ts';
import { lookup } from '../../../untrusted/lookup.ts';

export interface Composer {
  readonly name: string | undefined;
  /** Packages of `require`, without the platform. */
  readonly requires: ReadonlyMap<string, SourceLocation>;
  /** Extensions of `require` here and in the lock file: `gd`, `pdo_mysql`. */
  readonly extensions: ReadonlyMap<string, SourceLocation>;
  /** Extensions that `config.platform` has Composer take for granted. */
  readonly pretended: ReadonlySet<string>;
  /** Whether installing reads files of the project beside its manifests: packages in folders, patches, further manifests. */
  readonly readsProject: boolean;
  /** Where libraries are installed, from the project folder. */
  readonly vendor: string;
  /** The document root that `extra` names, as Symfony's and Drupal's installers read it. */
  readonly documentRoot: (Location & { readonly key: string }) | undefined;
}

interface Location {
  readonly path: string;
  readonly location: SourceLocation;
}

export const PHP_VERSIONS: VersionFiles = {
  family: 'php',
  plain: ['.php-version'],
  tools: ['php'],
  depth: 2,
  read: composerRange,
};

/** Plugins that read files of the project while packages are installed. */
const READERS = ['cweagans/composer-patches', 'wikimedia/composer-merge-plugin', 'vaimo/composer-patches'];

export function readComposer(folder: Folder): Composer | undefined {
  const document = folder.json('composer.json');
  if (document === undefined) return undefined;
  const requires = new Map<string, SourceLocation>();
  const extensions = new Map<string, SourceLocation>(
    lockedNeeds(folder)
      .extensions.filter((name) => name !== '')
      .map((name) => [name, folder.where('composer.lock')]),
  );
  for (const key of Object.keys(asRecord(document.get('require')))) {
    const location = folder.where('composer.json', document.line('require', key));
    const extension = extensionOf(key);
    if (extension !== undefined) extensions.set(extension, location);
    else if (key.includes('/')) requires.set(key.toLowerCase(), location);
  }
  const repositories = document.get('repositories');
  const listed = isRecord(repositories) ? Object.values(repositories) : asArray(repositories);
  const vendor = inside(asString(document.get('config', 'vendor-dir')));
  return {
    name: asString(document.get('name')),
    requires,
    extensions,
    pretended: new Set(
      Object.keys(asRecord(document.get('config', 'platform'))).flatMap((key) => extensionOf(key) ?? []),
    ),
    readsProject:
      listed.some((entry) => ['path', 'artifact'].includes(asString(asRecord(entry).type) ?? '')) ||
      READERS.some((name) => requires.has(name)),
    vendor: vendor ?? 'vendor',
    documentRoot: [
      ['extra', 'drupal-scaffold', 'locations', 'web-root'],
      ['extra', 'public-dir'],
    ]
      .map((path) => ({ path, value: inside(asString(document.get(...path))) }))
      .flatMap(({ path, value }) =>
        value === undefined
          ? []
          : [{ path: value, key: path.join('.'), location: folder.where('composer.json', document.line(...path)) }],
      )[0],
  };
}

/** The extension that a key of `require` stands for; undefined for packages and the rest of the platform. */
export function extensionOf(key: string): string | undefined {
  return key.startsWith('ext-') ? key.slice(4).toLowerCase() : undefined;
}

/** A folder of the project as a manifest names it; undefined when it lies elsewhere, or has a name that configuration files would not take. */
export function inside(path: string | undefined): string | undefined {
  if (path === undefined || !/^[\w./-]+$/.test(path) || posix.isAbsolute(path)) return undefined;
  const clean = posix.normalize(path).replace(/\/$/, '');
  return clean === '' || clean.startsWith('..') ? undefined : clean;
}

/** The newest PHP that a release of Laravel runs on (its support policy): newer ones deprecate what these take for an error. */
const LARAVEL: Readonly<Record<string, string>> = {
  '6': '8.0',
  '7': '8.0',
  '8': '8.1',
  '9': '8.2',
  '10': '8.3',
  '11': '8.4',
};

/** What the locked packages need of the platform; ranges of PHP by who asks for them. */
const lockedNeeds = perFolder((folder) => {
  const extensions = new Set<string>();
  const php = new Map<string, string>();
  let bound: readonly [text: string, name: string] | undefined;
  for (const entry of asArray(asRecord(parsed(folder.read('composer.lock'))).packages).map(asRecord)) {
    const name = asString(entry.name) ?? '';
    for (const [key, value] of Object.entries(asRecord(entry.require))) {
      const extension = extensionOf(key);
      if (extension !== undefined) extensions.add(extension);
      else if (key === 'php' && typeof value === 'string' && !php.has(value)) php.set(value, name);
    }
    const major = name === 'laravel/framework' ? /^v?(\d{1,3})\./.exec(asString(entry.version) ?? '')?.[1] : undefined;
    const newest = major === undefined ? undefined : Number(major) < 6 ? '7.4' : lookup(LARAVEL, major);
    if (newest !== undefined) bound = [`<=${newest}`, `${name} ${major ?? ''}`];
  }
  return { extensions: [...extensions], php, bound };
});

/** Without positions, since lock files are long and nobody edits them; Composer itself complains about a broken one. */
function parsed(text: string | undefined): unknown {
  return text === undefined ? undefined : parseJson(text);
}

/**
 * Order: `require.php`, version files, `config.platform.php` where nothing else says anything: it is the least that packages
 * are chosen for. An open range gives way to the newest version that all locked packages allow, since Composer installs them
 * for no other.
 */
export function phpConstraint(folder: Folder, catalog: PackageCatalog): ConstraintChoice {
  const document = folder.json('composer.json');
  const at = (...path: string[]) => folder.where('composer.json', document?.line(...path));
  const required = constraintsOf(
    asString(document?.get('require', 'php')),
    'require.php',
    at('require', 'php'),
    PHP_VERSIONS,
  );
  const platform = constraintsOf(
    asString(document?.get('config', 'platform', 'php')),
    'config.platform.php',
    at('config', 'platform', 'php'),
    PHP_VERSIONS,
  );
  const files = versionFileConstraints(folder, PHP_VERSIONS);
  const { php, bound } = lockedNeeds(folder);
  const needed = ([text, name]: readonly [string, string]) =>
    constraintsOf(text, `${name} in composer.lock`, folder.where('composer.lock'), PHP_VERSIONS);
  const needs = [...php].flatMap(needed);
  const bounds = bound === undefined ? [] : needed(bound);
  const locked = needs.map(({ range }) => new Range(range));
  const within = (ranges: readonly Range[]) =>
    versions(catalog).find((version) => ranges.every((range) => range.test(version)));
  const asked = required.map(({ range }) => new Range(range));
  const best = within([...asked, ...locked, ...bounds.map(({ range }) => new Range(range))]);
  const allowed = best ?? within([...asked, ...locked]);
  // Composer installs nothing for a version that a locked package refuses, whatever a file says.
  const refused = files.some((file) => needs.some((need) => !intersects(need.range, file.range)));
  const impossible =
    needs.find((need) => within([...asked, new Range(need.range)]) === undefined) ??
    bounds.find(({ range }) => within([new Range(range)]) === undefined);
  if (within(asked) !== undefined && impossible !== undefined) return { constraint: impossible };
  const fromLock =
    allowed === undefined || (!refused && (allowed === within(asked) || files.some((file) => isPin(file, 2))))
      ? []
      : constraintsOf(
          allowed.replace(/\.0$/, ''),
          'what composer.lock holds',
          folder.where('composer.lock'),
          PHP_VERSIONS,
        );
  const said = refused ? [...required, ...fromLock, ...files] : [...required, ...files, ...fromLock];
  return chooseConstraint(said.length === 0 ? platform : said, 2);
}

/** The versions of PHP that have packages, newest first, each as the first release of its stream. */
function versions(catalog: PackageCatalog): readonly string[] {
  return Array.from({ length: 20 }, (_, index) => 19 - index)
    .filter((minor) => catalog.has(`php-8.${minor}`))
    .map((minor) => `8.${minor}.0`);
}
