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
  const tail = step === undefined ? '' : lastWords(step);
  return {
    code: 'BUILD_FAILED',
    message: `The step ${JSON.stringify(name)} failed${code}.${tail}`,
    hint: hintFor(error),
  };
}

function lastWords({ tail }: Step): string {
  return tail.length === 0
    ? ' It printed nothing.'
    : ` Its last output:\n${tail.map((line) => `  | ${line}`).join('\n')}`;
}

function hintFor(error: BuildkitError): string {
  if (error.exitCode === 137)
    return 'The process was killed, most often because memory ran out. Give the machine more of it.';
  if (error.exitCode === 127) return 'A program was not found: add the package that has it to build.packages.';
  return error.hint ?? 'Run the command in a clean checkout to see the same; --verbose shows all of its output.';
}
