import type { Checked } from '../assist/tools/submit.ts';
import { AipackError, type ProblemCode } from '../schema/errors.ts';
import { loadBuilds } from '../schema/load.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';

/** The name of a submission in messages to the model. */
const SUBMISSION = 'submission';
/** What a model can do nothing about. */
const NOT_ITS_FAULT: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'CANCELLED',
  'DETECTION_TIMEOUT',
  'INDEX_UNAVAILABLE',
  'INDEX_REFUSED',
]);

/**
 * Checks what a model submits exactly as a person's file is checked. It is for the whole repository, so that an `aipack.yml` can say
 * the same.
 * @param pin the rules, and the packages on every platform
 */
export async function checkSubmission(
  content: string,
  pin: (build: UniversalBuild) => Promise<unknown>,
): Promise<Checked> {
  try {
    const [build, ...more] = loadBuilds(content, SUBMISSION).builds;
    if (build === undefined || more.length > 0)
      throw wrong('is more than one build: submit one for the whole repository');
    if (build.metadata.path !== '.') {
      throw wrong(
        `metadata.path is ${JSON.stringify(build.metadata.path)}, and has to be ".": name folders in commands, inputs and copies`,
      );
    }
    await pin(build);
    return { build };
  } catch (error) {
    if (!(error instanceof AipackError) || error.problems.some(({ code }) => NOT_ITS_FAULT.has(code))) throw error;
    return { problems: error.problems };
  }
}

function wrong(message: string): AipackError {
  return new AipackError({ code: 'SPEC_INVALID', message, location: { file: SUBMISSION } });
}
