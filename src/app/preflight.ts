import { formatReference, type Reference, RegistryError } from '../oci/index.ts';
import type { BuildTools } from './build-request.ts';
import { explainBuildFailure } from './explain-failure.ts';
import type { PushCheck } from './push-check.ts';
import type { ExportRequest } from './exporters.ts';
import { isLoaded, isPushed, pushedNames } from '../options/targets.ts';
import { AipackError, type Problem } from '../schema/errors.ts';

/**
 * Everything that can be found wrong before a build: names and outputs that don't go together, and registries that refuse.
 * @throws AipackError TAG_MISSING, FEATURE_UNSUPPORTED, REGISTRY_REFUSED
 */
export async function beforeBuild(
  { outputs }: Pick<ExportRequest, 'outputs'>,
  platformCount: number,
  { onWarning, pushes, stopwatch }: Pick<BuildTools, 'onWarning' | 'pushes' | 'stopwatch'>,
): Promise<void> {
  const unnamed = outputs.find((output) => output.names.length === 0 && (isPushed(output) || isLoaded(output)));
  if (unnamed !== undefined) {
    throw new AipackError({
      code: 'TAG_MISSING',
      message: `There is no name to ${isPushed(unnamed) ? 'push' : 'load'} the image by`,
      hint: 'Give one with `tags` (--tag), such as ghcr.io/owner/app:1.2.',
    });
  }
  if (platformCount > 1 && outputs.some((output) => output.type === 'docker' && !isLoaded(output))) {
    throw new AipackError({
      code: 'FEATURE_UNSUPPORTED',
      message: 'An archive of type docker holds one platform only',
      hint: 'Use type=oci for several platforms, or build one at a time.',
    });
  }
  const names = pushedNames(outputs);
  if (names.length > 0) await stopwatch.measure('preflight', () => checkPush(pushes, names, onWarning));
}

/**
 * Tells which registries would not take the image: a refusal then costs seconds, not a build.
 * A registry that can't be reached from here may still be reached by BuildKit, so that is only a warning.
 * @throws AipackError REGISTRY_REFUSED with every tag that is refused.
 */
async function checkPush(
  pushes: PushCheck,
  tags: readonly Reference[],
  onWarning: (message: string) => void,
): Promise<void> {
  const problems: Problem[] = [];
  for (const { error, tag } of await pushes.answers(tags)) {
    // What else can fail is finding the credentials.
    if (!(error instanceof RegistryError)) throw explainBuildFailure(error);
    if (FINAL.has(error.code)) problems.push(refused(tag, error));
    else {
      const hint = error.hint === undefined ? '' : `. ${error.hint}`;
      onWarning(`Could not ask beforehand whether ${formatReference(tag)} may be pushed: ${error.message}${hint}`);
    }
  }
  if (problems.length > 0) throw new AipackError(problems);
}

/** What a registry answers to BuildKit as well. */
const FINAL: ReadonlySet<RegistryError['code']> = new Set(['DENIED', 'INSECURE', 'NOT_FOUND']);

function refused(tag: Reference, error: RegistryError): Problem {
  return {
    code: 'REGISTRY_REFUSED',
    message: `${formatReference(tag)} can't be pushed: ${error.message}`,
    hint: error.code !== 'DENIED' && error.hint !== undefined ? error.hint : pushHint(tag.registry),
  };
}

/** What to do when a registry says no. */
function pushHint(registry: string): string {
  if (registry === 'ghcr.io') {
    return 'Give the job `permissions: packages: write`. If the package exists already, its settings must give this repository write access.';
  }
  return `Log in to ${registry} first, with docker login or docker/login-action, as somebody who may push there.`;
}
