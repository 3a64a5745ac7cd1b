import type { Unbuildable } from '../detect/detect.ts';
import { AipackError } from '../schema/errors.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';

/**
 * The one service to build. Its name is matched exactly; nothing is ever guessed: beside services that can't be built the only one
 * that can has to be named, too.
 * @throws AipackError SERVICE_AMBIGUOUS or SERVICE_UNKNOWN, listing the services there are; the problems of a service that can't be built
 */
export function selectService(
  builds: readonly UniversalBuild[],
  name: string | undefined,
  unbuildable: readonly Unbuildable[] = [],
): UniversalBuild {
  const names = builds.map(({ metadata }) => metadata.project_name);
  const others = unbuildable.map((each) => each.name);
  const also = others.length === 0 ? '' : `; ${others.join(', ')} cannot be built`;
  if (name === undefined) {
    const [only] = builds;
    if (only !== undefined && builds.length === 1 && others.length === 0) return only;
    throw new AipackError({
      code: 'SERVICE_AMBIGUOUS',
      message: `The repository has ${builds.length + others.length} services: ${[...names, ...others].join(', ')}${also}`,
      hint: 'Name the one to build with `service` (--service NAME).',
    });
  }
  const found = builds.find(({ metadata }) => metadata.project_name === name);
  if (found !== undefined) return found;
  refuseUnbuildable(unbuildable, name);
  throw new AipackError({
    code: 'SERVICE_UNKNOWN',
    message: `There is no service ${JSON.stringify(name)}`,
    hint: `The services are: ${names.join(', ')}${also}`,
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

/** @throws AipackError the problems of a service that can't be built, where it is the one that is asked for */
export function refuseUnbuildable(unbuildable: readonly Unbuildable[], name: string): void {
  const broken = unbuildable.find((each) => each.name === name);
  if (broken !== undefined) throw new AipackError(broken.problems);
}
