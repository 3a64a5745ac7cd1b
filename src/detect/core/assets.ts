import type { Folder } from './folder.ts';
import type { CopyEntry } from './types.ts';

/** Folders and files beside a compiled program that it reads while running, by the names that people give them. */
const ASSETS = [
  'assets',
  'config',
  'configs',
  'data',
  'i18n',
  'locales',
  'migrations',
  'public',
  'resources',
  'static',
  'templates',
  'views',
  'web',
  'www',
  'Rocket.toml',
  'config.json',
  'config.toml',
  'config.yaml',
  'config.yml',
];

/** Copies of what a compiled program finds beside itself; `except` are names that hold something else in this language. */
export function assetCopies(folder: Folder, isSource: (name: string) => boolean): readonly CopyEntry[] {
  return folder.existing(...ASSETS).flatMap((name) => (isSource(name) ? [] : [{ from: name, to: name }]));
}
