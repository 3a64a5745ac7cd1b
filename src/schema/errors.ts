import { printable, printableLines, say, type Printable } from '../untrusted/printable.ts';

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
  /** How many others this one stands for, which were left out. */
  readonly omitted?: number;
}

/** A problem that can be shown. */
export interface PrintableProblem extends Problem {
  readonly message: Printable;
  readonly hint?: Printable;
  readonly location?: SourceLocation & { readonly file: Printable };
}

export type ProblemCode =
  | 'CONTEXT_NOT_FOUND'
  | 'REPOSITORY_EMPTY'
  | 'NOTHING_DETECTED'
  | 'MANIFEST_UNREADABLE'
  | 'DETECTION_TIMEOUT'
  | 'PATH_OUTSIDE_REPOSITORY'
  | 'SERVICE_AMBIGUOUS'
  | 'SERVICE_UNKNOWN'
  | 'VERSION_UNAVAILABLE'
  | 'PROGRAM_MISSING'
  | 'SPEC_INVALID'
  | 'SPEC_NOT_FOUND'
  | 'PACKAGE_UNKNOWN'
  | 'PACKAGES_UNRESOLVABLE'
  | 'PACKAGE_UNMAINTAINED'
  | 'PACKAGE_UNAVAILABLE'
  | 'PACKAGE_REFUSED'
  | 'PACKAGES_CONFLICT'
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
  | 'DISK_LOW'
  | 'FEATURE_UNSUPPORTED'
  | 'BUILD_FAILED'
  | 'CHECK_FAILED'
  | 'MACHINE_UNFIT'
  | 'DOCKER_UNAVAILABLE'
  | 'RUN_FAILED'
  | 'IMAGE_NOT_FOUND'
  | 'STATEMENT_MISSING'
  | 'STATEMENT_INVALID'
  | 'STATEMENT_UNMET'
  | 'PACKAGES_GONE'
  | 'IMAGE_DIFFERS'
  | 'SIGNING_FAILED'
  | 'ASSIST_FAILED'
  | 'ASSIST_GAVE_UP'
  | 'ASSIST_REFUSED'
  | 'IMAGE_DOES_NOT_START'
  | 'CANCELLED'
  | 'INTERNAL';

/** Whoever mends these runs it again; more of them only bury the log. Those beyond are counted. */
export const MOST_PROBLEMS = 100;

/** Characters of one message. */
const LONGEST_MESSAGE = 4000;

/**
 * Everything that stopped a stage, collected: `problems` is never empty, and the message is all of them as text. Of very many the
 * first {@link MOST_PROBLEMS} are kept, and one more says how many there are besides. Names of others, their words and addresses
 * with passwords in them may be given as they are: here they become printable.
 */
export class AipackError extends Error {
  override readonly name = 'AipackError';
  readonly problems: readonly PrintableProblem[];

  constructor(problems: Problem | readonly Problem[], options?: ErrorOptions) {
    const list = ('code' in problems ? [problems] : firstOf(problems)).map(shortened).map(printableProblem);
    super(list.map(describeProblem).join('\n'), options);
    this.problems = list;
  }

  /** Code of the first problem, for exit codes. */
  get code(): ProblemCode {
    return this.problems[0]?.code ?? 'INTERNAL';
  }
}

function firstOf(problems: readonly Problem[]): readonly Problem[] {
  const single = problems.filter(({ omitted }) => omitted === undefined);
  const rest = [...single.slice(MOST_PROBLEMS), ...problems.filter(({ omitted }) => omitted !== undefined)];
  const [next] = rest;
  if (next === undefined) return problems;
  const omitted = rest.reduce((sum, problem) => sum + (problem.omitted ?? 1), 0);
  const message = `and ${omitted} more problem${omitted === 1 ? '' : 's'}`;
  return [...single.slice(0, MOST_PROBLEMS), { code: next.code, message, omitted }];
}

function shortened(problem: Problem): Problem {
  const { message } = problem;
  return message.length <= LONGEST_MESSAGE ? problem : { ...problem, message: `${message.slice(0, LONGEST_MESSAGE)}…` };
}

/** `file:line: message`, with the hint on a line of its own. */
export function describeProblem(problem: Problem): Printable {
  const { location, message, hint } = printableProblem(problem);
  const where = location === undefined ? say`` : say`${describeLocation(location)}: `;
  return hint === undefined ? say`${where}${message}` : say`${where}${message}\n  ${printableLines(hint, '  ')}`;
}

export function describeLocation(location: SourceLocation): Printable {
  const file = printable(location.file);
  return location.line === undefined ? file : say`${file}:${location.line}`;
}

function printableProblem({ code, message, hint, location, omitted }: Problem): PrintableProblem {
  return {
    code,
    message: printableLines(message, '  '),
    ...(hint === undefined ? {} : { hint: printableLines(hint) }),
    ...(location === undefined ? {} : { location: { ...location, file: printable(location.file) } }),
    ...(omitted === undefined ? {} : { omitted }),
  };
}
