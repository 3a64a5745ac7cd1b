import type { DaemonInfo } from '../buildkit/index.ts';
import { pushProblems } from './push-problems.ts';
import type { BuildTools } from './build-request.ts';
import type { ExportRequest } from './exporters.ts';
import { isLoaded, isPushed, isStored, pushedNames } from '../options/targets.ts';
import { AipackError, type Problem } from '../schema/errors.ts';

type PreflightTools = Pick<BuildTools, 'lowDisk' | 'onWarning' | 'pushes' | 'stopwatch'> & {
  readonly client: { readonly info: Pick<DaemonInfo, 'docker'> };
};

/**
 * Everything that can be found wrong before a build, at once: names and outputs that don't go together, registries that refuse, and a disk
 * without room.
 * @param bytes that the packages of the build take once they are unpacked
 * @throws AipackError TAG_MISSING, FEATURE_UNSUPPORTED, REGISTRY_REFUSED, DISK_LOW
 */
export async function beforeBuild(
  { outputs }: Pick<ExportRequest, 'outputs'>,
  platformCount: number,
  { client, lowDisk, onWarning, pushes, stopwatch }: PreflightTools,
  bytes: number,
): Promise<void> {
  const problems: Problem[] = [];
  const unnamed = outputs.find((output) => output.names.length === 0 && (isPushed(output) || isLoaded(output)));
  if (unnamed !== undefined) {
    problems.push({
      code: 'TAG_MISSING',
      message: `There is no name to ${isPushed(unnamed) ? 'push' : 'load'} the image by`,
      hint: 'Give one with `tags` (--tag), such as ghcr.io/owner/app:1.2.',
    });
  }
  const archive = outputs.find((output) => output.type === 'docker' && !isStored(output, client.info));
  if (platformCount > 1 && archive !== undefined) {
    problems.push({
      code: 'FEATURE_UNSUPPORTED',
      message: `An archive of type docker holds one platform only${isLoaded(archive) ? ', and the image would be loaded as one' : ''}`,
      hint: isLoaded(archive)
        ? "Load one platform, push the image, or build with Docker's own BuildKit."
        : 'Use type=oci for several platforms, or build one at a time.',
    });
  }
  const names = pushedNames(outputs);
  if (names.length > 0)
    problems.push(...(await stopwatch.measure('preflight', () => pushProblems(pushes, names, onWarning))));
  problems.push(...((await lowDisk?.(bytes)) ?? []));
  if (problems.length > 0) throw new AipackError(problems);
}
