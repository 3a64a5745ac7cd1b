import { AipackError } from '../schema/errors.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';

/**
 * The one service to build. Its name is matched exactly; nothing is ever guessed.
 * @throws AipackError SERVICE_AMBIGUOUS or SERVICE_UNKNOWN, listing the services there are.
 */
export function selectService(builds: readonly UniversalBuild[], name: string | undefined): UniversalBuild {
  const names = builds.map(({ metadata }) => metadata.project_name);
  if (name === undefined) {
    const [only] = builds;
    if (only !== undefined && builds.length === 1) return only;
    throw new AipackError({
      code: 'SERVICE_AMBIGUOUS',
      message: `The repository has ${builds.length} services: ${names.join(', ')}`,
      hint: 'Name the one to build with `service` (--service NAME).',
    });
  }
  const found = builds.find(({ metadata }) => metadata.project_name === name);
  if (found !== undefined) return found;
  throw new AipackError({
    code: 'SERVICE_UNKNOWN',
    message: `There is no service ${JSON.stringify(name)}`,
    hint: `The services are: ${names.join(', ')}`,
  });
}
