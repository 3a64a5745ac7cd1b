import { joined, printable, printableLines, say, type Printable } from '../untrusted/printable.ts';
import { exitCodeOfSignal } from '../host/interrupts.ts';
import { AipackError, describeProblem, type ProblemCode } from '../schema/errors.ts';

/** `EX_TEMPFAIL` of sysexits: the same command may succeed later. */
const TRANSIENT = 75;
const TRANSIENT_CODES: ReadonlySet<ProblemCode> = new Set([
  'INDEX_UNAVAILABLE',
  'PACKAGE_UNAVAILABLE',
  'REGISTRY_UNREACHABLE',
]);

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
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return say`error: this is a bug in aipack. Please report it with the lines below.\n${printableLines(detail)}`;
}
