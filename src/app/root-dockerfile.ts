import type { DetectResult } from '../detect/detect.ts';
import { imageName } from '../detect/core/names.ts';
import type { Repository } from '../detect/core/repository.ts';
import type { Notice } from '../detect/core/types.ts';
import { AipackError } from '../schema/errors.ts';
import { OVERRIDE_FILES } from '../schema/override-files.ts';
import type { Locate } from '../schema/locate.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import type { LineSettings } from './settings.ts';

const FILE = 'Dockerfile';

/** Whether nothing of a repository can be planned, so that a Dockerfile is all that says how it is built. */
export function foundNothing(error: unknown): error is AipackError {
  return error instanceof AipackError && (error.code === 'NOTHING_DETECTED' || error.code === 'REPOSITORY_EMPTY');
}

/** What the image of the Dockerfile in the root is called as a service; undefined where there is none. */
export function dockerfileService(repository: Repository): string | undefined {
  return repository.peek(FILE) === undefined ? undefined : imageName(repository.name) || 'app';
}

/**
 * A repository with nothing but a Dockerfile has the one service that this makes.
 * @throws AipackError the same one, where something else is wrong or there is no Dockerfile
 */
export function dockerfileAlone(
  error: unknown,
  repository: Repository,
): DetectResult & {
  readonly dockerfile: string;
  readonly locations: ReadonlyMap<UniversalBuild, Locate>;
  readonly warnings: readonly Notice[];
} {
  const name = foundNothing(error) ? dockerfileService(repository) : undefined;
  if (name === undefined) throw error;
  const message = `the Dockerfile is all that says how ${name} is built: \`build\` builds what it says`;
  return {
    builds: [],
    considered: [],
    unbuildable: [],
    warnings: [],
    locations: new Map(),
    notices: [{ code: 'DOCKERFILE_BUILT', message, location: { file: FILE } }],
    dockerfile: name,
  };
}

/** Tells what `build` does with the Dockerfile in the root, where there is a plan beside it and nothing asks for that. */
export function withDockerfileNotice<T extends { readonly notices: readonly Notice[]; readonly dockerfile?: string }>(
  detected: T,
  { overrides, service, spec }: Pick<LineSettings, 'overrides' | 'service' | 'spec'>,
  repository: Repository,
): T {
  const asked = spec !== undefined || service !== undefined || overrides.length > 0;
  const own = asked || OVERRIDE_FILES.some((name) => repository.peek(name) !== undefined);
  if (own || detected.dockerfile !== undefined || dockerfileService(repository) === undefined) return detected;
  const notice: Notice = {
    code: 'DOCKERFILE_BUILT',
    message:
      '`build` builds what the Dockerfile in the root says rather than this plan, unless it is told no-dockerfile or names a service',
    location: { file: FILE },
  };
  return { ...detected, notices: [notice, ...detected.notices] };
}
