import { posix } from 'node:path';
import type { Project } from '../../core/project.ts';
import { sh } from '../../core/shell.ts';
import { commandsBelow } from '../../core/tool-call.ts';
import type { BuildCommand, Draft } from '../../core/types.ts';

/** The name of the build step that collects static files, what is built for browsers among them. */
const COLLECT_STATIC = 'collect static files';
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
  const all = places.flatMap((place) => {
    const built = project.below(place).assets({ always: false });
    return built === undefined ? [] : [{ place, built }];
  });
  if (all.length === 0) return draft;
  const commands = all.flatMap(({ place, built }): readonly BuildCommand[] => [
    ...commandsBelow(place, [...built.install, ...built.build]),
    ...(built.cleanup.length === 0
      ? []
      : [{ run: sh`rm -rf ${posix.join(place, 'node_modules')}`, inputs: [], name: 'remove asset tools' }]),
  ]);
  const before = draft.build.commands.filter(({ name }) => name !== COLLECT_STATIC);
  const collect = draft.build.commands.filter(({ name }) => name === COLLECT_STATIC);
  return {
    ...draft,
    build: {
      ...draft.build,
      packages: [...draft.build.packages, ...all.flatMap(({ built }) => built.packages)],
      env: Object.assign({}, ...all.map(({ built }) => built.env), draft.build.env) as Record<string, string>,
      cache: [...new Set([...(draft.build.cache ?? []), ...all.flatMap(({ built }) => built.cache)])],
      commands: [...before, ...commands, ...collect],
    },
  };
}
