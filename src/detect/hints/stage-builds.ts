import { posix } from 'node:path';
import { placed } from '../core/placed-pages.ts';
import type { Project } from '../core/project.ts';
import { isSite } from '../core/static-site.ts';
import type { Draft } from '../core/types.ts';
import { stagePages } from './dockerfile-pages.ts';
import { dockerfileIn, unquoted } from './dockerfile-stage.ts';

/** Languages whose programs find such pages in a folder beside them, or whose release takes them in; what compiles them has its own way. */
const LANGUAGES: readonly string[] = ['elixir', 'javascript', 'php', 'ruby', 'typescript'];

/** What is made last, out of everything that is there. */
const RELEASE = 'make the release';

/** Builds the pages that stages of a Dockerfile build with other folders' package.json, and puts them where its program has them. */
export function withStagePages(project: Project, draft: Draft): Draft {
  const { folder } = project;
  if (isSite(draft) || !LANGUAGES.includes(draft.language) || !isMeant(project)) return draft;
  const releases = draft.build.commands.some(({ name }) => name === RELEASE);
  if (!releases && !draft.runtime.copy.some(({ from }) => from === '.')) return draft;
  const pages = stagePages(folder).flatMap((each) => {
    const to = each.into ?? (releases ? undefined : each.beside);
    const own = /^[./]+$/.test(each.folder) || draft.build.commands.some(({ run }) => run.line.includes(each.folder));
    return to === undefined || own || posix.normalize(to) === '.' || posix.basename(to) === 'node_modules'
      ? []
      : [{ ...each, into: to }];
  });
  const built = pages.flatMap((page) => {
    const options = { always: false, ...(page.script === undefined ? {} : { script: page.script }) };
    const assets = project.assets(options, page.folder);
    if (assets === undefined) return [];
    project.decide('pages', page.into, `the Dockerfile builds ${page.folder} into it`, folder.where(page.folder));
    const { install, build, cleanup } = assets;
    return [{ ...assets, commands: [...install, ...build, ...placed([page]), ...cleanup] }];
  });
  if (built.length === 0) return draft;
  const { packages, env, cache = [], commands } = draft.build;
  const known = new Set(packages.map(kindOf));
  const last = releases ? commands.filter(({ name }) => name === RELEASE) : [];
  return {
    ...draft,
    build: {
      ...draft.build,
      packages: [...packages, ...built.flatMap((each) => each.packages).filter((name) => !known.has(kindOf(name)))],
      env: Object.assign({}, ...built.map((each) => each.env), env) as Record<string, string>,
      cache: [...new Set([...cache, ...built.flatMap((each) => each.cache)])],
      commands: [
        ...commands.filter((each) => !last.includes(each)),
        ...built.flatMap((each) => each.commands),
        ...last,
      ],
    },
  };
}

/** Packages of which there is one in a build: two releases of Node.js own the same files. */
function kindOf(name: string): string {
  return name.replace(/[<=>~].*/, '').replace(/^nodejs-\d+$/, 'nodejs');
}

/** Whether the Dockerfile is the service's: it copies its folder, or, where it lies there, something of it that is no project of its own. */
function isMeant({ folder }: Project): boolean {
  const here = dockerfileIn(folder);
  const all = here ?? (folder.isRoot ? [] : (dockerfileIn(folder.sub('..')) ?? []));
  const name = posix.basename(folder.path);
  return all.some(({ name: instruction, args }) => {
    if (instruction !== 'COPY' || args.includes('--from')) return false;
    const paths = args
      .split(/\s+/)
      .filter((word) => !word.startsWith('--'))
      .slice(0, -1)
      .map((word) => posix.normalize(unquoted(word)).replace(/\/$/, ''));
    return paths.some((path) =>
      here === undefined
        ? path === name || path.startsWith(`${name}/`)
        : path === '.' || path.startsWith('package') || (folder.hasFolder(path) && !folder.has(`${path}/package.json`)),
    );
  });
}
