import { AipackError, describeLocation, type Problem } from '../schema/errors.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import { assemble, serviceName } from './core/assemble.ts';
import { withCalledPrograms } from './core/called-programs.ts';
import { withDataFolders } from './core/data-folders.ts';
import { helpersAmong } from './core/helpers.ts';
import { readHints } from './core/hint.ts';
import { uniqueNames } from './core/names.ts';
import { dockerfileFolders } from './core/dockerfile-folders.ts';
import { emptyRepository, nothingDetected, whatLies } from './core/nothing.ts';
import { Project } from './core/project.ts';
import type { Repository } from './core/repository.ts';
import { findCandidates, isExample, type Candidate } from './core/services.ts';
import { REGISTRY } from './registry.ts';
import { tablesOf, type DetectionRegistry, type DetectionTables } from './core/tables.ts';
import { followStart } from './core/start-script.ts';
import { withFittingNpm } from './core/npm-release.ts';
import { withStartTools } from './core/start-tools.ts';
import { withHintedPackages, withHintedSettings } from './core/system-packages.ts';
import type { Draft, Notice, PackageCatalog, Rejection } from './core/types.ts';
import { withStagePages } from './hints/stage-builds.ts';

export interface DetectOptions {
  readonly repository: Repository;
  readonly catalog: PackageCatalog;
  /** What is known of languages and files, as the repository was opened with. */
  readonly registry?: DetectionRegistry;
}

export interface DetectResult {
  /** One element a service, in the order of their folders; names are unique. */
  readonly builds: readonly UniversalBuild[];
  /** What a user should know though it stops nothing. */
  readonly notices: readonly Notice[];
  /** What was looked at and not chosen, and why. */
  readonly considered: readonly Rejection[];
  /** Services that can't be built, beside others that can: each is told in notices, too. */
  readonly unbuildable: readonly Unbuildable[];
}

/** A service that can't be built, under the name that it would have. */
export interface Unbuildable {
  readonly name: string;
  readonly path: string;
  /** Never empty. */
  readonly problems: readonly Problem[];
}

/**
 * Turns a repository into one UniversalBuild a service, each with the reasons for every decision. A service that can't be built
 * keeps no other from it.
 * @throws AipackError with everything that is wrong, where no service can be built: REPOSITORY_EMPTY, NOTHING_DETECTED,
 * MANIFEST_UNREADABLE, VERSION_UNAVAILABLE.
 */
export function detect({ repository, catalog, registry = REGISTRY }: DetectOptions): DetectResult {
  const tables = tablesOf(registry);
  const candidates = findCandidates(repository, tables);
  const projects: Project[] = [];
  const found: Attempt[] = [];
  const examples: Rejection[] = [];
  const shows = (candidate: Candidate) => isExample(candidate.folder.path);
  const inOrder = [...candidates.filter((candidate) => !shows(candidate)), ...candidates.filter(shows)];
  for (const candidate of inOrder) {
    if (found.length > 0 && shows(candidate)) {
      examples.push({
        path: candidate.folder.path,
        what: 'example',
        because: 'the repository has services of its own',
      });
      continue;
    }
    const attempt = planCandidate(candidate, tables, catalog, isStrict(candidate, found));
    projects.push(...attempt.projects);
    if (attempt.draft !== undefined || attempt.problems.length > 0) found.push(attempt);
  }
  const helpers = helpersAmong(
    found,
    new Map(tables.hints.flatMap((source) => [...(source.jobs?.(repository) ?? [])])),
  );
  const attempts = found.filter(({ project }) => !helpers.some(({ path }) => path === project.folder.path));
  const planned = attempts.map(({ project }) => project.folder.path);
  const dockerfiles = dockerfileFolders(repository, tables, planned);
  const considered = [
    ...projects.flatMap((project) => project.rejections),
    ...examples,
    ...helpers,
    ...dockerfiles.map(({ rejection }) => rejection),
  ];
  const names = uniqueNames(attempts.map(nameOf));
  const services = attempts.map((attempt, index) => ({ ...attempt, name: names[index] ?? 'app' }));
  const builds = services.flatMap(({ project, draft, problems, name }) =>
    problems.length > 0 || draft === undefined ? [] : [assemble(project, draft, name)],
  );
  const unbuildable = services.flatMap(({ project, problems, name }) =>
    problems.length === 0 ? [] : [{ name, path: project.folder.path, problems }],
  );
  if (builds.length === 0) throw new AipackError(whyNothing(repository, tables, considered, unbuildable));
  return {
    builds,
    notices: once([
      ...cutNotices(repository),
      ...ignoredManifests(repository, tables),
      ...unbuildable.flatMap(noticesOf),
      ...dockerfiles.flatMap(({ notice }) => notice ?? []),
      ...services.flatMap(({ project, problems }) => (problems.length > 0 ? [] : project.notices)),
    ]),
    considered,
    unbuildable,
  };
}

function whyNothing(
  repository: Repository,
  tables: DetectionTables,
  considered: readonly Rejection[],
  unbuildable: readonly Unbuildable[],
): Problem | readonly Problem[] {
  if (unbuildable.length > 0) return unbuildable.flatMap(({ problems }) => problems);
  return isEmpty(repository)
    ? emptyRepository()
    : nothingDetected(tables, considered, repository.cuts, whatLies(repository));
}

function nameOf({ project, draft }: Attempt): string {
  return serviceName(project, draft ?? {});
}

/** What keeps one service from being built is no problem of the others. */
function noticesOf({ name, problems }: Unbuildable): readonly Notice[] {
  return problems.map(({ code, message, location }) => ({
    code,
    message: `the service ${name} cannot be built, the others can: ${location === undefined ? '' : `${describeLocation(location)}: `}${message}`,
    ...(location === undefined ? {} : { location }),
  }));
}

/** A member of a workspace, or a folder inside something that is built already, needs clear signs of being an application. */
function isStrict({ folder, workspaces }: Candidate, planned: readonly Attempt[]): boolean {
  const isMember = workspaces.some(({ root }) => root.path !== folder.path);
  const inside = planned.some(
    ({ project }) => project.folder.isRoot || folder.path.startsWith(`${project.folder.path}/`),
  );
  return isMember || inside;
}

/** What came of a folder: a plan, or problems that its user has to hear of, or neither. */
interface Attempt {
  readonly project: Project;
  readonly draft?: Draft;
  readonly problems: readonly Problem[];
  readonly projects: readonly Project[];
}

/** Tries the build systems that fit a folder until one makes a plan. Problems of a folder that has one belong to the user. */
function planCandidate(
  candidate: Candidate,
  tables: DetectionTables,
  catalog: PackageCatalog,
  strict: boolean,
): Attempt {
  const { folder, recognitions, workspaces } = candidate;
  const hints = followStart(folder, readHints(tables.hints, folder));
  const projects: Project[] = [];
  const problems: Problem[] = [];
  const input = { folder, catalog, hints, workspaces, strict, assets: tables.assets, toolchains: tables.toolchains };
  for (const [index, { system }] of recognitions.entries()) {
    const project = new Project(input);
    projects.push(project);
    try {
      const draft = system.plan(project);
      problems.push(...project.problems);
      if (draft === undefined) continue;
      for (const other of recognitions.slice(index + 1)) {
        project.reject(
          `${other.system.id} (${other.shownBy.file})`,
          `${system.id} comes first where both are in one folder`,
        );
      }
      if (hints.start === undefined) tellUnchosen(project, tables);
      return { project, draft: ADDITIONS.reduce((made, add) => add(project, made), draft), problems, projects };
    } catch (error) {
      if (!(error instanceof AipackError)) throw error;
      return { project, problems: [...problems, ...error.problems], projects };
    }
  }
  return { project: projects[0] ?? new Project(input), problems, projects };
}

/** What any build system's plan gets of what lies around the project, in this order. */
const ADDITIONS = [
  withStagePages,
  withHintedPackages,
  withCalledPrograms,
  withStartTools,
  withHintedSettings,
  withDataFolders,
  withFittingNpm,
];

/** What files have that could say how a service starts, and do not. */
function tellUnchosen(project: Project, { hints }: DetectionTables): void {
  for (const source of hints) {
    const told = source.unchosen?.(project.folder);
    if (told !== undefined) project.notice(told.code, told.message, told.location);
  }
}

function isEmpty(repository: Repository): boolean {
  return repository.folders.every((folder) =>
    repository
      .list(folder)
      .files.every((name) =>
        /^(?:\..*|readme.*|licen[cs]e.*|changelog.*|contributing.*|code_of_conduct.*|security.*)$/i.test(name),
      ),
  );
}

/** What holds for a whole workspace is noticed with each of its members. */
function once(notices: readonly Notice[]): readonly Notice[] {
  return [...new Map(notices.map((notice) => [JSON.stringify(notice), notice])).values()];
}

/** A manifest at the root that an ignore file keeps out takes what it says of dependencies and of starting with it. */
function ignoredManifests(repository: Repository, tables: DetectionTables): readonly Notice[] {
  const names = [...new Set([...tables.manifests.values()].flat())].filter((name) => !name.includes('*')).sort();
  return names
    .filter((name) => !repository.isFile(name) && repository.peek(name) !== undefined)
    .map((name) => ({
      code: 'MANIFEST_IGNORED',
      message: `${name} lies there and an ignore file (.dockerignore, .gitignore) keeps it out, with what it says of dependencies and of starting`,
      location: { file: name },
    }));
}

function cutNotices(repository: Repository): readonly Notice[] {
  return repository.cuts.map((message) => ({ code: 'REPOSITORY_CUT', message }));
}
