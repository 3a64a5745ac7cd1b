import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import type { PhpFramework } from './framework.ts';
import { pathWord, sh } from '../../core/shell.ts';
import type { BuildCommand } from '../../core/types.ts';
import type { Composer } from './composer.ts';

/** Folders that applications without a framework of ours write to, by the package that shows them; `root` is the one visitors see. */
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
  const names = framework?.writable?.(root) ?? shown?.(root) ?? [];
  const own = wordpress ? folder.existing(posix.join(root, 'wp-content')) : [];
  return [...new Set([...names.map((name) => posix.normalize(name)), ...own])];
}

/** Those of them that visitors can reach, from the document root. A WordPress writes its plugins, too, and those are to run. */
export function reachableUploads(writable: readonly string[], root: string): readonly string[] {
  return writable
    .map((name) => posix.relative(root, name))
    .filter((name) => name !== '' && !name.startsWith('..'))
    .map((name) => (name === 'wp-content' ? 'wp-content/uploads' : name));
}

/** The image's files belong to root, and the application runs as somebody else. */
export function letWrite(folders: readonly string[]): BuildCommand {
  const names = folders.map(pathWord);
  return { run: sh`mkdir -p ${names} && chmod -R a+rwX ${names}`, name: 'let the application write its folders' };
}
