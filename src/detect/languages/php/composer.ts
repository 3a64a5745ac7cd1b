import type { Folder } from '../../folder.ts';
import { asArray, asRecord, asString, isRecord } from '../../manifests/document.ts';
import type { SourceLocation } from '../../types.ts';
import { chooseWish } from '../../version-wish.ts';
import { versionFileWishes, wishOf } from '../version-files.ts';

export interface Composer {
  readonly name: string | undefined;
  /** Packages of `require`, without the platform. */
  readonly requires: ReadonlyMap<string, SourceLocation>;
  /** Extensions of `require` here and in the lock file: `gd`, `pdo_mysql`. */
  readonly extensions: ReadonlyMap<string, SourceLocation>;
  readonly hasPathRepositories: boolean;
}

const FILES = { plain: ['.php-version'], tools: ['php'], depth: 2, read: composerRange } as const;

/** Composer's constraint as a range in npm's notation: single bars and commas, `8.1.*`, stability flags. */
export function composerRange(text: string): string | undefined {
  const range = text
    .replace(/\s*\|\|?\s*/g, ' || ')
    .replaceAll(',', ' ')
    .replace(/@\w+/g, '')
    .replace(/~(\d+)\.(\d+)(?!\.)/g, '^$1.$2.0')
    .trim();
  return /\d/.test(range) ? range : undefined;
}

export function readComposer(folder: Folder): Composer | undefined {
  const document = folder.json('composer.json');
  if (document === undefined) return undefined;
  const requires = new Map<string, SourceLocation>();
  const extensions = new Map<string, SourceLocation>(
    lockedExtensions(folder).map((name) => [name, folder.where('composer.lock')]),
  );
  for (const key of Object.keys(asRecord(document.get('require')))) {
    const location = folder.where('composer.json', document.line('require', key));
    if (key.startsWith('ext-')) extensions.set(key.slice(4).toLowerCase(), location);
    else if (key.includes('/')) requires.set(key.toLowerCase(), location);
  }
  const repositories = document.get('repositories');
  const listed = isRecord(repositories) ? Object.values(repositories) : asArray(repositories);
  return {
    name: asString(document.get('name')),
    requires,
    extensions,
    hasPathRepositories: listed.some((entry) => asRecord(entry).type === 'path'),
  };
}

/** Extensions that the locked packages need. Read without positions, since lock files are long and nobody edits them. */
function lockedExtensions(folder: Folder): readonly string[] {
  const text = folder.read('composer.lock');
  if (text === undefined) return [];
  const packages = /"packages"\s*:\s*\[/.exec(text)?.index ?? 0;
  const development = text.indexOf('"packages-dev"');
  const production = text.slice(packages, development === -1 ? undefined : development);
  // Of a package's lists only `require` counts; suggestions and development needs stand under other keys.
  return [...production.matchAll(/"require"\s*:\s*\{([^{}]*)\}/g)].flatMap((block) =>
    [...(block[1] ?? '').matchAll(/"ext-([\w-]+)"/g)].map((match) => (match[1] ?? '').toLowerCase()),
  );
}

export function phpWish(folder: Folder) {
  const document = folder.json('composer.json');
  const at = (...path: string[]) => folder.where('composer.json', document?.line(...path));
  return chooseWish(
    [
      ...wishOf(
        asString(document?.get('config', 'platform', 'php')),
        'config.platform.php',
        at('config', 'platform', 'php'),
        FILES,
      ),
      ...wishOf(asString(document?.get('require', 'php')), 'require.php', at('require', 'php'), FILES),
      ...versionFileWishes(folder, FILES),
    ],
    2,
  );
}
