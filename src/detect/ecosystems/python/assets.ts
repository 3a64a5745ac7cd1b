import { posix } from 'node:path';
import { asRecord, asString } from '../../core/manifests/document.ts';
import type { Project } from '../../core/project.ts';
import type { BuildCommand, Draft } from '../../core/types.ts';
import type { Folder } from '../../core/folder.ts';
import { placed } from '../../core/placed-pages.ts';
import { stagePages } from '../../hints/dockerfile-pages.ts';
import { COLLECT_STATIC } from './django/static-files.ts';

/** Where django-tailwind keeps its package.json, below the application that holds the theme. */
const THEME = 'static_src';

/** Names of scripts by which packages of Python build their pages. */
const SCRIPTS = ['build-prod', 'prod-build', 'build_prod'];

/** Whether a script of package.json works on a folder of a package of Python: what it makes there is served, framework or not. */
function buildsPages({ folder }: Project): boolean {
  const scripts = Object.entries(asRecord(folder.json('package.json')?.get('scripts')));
  const packages = folder.list().directories.filter((name) => folder.has(`${name}/__init__.py`));
  return scripts.some(
    ([name, line]) =>
      /^(?:build|prod)/.test(name) && packages.some((each) => asString(line)?.includes(`${each}/`) === true),
  );
}

/** Whether the bundler of a folder beside the packages is told to write into one of them. */
function writesInto(folder: Folder, name: string): boolean {
  if (!folder.has(`${name}/package.json`)) return false;
  const files = [
    'vite.config.ts',
    'vite.config.js',
    'vite.config.mts',
    'vite.config.mjs',
    'vue.config.js',
    'angular.json',
  ];
  return folder.existing(...files.map((file) => `${name}/${file}`)).some((file) => {
    const to = /\b(?:outDir|outputDir|outputPath|base)"?\s*:\s*["']\.\.\/(?<to>[\w.-]+)\//.exec(folder.read(file) ?? '')
      ?.groups?.to;
    return to !== undefined && folder.hasFolder(to);
  });
}

/**
 * A plan with what another language's tools build for the pages of a framework, before static files are collected. Without a
 * framework a package.json is for the project's development, unless it builds into a package.
 */
export function withAssets(project: Project, draft: Draft | undefined): Draft | undefined {
  if (draft === undefined || (draft.framework === undefined && !buildsPages(project))) return draft;
  const { folder } = project;
  const themes = folder.list().directories.map((name) => posix.join(name, THEME));
  const pages = folder.peek('Dockerfile') === undefined ? [] : stagePages(folder);
  const inside = folder.list().directories.filter((name) => writesInto(folder, name));
  const places = new Set([
    '.',
    ...themes.filter((place) => folder.has(`${place}/package.json`)),
    ...inside,
    ...pages.map((each) => each.folder),
  ]);
  const all = [...places].flatMap((place) => {
    const script = pages.find((each) => each.folder === place)?.script;
    return (
      project.assets({ always: false, scripts: SCRIPTS, ...(script === undefined ? {} : { script }) }, place) ?? []
    );
  });
  if (all.length === 0) return draft;
  const built = [
    ...all.flatMap(({ install, build }): readonly BuildCommand[] => [...install, ...build]),
    ...placed(pages),
  ];
  const steps = draft.build.commands.filter(({ name }) => name !== COLLECT_STATIC);
  const collect = draft.build.commands.filter(({ name }) => name === COLLECT_STATIC);
  // An installed program serves the files that were there when it was installed.
  const installing =
    draft.runtime.env?.PYTHONPATH === undefined ? steps.findIndex(({ inputs }) => inputs === undefined) : -1;
  const at = installing === -1 ? steps.length : installing;
  return {
    ...draft,
    build: {
      ...draft.build,
      packages: [...draft.build.packages, ...all.flatMap(({ packages }) => packages)],
      env: Object.assign({}, ...all.map(({ env }) => env), draft.build.env) as Record<string, string>,
      cache: [...new Set([...(draft.build.cache ?? []), ...all.flatMap(({ cache }) => cache)])],
      // Static files may be collected out of the packages as well.
      commands: [
        ...steps.slice(0, at),
        ...built,
        ...steps.slice(at),
        ...collect,
        ...all.flatMap(({ cleanup }) => cleanup),
      ],
    },
  };
}
