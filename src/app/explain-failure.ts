import { BuildkitError } from '../buildkit/index.ts';
import { OciError } from '../oci/index.ts';
import type { Step, StepTracker } from '../report/steps.ts';
import { AipackError, type Problem, type ProblemCode } from '../schema/errors.ts';

const CODES: Partial<Record<BuildkitError['code'], ProblemCode>> = {
  NO_BUILDKIT: 'BUILDKIT_UNAVAILABLE',
  CONNECT_FAILED: 'BUILDKIT_UNAVAILABLE',
  PERMISSION_DENIED: 'BUILDKIT_UNAVAILABLE',
  TLS_FAILED: 'BUILDKIT_UNAVAILABLE',
  NOT_BUILDKIT: 'BUILDKIT_UNAVAILABLE',
  CONNECTION_LOST: 'BUILDKIT_UNAVAILABLE',
  SESSION_LOST: 'BUILDKIT_UNAVAILABLE',
  INVALID_ENDPOINT: 'INPUT_INVALID',
  INVALID_OPTION: 'INPUT_INVALID',
  DAEMON_TOO_OLD: 'BUILDKIT_TOO_OLD',
  UNSUPPORTED: 'FEATURE_UNSUPPORTED',
  CANCELLED: 'CANCELLED',
  REGISTRY_DENIED: 'REGISTRY_REFUSED',
  REGISTRY_RATE_LIMIT: 'REGISTRY_REFUSED',
  REGISTRY_UNREACHABLE: 'REGISTRY_UNREACHABLE',
};

/** What BuildKit's client threw, or a credential helper, as a problem of this tool; everything else as it is. */
export function explainBuildFailure(error: unknown, tracker?: StepTracker): unknown {
  // Credentials that can't be had fail a registry's client here as they do BuildKit's.
  if (error instanceof OciError && error.code === 'HELPER_FAILED') return buildProblem('BUILD_FAILED', error);
  if (!(error instanceof BuildkitError)) return error;
  if (error.code === 'EXEC_FAILED') return new AipackError(failedStep(error, tracker), { cause: error });
  return buildProblem(CODES[error.code] ?? 'BUILD_FAILED', error);
}

function buildProblem(code: ProblemCode, error: BuildkitError | OciError): AipackError {
  const { hint, message } = error;
  return new AipackError({ code, message, ...(hint === undefined ? {} : { hint }) }, { cause: error });
}

/** A command that failed: which step, how, and the last it said. */
function failedStep(error: BuildkitError, tracker: StepTracker | undefined): Problem {
  const step = tracker?.steps.find(({ digest }) => digest === error.vertex?.digest) ?? tracker?.failed;
  const name = step?.name ?? error.vertex?.name ?? 'a step of the build';
  const code = error.exitCode === undefined ? '' : ` with exit code ${error.exitCode}`;
  const message = `The step ${JSON.stringify(name)} failed${code}.${step === undefined ? '' : lastWords(step)}`;
  const unread = step === undefined ? undefined : unreadRepository(step);
  if (unread === undefined) return { code: 'BUILD_FAILED', message, hint: hintFor(error, step, tracker) };
  const { said, hint } = unread;
  return { code: 'BUILD_FAILED', message: `${message}\napk could not read a repository:\n${quoted(said)}`, hint };
}

function lastWords({ tail, lines }: Step): string {
  if (tail.length === 0) return ' It printed nothing.';
  return ` Its ${lines > tail.length ? `last output, of ${lines} lines` : 'output'}:\n${quoted(tail)}`;
}

function quoted(lines: readonly string[]): string {
  return lines.map((line) => `  | ${line}`).join('\n');
}

/** apk goes on without a repository that it can't read, and then has "no such package" to say of what is in there. */
function unreadRepository({ tail, warnings }: Step): { said: readonly string[]; hint: string } | undefined {
  if (warnings.length === 0 || !tail.some((line) => line.includes('no such package'))) return undefined;
  const refused = warnings.some((line) => /Permission denied|\b40[13]\b|Unauthorized|Forbidden/i.test(line));
  const untrusted = warnings.some((line) => /certificate|UNTRUSTED|TLS/i.test(line));
  const hint = refused
    ? 'The repository wants credentials, or other ones than it was given: write them into its address, as `package-repositories` has it.'
    : untrusted
      ? 'Give the certificate of its authority with `ca-file` (--ca-file), and its signing key with `package-keys`.'
      : "BuildKit's machine, not this one, must reach the repository: check its network, DNS and proxy, and the address.";
  return { said: warnings, hint };
}

function hintFor(error: BuildkitError, step: Step | undefined, tracker: StepTracker | undefined): string {
  if (error.exitCode === 137)
    return 'The process was killed, most often because memory ran out. Give the machine more of it.';
  if (error.exitCode === 127) return 'A program was not found: add the package that has it to build.packages.';
  if (error.hint !== undefined) return error.hint;
  const hidden = step !== undefined && step.lines > step.tail.length && tracker?.shown !== true;
  return `Run the command in a clean checkout to see the same${hidden ? '; --verbose shows all of its output' : ''}.`;
}
