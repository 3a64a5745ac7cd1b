import { AipackError, type Problem } from '../schema/errors.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import { assemble, serviceName } from './assemble.ts';
import { readHints } from './hints/hints.ts';
import { uniqueNames } from './names.ts';
import { emptyRepository, nothingDetected } from './nothing.ts';
import { Project } from './project.ts';
import type { Repository } from './repository.ts';
import { findCandidates, isExample, type Candidate } from './services.ts';
import { withHintedPackages } from './system-packages.ts';
import type { Draft, Notice, PackageCatalog, Rejection } from './types.ts';

export interface DetectOptions {
  readonly repository: Repository;
  readonly catalog: PackageCatalog;
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
export function detect({ repository, catalog }: DetectOptions): DetectResult {
  const candidates = findCandidates(repository);
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
    const attempt = planCandidate(candidate, catalog, isStrict(candidate, planned), problems);
    projects.push(...attempt.projects);
    if (attempt.planned !== undefined) planned.push(attempt.planned);
  }
  const considered = [...projects.flatMap((project) => project.rejections), ...examples];
  if (problems.length > 0) throw new AipackError(problems);
  if (planned.length === 0)
    throw new AipackError(isEmpty(repository) ? emptyRepository() : nothingDetected(considered, repository.cuts));
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
function planCandidate(candidate: Candidate, catalog: PackageCatalog, strict: boolean, problems: Problem[]): Attempt {
  const { folder, recognitions, workspaces } = candidate;
  const hints = readHints(folder);
  const projects: Project[] = [];
  for (const [index, { system }] of recognitions.entries()) {
    const project = new Project({ folder, catalog, hints, workspaces, strict });
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
