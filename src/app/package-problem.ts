import { ApkError, ApkSetError, RootError } from '../apk/index.ts';
import { AipackError, type Problem } from '../schema/errors.ts';

/** Failures that may pass, or that another mirror may not have; all others are about what a package holds. */
const PASSING: ReadonlySet<string> = new Set(['APK_NETWORK', 'APK_STATUS', 'APK_TIMEOUT', 'APK_WITHDRAWN']);

/** Packages that can't be had, taken or put together as problems for a user; any other error as it is. */
export function explainPackageError(error: unknown): unknown {
  if (error instanceof ApkError) return new AipackError(packageProblem(error), { cause: error });
  if (error instanceof ApkSetError) return new AipackError(error.problems.map(packageProblem), { cause: error });
  if (!(error instanceof RootError)) return error;
  const { hint, problems } = error;
  return new AipackError(
    problems.map(({ message }) => ({ code: 'PACKAGES_CONFLICT', message, hint })),
    { cause: error },
  );
}

function packageProblem({ code, hint, message }: ApkError): Problem {
  return { code: PASSING.has(code) ? 'PACKAGE_UNAVAILABLE' : 'PACKAGE_REFUSED', message, hint };
}
