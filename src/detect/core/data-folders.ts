import { posix } from 'node:path';
import type { Folder } from './folder.ts';
import type { Project } from './project.ts';
import { pathWord, sh } from './shell.ts';
import { sourceFiles } from './sources.ts';
import { isSite } from './static-site.ts';
import type { BuildCommand, CopyEntry, Draft, Found } from './types.ts';

/** Where folders are made that no copy brings into the image. */
const STAGE = '/root/writable';

/** Names of folders that are kept in git for what a program writes, though they are empty. */
const DATA =
  /^(?:\.?data|db|databases?|uploads?|storage|logs?|var|tmp|cache|sessions?|backups?|custom|media|instance|downloads?)$/;
/** Those that are for that below another folder too: `public/uploads`. */
const FILLED = /^(?:uploads?|logs?|media|cache|sessions?)$/;
const ASIDE = /^(?:\..*|node_modules|vendor|tests?|specs?|docs?|examples?|src|lib|db|dist|build)$/;
const KEEPER = /^\.(?:git)?(?:keep|ignore|empty)$/;

const SOURCES = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.go', '.rs', '.py', '.rb'];

/** Makes folders that the application writes: the image's files belong to root, and it runs as somebody else. */
export function letWrite(opens: readonly string[]): BuildCommand {
  const names = opens.map(pathWord);
  return {
    run: sh`mkdir -p ${names} && chmod -R a+rwX ${names}`,
    name: 'let the application write its folders',
    opens,
  };
}

/** Lets the application write the folders that other tools' files, empty folders in git or names of its database show to be its data. */
export function withDataFolders(project: Project, draft: Draft): Draft {
  const { folder, hints } = project;
  if (isSite(draft)) return draft;
  const workdir = draft.runtime.workdir ?? '/app';
  const done = draft.build.commands.flatMap(({ opens }) => opens ?? []);
  const found = [
    ...(hints.data ?? []),
    ...keptFolders(folder),
    ...databaseFolders(folder),
    ...namedFolders(folder),
  ].filter(({ value }) => !done.some((name) => name === value || isBelow(value, name) || isBelow(name, value)));
  const places = new Map<string, Found<string>>();
  for (const each of found) {
    const path = posix.resolve(workdir, each.value);
    if (path !== workdir && path !== '/' && !workdir.startsWith(`${path}/`) && !places.has(path))
      places.set(path, each);
  }
  if (places.size === 0) return draft;
  const inPlace: string[] = [];
  const staged: string[] = [];
  for (const [path, each] of places) {
    project.accept('writable folder', each);
    const source = sourceOf(draft.runtime.copy, workdir, path);
    if (source === undefined) staged.push(path);
    else inPlace.push(source);
  }
  const made = [...new Set(inPlace), ...staged.map((path) => STAGE + path)];
  const parents = [...new Set(staged.map((path) => posix.dirname(path)))];
  const outer = parents.filter((path) => !parents.some((other) => other !== path && isBelow(other, path)));
  return {
    ...draft,
    build: {
      ...draft.build,
      commands: [...draft.build.commands, { ...letWrite(made), ...(inPlace.length === 0 ? { inputs: [] } : {}) }],
    },
    runtime: {
      ...draft.runtime,
      // They come first: a folder that is there keeps its mode when another is merged into it.
      copy: [...outer.map((path) => ({ from: path === '/' ? STAGE : STAGE + path, to: path })), ...draft.runtime.copy],
    },
  };
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

/** Where the build has what a copy of a folder around it puts at a path of the image. */
function sourceOf(copies: readonly CopyEntry[], workdir: string, path: string): string | undefined {
  const around = copies.find(({ to }) => isBelow(posix.resolve(workdir, to), path));
  return around === undefined
    ? undefined
    : posix.join(around.from, posix.relative(posix.resolve(workdir, around.to), path));
}

/** Folders with nothing in them but the file for which git keeps them. */
function keptFolders(folder: Folder): readonly Found<string>[] {
  const top = folder.list().directories;
  const inner = top.flatMap((name) =>
    ASIDE.test(name)
      ? []
      : folder
          .list(name)
          .directories.filter((each) => FILLED.test(each))
          .map((each) => `${name}/${each}`),
  );
  return [...top.filter((name) => DATA.test(name)), ...inner]
    .filter((name) => isEmpty(folder, name))
    .map((name) => ({
      value: name,
      because: 'git keeps it empty, for what the application writes',
      location: folder.where(name),
    }));
}

function isEmpty(folder: Folder, name: string): boolean {
  const { files, directories } = folder.list(name);
  return directories.length === 0 && files.length > 0 && files.every((file) => KEEPER.test(file));
}

/** Folders of SQLite databases that the source names, where a manifest has a library for them. */
function databaseFolders(folder: Folder): readonly Found<string>[] {
  const { isManifest } = folder.repository.knowledge;
  const manifests = folder.list().files.filter((name) => isManifest(name));
  if (!manifests.some((name) => folder.read(name)?.includes('sqlite') === true)) return [];
  return sourceFiles(folder, { extensions: SOURCES, comments: 'slashes' }).flatMap((file) =>
    [...file.text.matchAll(/["'`]([\w:./-]{1,200})\.(?:db|sqlite3?)(?=["'`?])/g)].flatMap(({ 1: text = '', index }) => {
      const path = posix.normalize(posix.dirname(text.replace(/^(?:sqlite3?:(?:\/\/)?|file:|\w+:(?=[./]))/, '')));
      const holdsMore = folder.list(path).files.some((name) => SOURCES.includes(posix.extname(name)));
      return path === '.' || path.startsWith('..') || holdsMore || isSystem(path)
        ? []
        : [{ value: path, because: 'the source has its database there', location: file.where(index) }];
    }),
  );
}

/** Folders below the project that are the default of a variable called after data: `process.env.DATA_DIR || './data'`. */
const BY_VARIABLE =
  /\b(?:process\.env\.|env\[|getenv\(|environ(?:\.get\(|\[)|ENV\.fetch\()["']?(?:\w{1,30}_)?(?:DATA|STORAGE|UPLOADS?|MEDIA)_?(?:DIR|DIRECTORY|PATH|FOLDER|ROOT)["']?[)\]]?\s*(?:\|\||\?\?|,)\s*["'`](?:\.\/)?(?<path>[\w-]{1,40}(?:\/[\w-]{1,40}){0,3})\/?["'`]/g;

function namedFolders(folder: Folder): readonly Found<string>[] {
  return sourceFiles(folder, { extensions: SOURCES, comments: 'slashes' }).flatMap((file) =>
    [...file.text.matchAll(BY_VARIABLE)].flatMap(({ groups, index }) => {
      const path = groups?.path ?? '';
      return CODE.test(path.split('/')[0] ?? '')
        ? []
        : [{ value: path, because: 'a variable for data names it by default', location: file.where(index) }];
    }),
  );
}

const SYSTEM =
  /^\/(?:(?:bin|boot|dev|go\/pkg|lib\w*|proc|root|run|sbin|sys|tmp|usr|var\/(?:run|lock|tmp|www|cache|lib\/(?:mysql|postgresql|redis))|etc\/(?:nginx|ssl|localtime|timezone|passwd|group|hosts|resolv\.conf))(?:\/.*)?|(?:etc|home|media|mnt|opt|srv|var)(?:\/(?:lib|log|spool))?)?$/;

/** Whether an absolute path is one of the system's own, that no application gets. */
function isSystem(path: string): boolean {
  return SYSTEM.test(path);
}

/** Folders at the top that hold programs rather than data, whoever they belong to. */
const CODE =
  /^(?:node_modules|\.next|\.nuxt|\.output|\.venv|venv|dist|build|target|out|bin|vendor|src|lib|apps?|server|client|public|static|staticfiles|assets|config|templates)$|(?:^|\/)(?:node_modules|\.git|\.cache|\.npm)(?:\/|$)/;

/** Names of files: with an ending that folders don't have. */
const FILE = /[^/.]\.(?!d$|git$|app$)[a-z]\w{0,7}$/i;

/** Usual working folders of other images, beside that which the Dockerfile names. */
const WORKDIRS = ['/app', '/code', '/usr/src/app', '/opt/render/project/src', '/workspace'];

/**
 * A folder of another image as this one has it: from the working folder where it lies below that, else absolute.
 * @param workdir the working folder of the other image, where that is known
 */
export function placeOfData(path: string, workdir: string | undefined): string | undefined {
  if (!posix.isAbsolute(path) || !/^[\w./-]{2,200}$/.test(path)) return undefined;
  const given = posix.normalize(path).replace(/(?<=.)\/$/, '');
  // A file is written where its folder may be.
  const clean = FILE.test(given) ? posix.dirname(given) : given;
  const known = [...(workdir === undefined || workdir === '/' ? [] : [workdir]), ...WORKDIRS];
  const base = known.find((each) => clean === each || isBelow(each, clean));
  if (base === undefined) return isSystem(clean) ? undefined : clean;
  const below = posix.relative(base, clean);
  return below === '' || CODE.test(below) ? undefined : below;
}
