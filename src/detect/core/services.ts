import type { BuildSystem } from './build-system.ts';
import { Folder } from './folder.ts';
import { calledServices, readHints } from './hint.ts';
import type { Repository } from './repository.ts';
import type { DetectionTables } from './tables.ts';
import type { SourceLocation } from './types.ts';
import { findWorkspaces, type Workspace } from './workspace.ts';

/** A build system that fits a folder, with the file that shows it. */
export interface Recognition {
  readonly system: BuildSystem;
  readonly shownBy: SourceLocation;
}

/** A folder that may hold a service, and the build systems that fit it, the preferred one first. */
export interface Candidate {
  readonly folder: Folder;
  readonly recognitions: readonly Recognition[];
  /** The workspaces that it is a member of, at most one of each kind. */
  readonly workspaces: readonly Workspace[];
}

/** Folders whose projects are about the service and not services, unless a workspace names them. */
const ASIDE = new Set([
  'examples',
  'example',
  'samples',
  'docs',
  'doc',
  'vendor',
  'third_party',
  'scripts',
  'tools',
  'template',
  'templates',
  'themes',
]);

/** The same, by the ends of names: what asks a container for its health, what a pipeline runs. */
const ASIDE_ENDS = /^(?:_(?:docker|dev|build|ci)$|e2e-)|^health-?checks?$|[-_]scripts$/;

export function isAsideName(name: string): boolean {
  return ASIDE.has(name) || ASIDE_ENDS.test(name);
}

/** Folders that show how something is used: services where a repository has no others. */
const SHOWS = /(?:^|[-_.])(?:examples?|samples?)$/;

/** Whether a folder only shows how the rest of a repository is used. */
export function isExample(path: string): boolean {
  return path.split('/').some((part) => SHOWS.test(part));
}

/** Folders that are looked at for services. Each costs a few milliseconds; the largest known repositories have some hundreds. */
const MAX_FOLDERS = 2000;

/**
 * Every folder that a build system fits. Below the root only manifests count, since an index.html in a subfolder is part
 * of something; unless another file calls just that folder a service.
 */
export function findCandidates(repository: Repository, tables: DetectionTables): readonly Candidate[] {
  const manifests = manifestFolders(repository);
  const workspaces = findWorkspaces(manifests, tables.workspaces);
  const composed = calledServices(tables.hints, repository);
  const known = new Set(manifests.map(({ path }) => path));
  const added = [...composed].filter((path) => !known.has(path)).map((path) => new Folder(repository, path));
  const folders = added.length === 0 ? manifests : [...manifests, ...added];
  const inComposed = (file: string): boolean => added.some(({ path }) => file.startsWith(`${path}/`));
  const counts = ({ shownBy, system }: Recognition, folder: Folder): boolean => {
    if (system.strength !== 'convention') return true;
    return folder.isRoot ? !inComposed(shownBy.file) : composed.has(folder.path) && system.rootOnly !== true;
  };
  const looked = folders.filter(({ path }) => {
    const parts = path.split('/');
    // A workspace that names a folder means it, whatever the folder is called; but it names those of its tests, too.
    return (
      !parts.some((part) => tables.testFolders.has(part)) &&
      (workspaces.has(path) || composed.has(path) || !parts.some(isAsideName))
    );
  });
  if (looked.length > MAX_FOLDERS)
    repository.cut(
      `only the first ${MAX_FOLDERS} of ${looked.length} folders with manifests were looked at; point the context at the folder of a service`,
    );
  return looked.slice(0, MAX_FOLDERS).flatMap((folder) => {
    const recognitions = recognise(folder, tables).filter((each) => counts(each, folder));
    return recognitions.length === 0 ? [] : [{ folder, recognitions, workspaces: workspaces.get(folder.path) ?? [] }];
  });
}

/** The root and every folder that may hold a manifest; hidden ones belong to tools. */
export function manifestFolders(repository: Repository): readonly Folder[] {
  const below = repository
    .foldersWith(repository.knowledge.isManifest)
    .filter((path) => path !== '.' && !path.split('/').some((part) => part.startsWith('.')));
  return ['.', ...below].map((path) => new Folder(repository, path));
}

/** The build systems that fit a folder, the preferred one first. */
export function recognise(folder: Folder, tables: DetectionTables): readonly Recognition[] {
  const hints = once(() => readHints(tables.hints, folder));
  return tables.buildSystems.flatMap((system) => {
    const shownBy = system.recognise(folder, hints);
    return shownBy === undefined ? [] : [{ system, shownBy }];
  });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
