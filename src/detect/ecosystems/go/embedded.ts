import { posix } from 'node:path';
import type { StagePages } from '../../hints/dockerfile-pages.ts';
import type { AssetBuild } from '../../core/asset-build.ts';
import { asRecord } from '../../core/manifests/document.ts';
import type { Project } from '../../core/project.ts';
import type { SourceFile } from '../../core/sources.ts';
import type { SourceLocation } from '../../core/types.ts';

/** A file or folder that the compiler puts into the program, from the service folder. */
interface Embedded {
  readonly path: string;
  readonly location: SourceLocation;
}

const DIRECTIVE = /^[ \t]*\/\/go:embed[ \t]+(?<patterns>\S[^\n]*)$/gm;

/** What the source embeds; of a pattern the part before the first name with a wildcard. */
function embedded(project: Project, sources: readonly SourceFile[]): readonly Embedded[] {
  const { folder } = project;
  return sources
    .filter(({ name }) => !name.endsWith('_test.go'))
    .flatMap((source) => {
      const { name } = source;
      // Directives are comments, which the scanned text has no more.
      const text = folder.read(name) ?? '';
      return [...text.matchAll(DIRECTIVE)].flatMap(({ groups, index }) => {
        const location = source.where(index);
        return (groups?.patterns ?? '').split(/\s+/).flatMap((pattern) => {
          const parts = pattern.replace(/["'`]/g, '').replace(/^all:/, '').split('/');
          const wild = parts.findIndex((part) => /[*?[]/.test(part));
          const path = posix.join(posix.dirname(name), ...parts.slice(0, wild === -1 ? undefined : wild));
          return path === '.' || path.startsWith('..') ? [] : [{ path, location }];
        });
      });
    });
}

/** Whether the source takes in a folder, or one around or below it. */
export function embeds(project: Project, sources: readonly SourceFile[], folder: string): boolean {
  return embedded(project, sources).some(
    ({ path }) => `${folder}/`.startsWith(`${path}/`) || `${path}/`.startsWith(`${folder}/`),
  );
}

/** Folders in which the pages of a program usually lie. */
const PAGES = ['.', 'web', 'ui', 'frontend', 'client', 'webapp', 'app', 'www'];

const WRITES = /\s(?:--outDir|--outdir|--out-dir|--output-path|--dest)[= ](?<to>[\w./-]+)/;

interface Writer {
  /** Where the package.json lies. */
  readonly folder: string;
  readonly script: string;
  /** What the script writes, from the service folder. */
  readonly path: string;
}

/** Files in which bundlers are told where to write, and the words for it. */
const BUNDLER = /^(?:vite|vue|rsbuild)\.config\.[cm]?[jt]s$/;
const OUTPUT = /\b(?:outDir|outputDir)\s*:\s*['"](?<to>[\w./-]+)['"]/;

/** Builds of a package.json that write into a folder which Go source beside it embeds, wherever in the module that lies. */
function scriptsInto({ folder: service }: Project): readonly Writer[] {
  return PAGES.flatMap((folder) => {
    const scripts = asRecord(service.json(posix.join(folder, 'package.json'))?.get('scripts'));
    const told = Object.entries(scripts).map(([script, line]) => [script, WRITES.exec(String(line))] as const);
    const configured = service
      .matching(BUNDLER, folder)
      .map((name) => ['build', OUTPUT.exec(service.read(posix.join(folder, name)) ?? '')] as const);
    return [...told, ...(scripts.build === undefined ? [] : configured)].flatMap(([script, found]) => {
      const path = posix.join(folder, found?.groups?.to ?? '..').replace(/\/$/, '');
      const beside = posix.dirname(path);
      const embeds =
        !path.startsWith('..') &&
        service
          .matching(/\.go$/, beside)
          .some((name) =>
            [...(service.read(posix.join(beside, name)) ?? '').matchAll(DIRECTIVE)].some(({ groups }) =>
              (groups?.patterns ?? '').split(/[\s"'`/:]+/).includes(posix.basename(path)),
            ),
          );
      return found !== null && embeds ? [{ folder, script, path }] : [];
    });
  });
}

/** What no build of pages makes. */
const NO_PAGES = /\.(?:pem|key|crt|cert|db|mmdb|bin|gz|zip|so|pb)$/;

/** Whether a folder is only there so that the compiler finds it. */
function isPlaceholder({ folder }: Project, path: string): boolean {
  const { files, directories } = folder.list(path);
  return directories.length === 0 && files.every((name) => /^\.?(?:git)?(?:keep|ignore)$/.test(name));
}

/** The nearest folder above with a package.json that builds. */
function builderAbove(project: Project, path: string): string | undefined {
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    const manifest = project.folder.json(posix.join(folder, 'package.json'));
    if (asRecord(manifest?.get('scripts')).build !== undefined) return folder;
    if (folder === '.') return undefined;
  }
}

/**
 * What a Go program has to have built by JavaScript's tools: folders that it embeds, and what the package.json beside it builds for
 * `served` folders. An embedded folder that nothing makes is a problem, which the compiler would tell in its own words.
 */
export function goAssets(
  project: Project,
  sources: readonly SourceFile[],
  served: boolean,
  pages: readonly StagePages[],
): readonly AssetBuild[] {
  const { folder } = project;
  const found = embedded(project, sources);
  const made = new Map<string, AssetBuild | undefined>();
  const make = (at: string, script?: string): void => {
    if (!made.has(at)) made.set(at, project.assets({ always: false, ...(script === undefined ? {} : { script }) }, at));
  };
  const written = scriptsInto(project);
  for (const into of written) make(into.folder, into.script);
  for (const { folder: at, script } of pages) make(at, script);
  if (served || found.length > 0) make('.');
  for (const { path, location } of found) {
    if (written.some((into) => into.path === path) || folder.has(path)) continue;
    if (pages.some(({ into }) => into !== undefined && `${into}/`.startsWith(`${path}/`))) continue;
    const kept = folder.hasFolder(path);
    if (kept && !isPlaceholder(project, path)) continue;
    const above = NO_PAGES.test(path) ? undefined : builderAbove(project, path);
    if (above !== undefined) make(above);
    else if (kept)
      project.notice(
        'EMBEDS_PLACEHOLDER',
        `the program embeds ${path}, in which git has nothing but what keeps the folder, and nothing here shows what fills it`,
        location,
      );
    else
      project.problem(
        'FEATURE_UNSUPPORTED',
        `the program embeds ${path}, which is not in the repository, and nothing in it shows what makes it`,
        'Commit it, or bring a Dockerfile that makes it first.',
        location,
      );
  }
  return [...made.values()].flatMap((build) => build ?? []);
}
