import { formatReference, type Reference, RegistryError } from '../oci/index.ts';
import type { Problem } from '../schema/errors.ts';
import { explainBuildFailure } from './explain-failure.ts';
import type { PushCheck } from './push-check.ts';

/**
 * Which registries would not take the image: a refusal then costs seconds, not a build.
 * A registry that can't be reached from here may still be reached by BuildKit, so that is only a warning.
 */
export async function pushProblems(
  pushes: PushCheck,
  tags: readonly Reference[],
  onWarning: (message: string) => void,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { error, tag } of await pushes.answers(tags)) {
    // What else can fail is finding the credentials.
    if (!(error instanceof RegistryError)) throw explainBuildFailure(error);
    if (FINAL.has(error.code)) problems.push(await refused(tag, error));
    else {
      const hint = error.hint === undefined ? '' : `. ${error.hint}`;
      onWarning(`Could not ask beforehand whether ${formatReference(tag)} may be pushed: ${error.message}${hint}`);
    }
  }
  return problems;
}

/** What a registry answers to BuildKit as well. */
const FINAL: ReadonlySet<RegistryError['code']> = new Set(['DENIED', 'INSECURE', 'NOT_FOUND']);

async function refused(tag: Reference, error: RegistryError): Promise<Problem> {
  const { code, hint, message } = error;
  const { pushHint } = await import('./push-hint.ts');
  return {
    code: 'REGISTRY_REFUSED',
    message: `${formatReference(tag)} can't be pushed: ${message}`,
    hint: code !== 'DENIED' && hint !== undefined ? hint : pushHint(tag, message),
  };
}
