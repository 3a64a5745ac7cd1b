import { posix } from 'node:path';
import type { Project } from '../../core/project.ts';
import type { BuildCommand, Draft } from '../../core/types.ts';
import { COLLECT_STATIC } from './django/static-files.ts';

/** Where django-tailwind keeps its package.json, below the application that holds the theme. */
const THEME = 'static_src';

/**
 * A plan with what another language's tools build for the pages of a framework, before static files are collected; without a
 * framework a package.json is for the project's development.
 */
export function withAssets(project: Project, draft: Draft | undefined): Draft | undefined {
  if (draft?.framework === undefined) return draft;
  const { folder } = project;
  const themes = folder.list().directories.map((name) => posix.join(name, THEME));
  const places = ['.', ...themes.filter((place) => folder.has(`${place}/package.json`))];
  const all = places.flatMap((place) => project.assets({ always: false }, place) ?? []);
  if (all.length === 0) return draft;
  const built = all.flatMap(({ install, build }): readonly BuildCommand[] => [...install, ...build]);
  const before = draft.build.commands.filter(({ name }) => name !== COLLECT_STATIC);
  const collect = draft.build.commands.filter(({ name }) => name === COLLECT_STATIC);
  return {
    ...draft,
    build: {
      ...draft.build,
      packages: [...draft.build.packages, ...all.flatMap(({ packages }) => packages)],
      env: Object.assign({}, ...all.map(({ env }) => env), draft.build.env) as Record<string, string>,
      cache: [...new Set([...(draft.build.cache ?? []), ...all.flatMap(({ cache }) => cache)])],
      // Static files may be collected out of the packages as well.
      commands: [...before, ...built, ...collect, ...all.flatMap(({ cleanup }) => cleanup)],
    },
  };
}
