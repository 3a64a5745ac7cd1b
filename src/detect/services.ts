import type { BuildSystem } from './build-systems/build-system.ts';
import { BUILD_SYSTEMS } from './build-systems/registry.ts';
import { Folder } from './folder.ts';
import { composeFolders } from './hints/compose.ts';
import type { Repository } from './repository.ts';
import type { SourceLocation } from './types.ts';
import { WORKSPACES } from './workspaces/registry.ts';
import { findWorkspaces, type Workspace } from './workspaces/workspace.ts';

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

/** Files that declare workspaces beside the manifests themselves. */
const WORKSPACE_FILES = [
  'pnpm-workspace.yaml',
  'lerna.json',
  'rush.json',
  'go.work',
  'settings.gradle',
  'settings.gradle.kts',
  '*.sln',
  '*.slnx',
];

const MANIFEST_NAMES = new Set([...BUILD_SYSTEMS.flatMap(({ manifests }) => manifests ?? []), ...WORKSPACE_FILES]);
const MANIFEST_ENDINGS = [...MANIFEST_NAMES].filter((name) => name.startsWith('*')).map((name) => name.slice(1));

function isManifest(name: string): boolean {
  return MANIFEST_NAMES.has(name) || MANIFEST_ENDINGS.some((ending) => name.endsWith(ending));
}

/** Folders whose projects test, measure or help to build something else: never services, unless asked for by path. */
const TESTS = new Set(['test', 'tests', '__tests__', 'e2e', 'spec', 'fixtures', 'testdata', 'benchmarks', 'bench']);

/** Folders whose projects are about the service and not services, unless a workspace names them. */
const ASIDE = new Set(['examples', 'example', 'samples', 'docs', 'doc', 'vendor', 'third_party', 'scripts', 'tools']);

/** Folders that show how something is used: services where a repository has no others. */
const SHOWS = /(?:^|[-_.])(?:examples?|samples?)$/;

/** Whether a folder only shows how the rest of a repository is used. */
export function isExample(path: string): boolean {
  return path.split('/').some((part) => SHOWS.test(part));
}

/** Folders that are looked at for services. Each costs a few milliseconds; the largest known repositories have some hundreds. */
const MAX_FOLDERS = 2000;

/** Conventions that say what runs, but not that it is a program of its own: a database's folder has such scripts too. */
const ROOT_ONLY = new Set(['shell', 'procfile', 'make']);

/**
 * Every folder that a build system fits. Below the root only manifests count, since an index.html in a subfolder is part
 * of something; unless the compose file builds a service from just that folder.
 */
export function findCandidates(repository: Repository): readonly Candidate[] {
  const manifests = manifestFolders(repository);
  const workspaces = findWorkspaces(manifests, WORKSPACES);
  const composed = new Set(composeFolders(repository));
  const known = new Set(manifests.map(({ path }) => path));
  const added = [...composed].filter((path) => !known.has(path)).map((path) => new Folder(repository, path));
  const folders = added.length === 0 ? manifests : [...manifests, ...added];
  const inComposed = (file: string): boolean => added.some(({ path }) => file.startsWith(`${path}/`));
  const counts = ({ shownBy, system }: Recognition, folder: Folder): boolean => {
    if (system.strength === 'manifest') return true;
    return folder.isRoot ? !inComposed(shownBy.file) : composed.has(folder.path) && !ROOT_ONLY.has(system.id);
  };
  const looked = folders.filter(({ path }) => {
    const parts = path.split('/');
    // A workspace that names a folder means it, whatever the folder is called; but it names those of its tests, too.
    return !parts.some((part) => TESTS.has(part)) && (workspaces.has(path) || !parts.some((part) => ASIDE.has(part)));
  });
  if (looked.length > MAX_FOLDERS)
    repository.cut(
      `only the first ${MAX_FOLDERS} of ${looked.length} folders with manifests were looked at; point the context at the folder of a service`,
    );
  return looked.slice(0, MAX_FOLDERS).flatMap((folder) => {
    const recognitions = recognise(folder).filter((each) => counts(each, folder));
    return recognitions.length === 0 ? [] : [{ folder, recognitions, workspaces: workspaces.get(folder.path) ?? [] }];
  });
}

/** The root and every folder that may hold a manifest; hidden ones belong to tools. */
export function manifestFolders(repository: Repository): readonly Folder[] {
  const below = repository
    .foldersWith(isManifest)
    .filter((path) => path !== '.' && !path.split('/').some((part) => part.startsWith('.')));
  return ['.', ...below].map((path) => new Folder(repository, path));
}

/** The build systems that fit a folder, manifests before conventions, each in the registry's order. */
export function recognise(folder: Folder): readonly Recognition[] {
  const found = BUILD_SYSTEMS.flatMap((system) => {
    const shownBy = system.recognise(folder);
    return shownBy === undefined ? [] : [{ system, shownBy }];
  });
  const manifests = found.filter(({ system }) => system.strength === 'manifest');
  return [...manifests, ...found.filter(({ system }) => system.strength === 'convention')];
}
