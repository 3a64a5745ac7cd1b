import { AipackError, type Problem } from '../schema/errors.ts';

/**
 * A failure together with what else would end the same run once that is mended, so that all of it is told at once.
 * @param checks each tells its problems, or throws them; what can't be checked now is left for the next run
 */
export async function alsoWrong(
  error: unknown,
  checks: readonly (() => Promise<readonly Problem[]>)[],
  signal: AbortSignal,
): Promise<unknown> {
  if (!(error instanceof AipackError) || signal.aborted) return error;
  const found = await Promise.all(
    checks.map(async (check) =>
      check().catch((thrown: unknown) => (thrown instanceof AipackError ? thrown.problems : [])),
    ),
  );
  // Both may have asked the same of the same.
  const unique = new Map([...error.problems, ...found.flat()].map((problem) => [JSON.stringify(problem), problem]));
  return unique.size > error.problems.length ? new AipackError([...unique.values()], { cause: error }) : error;
}
