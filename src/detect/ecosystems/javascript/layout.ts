import { posix } from 'node:path';
import { sh, type ShellCode } from '../../core/shell.ts';
import type { CopyEntry } from '../../core/types.ts';
import { closure } from '../../core/workspace.ts';
import type { BuildParts, JavascriptProject } from './javascript-project.ts';
import { dependsOn } from './package-json.ts';

export interface Layout {
  readonly copy: readonly CopyEntry[];
  readonly workdir: string;
}

/** Where things lie in the image: a workspace keeps the places that its links between members count on. */
export function layoutOf({ project, workspace }: JavascriptProject, build: BuildParts): Layout {
  const here = project.folder;
  const inWorkspace = workspace !== undefined && workspace.root.path !== here.path;
  const place = (path: string) => posix.join('/app', inWorkspace ? workspace.root.relative(path) : '.');
  if (build.deployed !== undefined) {
    const { directory, keepsPlaces } = build.deployed;
    return { copy: [{ from: directory, to: '/app' }], workdir: keepsPlaces ? place(here.path) : '/app' };
  }
  if (!inWorkspace) {
    const modules = build.installs ? [{ from: 'node_modules', to: 'node_modules' }] : [];
    return { copy: [...modules, { from: '.', to: '.' }], workdir: '/app' };
  }
  const copyOf = (path: string): CopyEntry => ({ from: here.relative(path), to: place(path) });
  const rootModules = workspace.root.sub('node_modules').path;
  const rootFile = workspace.root.sub('package.json').path;
  return {
    copy: [
      copyOf(rootModules),
      copyOf(rootFile),
      ...closure(workspace).map(({ path }) => copyOf(path)),
      { from: '.', to: place(here.path) },
    ],
    workdir: place(here.path),
  };
}

/** Where tools may lie in the image: beside the service, and at the root of its workspace, to which package managers hoist them. */
export function binaryFolders({ workspace }: JavascriptProject, workdir: string): readonly string[] {
  const hoisted = workspace !== undefined && workdir !== '/app' ? ['/app/node_modules/.bin'] : [];
  return [`${workdir}/node_modules/.bin`, ...hoisted];
}

/**
 * A command that makes a package reachable which the start command names and only other packages depend on, where the manager keeps
 * such packages apart; undefined where there is none. `deployed` is the folder of its own that the manager made.
 */
export function linkUnlisted(
  { manager, manifest, rootManifest }: JavascriptProject,
  command: readonly string[],
  deployed: string | undefined,
): ShellCode | undefined {
  const [part, name = ''] = /^node_modules\/((?:@[\w.-]+\/)?\w[\w.-]*)(?=\/)/.exec(moduleRun(command)) ?? [];
  const listed = [manifest, rootManifest].some((each) => dependsOn(each, name));
  if (manager.unlistedIn === undefined || part === undefined || listed) return undefined;
  const place = deployed === undefined ? part : posix.join(deployed, part);
  const target = posix.relative(posix.dirname(part), posix.join(manager.unlistedIn, name));
  return link(place, target);
}

/**
 * A command that makes a tool reachable below the service where the package manager hoisted it to the root of the workspace;
 * undefined where the start command names no path in node_modules.
 */
export function linkHoisted(
  { project, workspace }: JavascriptProject,
  command: readonly string[],
): ShellCode | undefined {
  const here = project.folder;
  if (workspace === undefined || workspace.root.path === here.path) return undefined;
  const part = /^node_modules\/(?:\.bin\/[^/]+|(?:@[^/]+\/)?[^/]+)/.exec(moduleRun(command))?.[0];
  if (part === undefined || !/^[\w@./-]+$/.test(part)) return undefined;
  const target = posix.relative(here.sub(posix.dirname(part)).path, workspace.root.sub(part).path);
  return link(part, target);
}

/** The file of a package that a command runs. */
function moduleRun(command: readonly string[]): string {
  return command.slice(0, 2).find((word) => word.startsWith('node_modules/')) ?? '';
}

/** Puts a link where nothing lies. */
function link(place: string, target: string): ShellCode {
  return sh`[ -e ${place} ] || { mkdir -p ${posix.dirname(place)} && ln -s ${target} ${place}; }`;
}
