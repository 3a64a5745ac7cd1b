import { openClient, type Client } from '../buildkit/index.ts';
import { explainBuildFailure } from '../app/explain-failure.ts';
import type { LineOutside } from '../app/line.ts';
import { normalisePlatforms } from '../app/platform.ts';
import type { LineSettings } from '../app/settings.ts';
import { AipackError } from '../schema/errors.ts';
import type { BuildSurroundings, BuildWishes } from './build-wishes.ts';
import { placeAddress } from './buildkit-address.ts';
import type { Workspace } from './workspace-path.ts';

/** The option that an address of BuildKit is given by. */
export const BUILDKIT_OPTION = '`buildkit` (--buildkit)';

/** How a run finds the BuildKit to build on. */
export interface DaemonSettings {
  readonly settings: Pick<LineSettings, 'caCertificates'>;
  readonly wishes: Pick<BuildWishes, 'builder' | 'buildkit' | 'container' | 'release'>;
  readonly surroundings: Pick<BuildSurroundings, 'environment' | 'onWait' | 'onWarning' | 'signal'>;
  readonly workspace: Workspace;
}

/**
 * What finds the BuildKit to build on, or starts one; it throws what {@link explainBuildFailure} makes of what went wrong.
 * @throws AipackError as {@link placeAddress} does, and INPUT_INVALID where two are named, before anything is looked for
 */
export function daemonOf(
  { settings, wishes, surroundings, workspace }: DaemonSettings,
  { stopwatch }: Pick<LineOutside, 'stopwatch'>,
): () => Promise<Client> {
  const { onWait, onWarning, signal } = surroundings;
  const { builder, buildkit, container, release } = wishes;
  if (builder !== undefined && buildkit !== undefined) throw twoDaemons();
  const { BUILDKIT_HOST, ...others } = surroundings.environment;
  // A builder that is named comes before an address that the environment has.
  const environment = builder === undefined ? surroundings.environment : { ...others, BUILDX_BUILDER: builder };
  const open = {
    address: builder === undefined ? placeAddress(buildkit ?? BUILDKIT_HOST, workspace) : undefined,
    addressFrom: buildkit === undefined ? undefined : BUILDKIT_OPTION,
    builderFrom: builder === undefined ? undefined : '`builder` (--builder)',
    certificates: settings.caCertificates,
    container: container && { ...container, onProgress: onWait },
    environment,
    onWait,
    onWarning,
    release,
    signal,
  };
  return () =>
    stopwatch
      .measure('connect', () => openClient(open))
      .catch((error: unknown) => {
        throw explainBuildFailure(error);
      });
}

function twoDaemons(): AipackError {
  return new AipackError({
    code: 'INPUT_INVALID',
    message: 'Both builder and buildkit say where to build',
    hint: 'Give a name of buildx with builder, or an address with buildkit.',
  });
}

/** The first platform that the daemon names is its machine's own. */
export function ownPlatform(offered: readonly string[], outside: LineOutside): readonly string[] {
  const [first] = offered;
  return first === undefined ? [outside.defaultPlatform] : normalisePlatforms([first]);
}
