import { posix } from 'node:path';
import { asRecord, asString } from '../../core/manifests/document.ts';
import type { Project } from '../../core/project.ts';
import type { BuildCommand, Draft } from '../../core/types.ts';
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

/**
 * A plan with what another language's tools build for the pages of a framework, before static files are collected. Without a
 * framework a package.json is for the project's development, unless it builds into a package.
 */
export function withAssets(project: Project, draft: Draft | undefined): Draft | undefined {
  if (draft === undefined || (draft.framework === undefined && !buildsPages(project))) return draft;
  const { folder } = project;
  const themes = folder.list().directories.map((name) => posix.join(name, THEME));
  const places = ['.', ...themes.filter((place) => folder.has(`${place}/package.json`))];
  const all = places.flatMap((place) => project.assets({ always: false, scripts: SCRIPTS }, place) ?? []);
  if (all.length === 0) return draft;
  const built = all.flatMap(({ install, build }): readonly BuildCommand[] => [...install, ...build]);
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
