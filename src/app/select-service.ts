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

/**
 * The service that a statement is about. Where nothing else says, a service is called as the folder of the checkout, which is another
 * one here: it is then the only one in its place.
 * @throws AipackError SERVICE_UNKNOWN
 */
export function statedService(
  builds: readonly UniversalBuild[],
  { name, path }: { readonly name: string; readonly path: string },
): UniversalBuild {
  const [there, ...more] = builds.filter(({ metadata }) => metadata.path === path);
  const known = builds.some(({ metadata }) => metadata.project_name === name);
  if (known || there === undefined || more.length > 0) return selectService(builds, name);
  return { ...there, metadata: { ...there.metadata, project_name: name } };
}
