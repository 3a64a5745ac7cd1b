import type { TextReader } from './types.ts';
import { readInstalledJson } from './readers/composer.ts';
import { readApp } from './readers/erlang.ts';
import { readGemspec } from './readers/gem.ts';
import { readPackageJson } from './readers/npm.ts';
import { readDepsJson } from './readers/nuget.ts';
import { readCoreMetadata } from './readers/pypi.ts';

/** Files that say what installed packages are: which, and how they are read. */
interface Metadata {
  /** As in .dockerignore: what a daemon picks from an image. */
  readonly patterns: readonly string[];
  /** Whether a path that was picked is one of them. */
  readonly matches: RegExp;
  readonly read: TextReader;
}

export const METADATA: readonly Metadata[] = [
  {
    // A package's own, the application's, and those of a workspace two folders down; folders of packages have others.
    patterns: [
      '**/node_modules/*/package.json',
      '**/node_modules/@*/*/package.json',
      'package.json',
      '*/package.json',
      '*/*/package.json',
      '*/*/*/package.json',
    ],
    matches: /\/package\.json$/,
    read: readPackageJson,
  },
  { patterns: ['**/*.dist-info/METADATA'], matches: /\.dist-info\/METADATA$/, read: readCoreMetadata },
  { patterns: ['**/*.egg-info/PKG-INFO'], matches: /\.egg-info\/PKG-INFO$/, read: readCoreMetadata },
  { patterns: ['**/*.deps.json'], matches: /\.deps\.json$/, read: readDepsJson },
  {
    patterns: ['**/specifications/*.gemspec', '**/specifications/default/*.gemspec'],
    matches: /\/specifications\/(?:default\/)?[^/]+\.gemspec$/,
    read: readGemspec,
  },
  { patterns: ['**/vendor/composer/installed.json'], matches: /\/composer\/installed\.json$/, read: readInstalledJson },
  { patterns: ['**/ebin/*.app'], matches: /\/ebin\/[^/]+\.app$/, read: readApp },
];

/** What managers noted of where they had packages from. */
export const HIDDEN_LOCK = 'node_modules/.package-lock.json';
export const PNPM_LOCK = 'node_modules/.pnpm/lock.yaml';

/** What a daemon is to pick from an image. */
export const PICKED: readonly string[] = [
  ...METADATA.flatMap(({ patterns }) => patterns),
  `**/${HIDDEN_LOCK}`,
  `**/${PNPM_LOCK}`,
];

/** Folders of installed packages: no program or archive of the application's own is in them. */
export const OF_PACKAGES: ReadonlySet<string> = new Set([
  'node_modules',
  'site-packages',
  'dist-packages',
  'gems',
  'specifications',
  '.git',
  'ebin',
]);
