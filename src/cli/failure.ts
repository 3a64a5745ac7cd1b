import { joined, printable, printableJson, printableLines, say, type Printable } from '../untrusted/printable.ts';
import { exitCodeOfSignal } from '../host/interrupts.ts';
import { AipackError, describeProblem, type Problem, type ProblemCode } from '../schema/errors.ts';

/** `EX_TEMPFAIL` of sysexits: the same command may succeed later. */
const TRANSIENT = 75;
const TRANSIENT_CODES: ReadonlySet<ProblemCode> = new Set([
  'INDEX_UNAVAILABLE',
  'PACKAGE_UNAVAILABLE',
  'REGISTRY_UNREACHABLE',
]);
/** What a command line that can't be read ends with. */
export const USAGE = 2;

/** 1 for what will fail again, 75 for what may not, 130 after Ctrl-C, 143 after SIGTERM. */
export function exitCodeOf(error: unknown, signal: AbortSignal): number {
  if (signal.aborted) return exitCodeOfSignal(signal.reason);
  if (!(error instanceof AipackError)) return 1;
  return error.problems.every(({ code }) => TRANSIENT_CODES.has(code)) ? TRANSIENT : 1;
}

/** A failure for a person: every problem with its place, code and next step. Stacks are for bugs only. */
export function explain(error: unknown, signal: AbortSignal): Printable {
  if (signal.aborted) return say`Cancelled.`;
  if (error instanceof AipackError) {
    return joined(
      error.problems.map((problem) => say`error: ${describeProblem(problem)} [${printable(problem.code)}]`),
      '\n',
    );
  }
  return say`error: this is a bug in aipack. Please report it with the lines below.\n${printableLines(stackOf(error))}`;
}

/** A failure for a program: `{ "failure": { exitCode, problems: [{ code, message, hint?, location? }] } }`. */
export function failureJson(exitCode: number, problems: readonly FailedProblem[]): Printable {
  return printableJson({ failure: { exitCode, problems } }, 2);
}

/** A problem as the line has it, or a command line that can't be read. */
type FailedProblem = Omit<Problem, 'code'> & { readonly code: ProblemCode | 'USAGE' };

/** What went wrong, as {@link failureJson} has it. */
export function problemsOf(error: unknown, signal: AbortSignal): readonly FailedProblem[] {
  if (signal.aborted) return [{ code: 'CANCELLED', message: 'Cancelled.' }];
  return error instanceof AipackError ? error.problems : [{ code: 'INTERNAL', message: stackOf(error) }];
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
