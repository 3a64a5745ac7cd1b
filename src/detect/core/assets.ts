import type { Project } from './project.ts';
import { posix } from 'node:path';
import type { Folder } from './folder.ts';
import { allHits, type SourceFile } from './sources.ts';
import { isOther } from './ports.ts';
import type { CopyEntry, Found } from './types.ts';

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

/** Where a source names a file of settings or pages that it reads, and not one that the compiler takes in. */
const NAMED =
  /(?<!include_(?:str|bytes)!\(\s{0,8})["'`](?:\.\/)?(?<path>[\w-][\w./-]{0,120}\.(?:ini|ya?ml|toml|json|conf|properties|html|tmpl|ttf))["'`]/g;

/** Manifests and the like, which say how something is built. */
const BUILDS =
  /^(?:package(?:-lock)?|tsconfig[\w.-]*|composer|Cargo|pyproject|docker-compose[\w.-]*|compose|openapi|swagger)\./;

/** Folders of what tests and readers need. */
const ASIDE = /(?:^|\/)(?:tests?|testdata|fixtures|examples?|docs?|\.github)(?:\/|$)/;

/** Files beside the source that it names: they are not built into the program. */
export function namedFiles(folder: Folder, sources: readonly SourceFile[]): readonly string[] {
  const found = new Set<string>();
  for (const { match } of allHits(sources, NAMED)) {
    const path = posix.normalize(match.groups?.path ?? '');
    if (!path.startsWith('..') && !ASIDE.test(path) && !BUILDS.test(path) && !found.has(path) && folder.has(path))
      found.add(path);
  }
  return [...found].sort().slice(0, 20);
}

/** A line of settings that says where to listen; templates may stand around the address. */
const LISTENS =
  /^[ \t]*"?(?:http|server|web|api)?[-_.]?(?:http|listen\w{0,20}|addr(?:ess)?|bind\w{0,20}|port)"?[ \t]*[:=][^\n#]{0,60}?(?<![\d.])(?<port>\d{4,5})\b/im;

/** The port that a file of settings beside the program names. */
export function settingsPort(folder: Folder, beside: readonly CopyEntry[]): Found<number> | undefined {
  for (const { from } of beside) {
    const match = /\.(?:ya?ml|toml|json|ini|conf)$/.test(from) ? LISTENS.exec(folder.read(from) ?? '') : null;
    const port = Number(match?.groups?.port ?? 0);
    if (port > 0 && !isOther(port))
      return { value: port, because: 'the settings say so', location: folder.where(from) };
  }
  return undefined;
}

/** Copies of what a compiled program finds beside itself, with the files that only this language has and what another image of it has there; no folders of source. */
export function assetCopies(
  { folder, hints }: Project,
  isSource: (name: string) => boolean,
  own: readonly string[] = [],
): readonly CopyEntry[] {
  const usual = folder
    .existing(...FOLDERS, ...own, ...FILES)
    .flatMap((name) => (isSource(name) ? [] : [{ from: name, to: name }]))
    .filter(
      ({ from }, index, all) =>
        all.findIndex((other) => from === other.from || from.startsWith(`${other.from}/`)) >= index,
    );
  const beside = (hints.files?.value ?? []).filter(({ from }) => !isSource(from));
  return [...usual, ...beside.filter(({ to }) => !usual.some((entry) => entry.to === to))];
}
