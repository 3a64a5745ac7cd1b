import type { Project } from './project.ts';
import { isAsideName } from './services.ts';
import { isSite } from './static-site.ts';
import type { Draft, Rejection } from './types.ts';

/** What came of a folder, as far as it tells whether that is a service. */
interface Planned {
  readonly project: Project;
  readonly draft?: Draft;
}

/**
 * What could be built and is there for the services beside it: page sources that another one's build takes along, jobs, tools. Each
 * needs a sign of its own and another service; a repository that holds nothing else is meant with it.
 * @param jobs folders that a platform's file runs otherwise than as a service, with the words for it
 */
export function helpersAmong(planned: readonly Planned[], jobs: ReadonlyMap<string, string>): readonly Rejection[] {
  const reasonOf = (one: Planned): string | undefined => {
    const { path } = one.project.folder;
    const others = planned.filter((other) => other !== one);
    if (others.length === 0 || path === '.') return undefined;
    const around = others.find(({ project }) => path.startsWith(`${project.folder.path}/src/main/`));
    if (around !== undefined) return `it lies among the sources of ${around.project.folder.path}`;
    const server = others.find(({ draft }) => draft?.takesAlong?.includes(path));
    if (server !== undefined && one.draft !== undefined && isSite(one.draft))
      return `the build of ${server.project.folder.path === '.' ? 'the root' : server.project.folder.path} makes its pages, for the server there`;
    const job = jobs.get(path);
    if (job !== undefined) return job;
    if (one.draft === undefined || isNamed(one.project)) return undefined;
    const builder = others.find((other) => builds(other, path) || other.project.parts.has(path));
    if (builder !== undefined) return `the build of ${builder.project.folder.path} makes it a part of that program`;
    if (listens(one.draft)) return undefined;
    if (path.split('/').some(isAsideName) || COMMAND_LINE.test(path))
      return 'it listens nowhere, and its folder is called as those beside a service are';
    if (DEVELOPS.test(one.draft.runtime.command.join(' ')))
      return 'what it starts builds pages while people work on them, and other services lie beside it';
    if (one.draft.ends === true && others.some(({ draft }) => draft !== undefined && listens(draft)))
      return 'nothing in it listens or waits, as what lies beside it does: it is run by hand';
    return others.length > 1 && others.every(({ project }) => isNamed(project))
      ? 'it listens nowhere, and no Dockerfile or other file names it, as one does each of the services'
      : undefined;
  };
  return planned.flatMap((one) => {
    const because = reasonOf(one);
    return because === undefined ? [] : [{ path: one.project.folder.path, what: 'service', because }];
  });
}

/** How programs are called that people run by hand. */
const COMMAND_LINE = /(?:^|[-_./])(?:cli|admin|console|utils?)$|(?:Cli|Packer|Migrator|Utility|Tool)$/;

/** Programs that build pages, again and again. */
const DEVELOPS = /(?:^|[ /])(?:gulp|grunt|webpack(?:-dev-server)?)(?: |$)/;

/** Whether a build goes into a folder below its own to build that, too. */
function builds({ project, draft }: Planned, path: string): boolean {
  const { folder } = project;
  const step = `cd ${folder.relative(path)} && `;
  return draft?.build.commands.some(({ run }) => run.line.startsWith(step)) === true;
}

function listens({ framework, runtime }: Draft): boolean {
  return framework !== undefined || (runtime.ports ?? []).length > 0;
}

/** Whether a Dockerfile, a compose file or a platform's file speaks of the folder. */
function isNamed({ folder, hints }: Project): boolean {
  return hints.name !== undefined || hints.start !== undefined || folder.peek('Dockerfile') !== undefined;
}
