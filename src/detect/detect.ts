import { AipackError, type Problem } from '../schema/errors.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import { assemble, serviceName } from './core/assemble.ts';
import { readHints } from './core/hint.ts';
import { uniqueNames } from './core/names.ts';
import { emptyRepository, nothingDetected } from './core/nothing.ts';
import { Project } from './core/project.ts';
import type { Repository } from './core/repository.ts';
import { findCandidates, isExample, type Candidate } from './core/services.ts';
import { REGISTRY } from './registry.ts';
import { tablesOf, type DetectionRegistry, type DetectionTables } from './core/tables.ts';
import { withHintedPackages } from './core/system-packages.ts';
import type { Draft, Notice, PackageCatalog, Rejection } from './core/types.ts';

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
}

interface Planned {
  readonly project: Project;
  readonly draft: Draft;
}

/**
 * Turns a repository into one UniversalBuild a service, each with the reasons for every decision.
 * @throws AipackError with everything that is wrong: REPOSITORY_EMPTY, NOTHING_DETECTED, MANIFEST_UNREADABLE, VERSION_UNAVAILABLE.
 */
export function detect({ repository, catalog, registry = REGISTRY }: DetectOptions): DetectResult {
  const tables = tablesOf(registry);
  const candidates = findCandidates(repository, tables);
  const problems: Problem[] = [];
  const projects: Project[] = [];
  const planned: Planned[] = [];
  const examples: Rejection[] = [];
  const shows = (candidate: Candidate) => isExample(candidate.folder.path);
  const inOrder = [...candidates.filter((candidate) => !shows(candidate)), ...candidates.filter(shows)];
  for (const candidate of inOrder) {
    if (planned.length > 0 && shows(candidate)) {
      examples.push({
        path: candidate.folder.path,
        what: 'example',
        because: 'the repository has services of its own',
      });
      continue;
    }
    const attempt = planCandidate(candidate, tables, catalog, isStrict(candidate, planned), problems);
    projects.push(...attempt.projects);
    if (attempt.planned !== undefined) planned.push(attempt.planned);
  }
  const considered = [...projects.flatMap((project) => project.rejections), ...examples];
  if (problems.length > 0) throw new AipackError(problems);
  if (planned.length === 0)
    throw new AipackError(
      isEmpty(repository) ? emptyRepository() : nothingDetected(tables, considered, repository.cuts),
    );
  const names = uniqueNames(planned.map(({ project, draft }) => serviceName(project, draft)));
  return {
    builds: planned.map(({ project, draft }, index) => assemble(project, draft, names[index] ?? 'app')),
    notices: once([...cutNotices(repository), ...planned.flatMap(({ project }) => project.notices)]),
    considered,
  };
}

/** A member of a workspace, or a folder inside something that is built already, needs clear signs of being an application. */
function isStrict({ folder, workspaces }: Candidate, planned: readonly Planned[]): boolean {
  const isMember = workspaces.some(({ root }) => root.path !== folder.path);
  const inside = planned.some(
    ({ project }) => project.folder.isRoot || folder.path.startsWith(`${project.folder.path}/`),
  );
  return isMember || inside;
}

interface Attempt {
  readonly planned?: Planned;
  readonly projects: readonly Project[];
}

/** Tries the build systems that fit a folder until one makes a plan. Problems of a folder that has one belong to the user. */
function planCandidate(
  candidate: Candidate,
  tables: DetectionTables,
  catalog: PackageCatalog,
  strict: boolean,
  problems: Problem[],
): Attempt {
  const { folder, recognitions, workspaces } = candidate;
  const hints = readHints(tables.hints, folder);
  const projects: Project[] = [];
  for (const [index, { system }] of recognitions.entries()) {
    const project = new Project({ folder, catalog, hints, workspaces, strict, assets: tables.assets });
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
      return { planned: { project, draft: withHintedPackages(project, draft) }, projects };
    } catch (error) {
      if (!(error instanceof AipackError)) throw error;
      problems.push(...error.problems);
      return { projects };
    }
  }
  return { projects };
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

function cutNotices(repository: Repository): readonly Notice[] {
  return repository.cuts.map((message) => ({ code: 'REPOSITORY_CUT', message }));
}
