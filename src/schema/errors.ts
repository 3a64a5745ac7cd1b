/** Where in a repository something was found: `file` is relative to the repository root, `line` counts from 1. */
export interface SourceLocation {
  readonly file: string;
  readonly line?: number;
}

/** One thing that is wrong, as a face shows it. Several are collected in one {@link AipackError}. */
export interface Problem {
  /** Stable identifier, for scripts and searches; never reworded. */
  readonly code: ProblemCode;
  /** What happened and where. */
  readonly message: string;
  /** What to do next. */
  readonly hint?: string;
  readonly location?: SourceLocation;
}

export type ProblemCode =
  | 'CONTEXT_NOT_FOUND'
  | 'REPOSITORY_EMPTY'
  | 'NOTHING_DETECTED'
  | 'MANIFEST_UNREADABLE'
  | 'PATH_OUTSIDE_REPOSITORY'
  | 'SERVICE_AMBIGUOUS'
  | 'SERVICE_UNKNOWN'
  | 'VERSION_UNAVAILABLE'
  | 'SPEC_INVALID'
  | 'SPEC_NOT_FOUND'
  | 'PACKAGE_UNKNOWN'
  | 'PACKAGES_UNRESOLVABLE'
  | 'PACKAGE_UNMAINTAINED'
  | 'LOCK_MISSING'
  | 'LOCK_FORMAT'
  | 'LOCK_ARCHITECTURE'
  | 'LOCK_WITHDRAWN'
  | 'LOCK_OUTDATED'
  | 'INDEX_UNAVAILABLE'
  | 'INDEX_REFUSED'
  | 'INPUT_INVALID'
  | 'TAG_INVALID'
  | 'TAG_MISSING'
  | 'REGISTRY_REFUSED'
  | 'REGISTRY_UNREACHABLE'
  | 'BUILDKIT_UNAVAILABLE'
  | 'BUILDKIT_TOO_OLD'
  | 'FEATURE_UNSUPPORTED'
  | 'BUILD_FAILED'
  | 'CANCELLED'
  | 'INTERNAL';

/** Whoever mends these runs it again; more of them only bury the log. */
export const MOST_PROBLEMS = 100;

/** Characters of one message. */
const LONGEST_MESSAGE = 4000;

/**
 * Everything that stopped a stage, collected: `problems` is never empty, and the message is all of them as text. Of very many the
 * first {@link MOST_PROBLEMS} are kept.
 */
export class AipackError extends Error {
  override readonly name = 'AipackError';
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[], options?: ErrorOptions) {
    const list = ('code' in problems ? [problems] : problems.slice(0, MOST_PROBLEMS)).map(shortened);
    super(list.map(describeProblem).join('\n'), options);
    this.problems = list;
  }

  /** Code of the first problem, for exit codes. */
  get code(): ProblemCode {
    return this.problems[0]?.code ?? 'INTERNAL';
  }
}

function shortened(problem: Problem): Problem {
  const { message } = problem;
  return message.length <= LONGEST_MESSAGE ? problem : { ...problem, message: `${message.slice(0, LONGEST_MESSAGE)}…` };
}

/** `file:line: message`, with the hint on a line of its own. */
export function describeProblem(problem: Problem): string {
  const { location, message, hint } = problem;
  const where = location === undefined ? '' : `${describeLocation(location)}: `;
  return `${where}${message}${hint === undefined ? '' : `\n  ${hint.replaceAll('\n', '\n  ')}`}`;
}

export function describeLocation(location: SourceLocation): string {
  return location.line === undefined ? location.file : `${location.file}:${location.line}`;
}
