import type { Project } from './project.ts';
import type { CopyEntry } from './types.ts';

/** Folders beside a compiled program that it reads while running, by the names that people give them. */
const FOLDERS = [
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
];

/** Files of that kind. */
const FILES = ['config.json', 'config.toml', 'config.yaml', 'config.yml'];

/** Copies of what a compiled program finds beside itself, with the files that only this language has and what another image of it has there; no folders of source. */
export function assetCopies(
  { folder, hints }: Project,
  isSource: (name: string) => boolean,
  own: readonly string[] = [],
): readonly CopyEntry[] {
  const usual = folder
    .existing(...FOLDERS, ...own, ...FILES)
    .flatMap((name) => (isSource(name) ? [] : [{ from: name, to: name }]));
  const beside = (hints.files?.value ?? []).filter(({ from }) => !isSource(from));
  return [...usual, ...beside.filter(({ to }) => !usual.some((entry) => entry.to === to))];
}
