import type { PinnedBuild } from './validate.ts';

const ADVICE =
  'Build each platform on a runner of its own, or set up QEMU before (docker/setup-qemu-action), which takes several times as long.';

/**
 * What to know where the build stage runs on platforms that the machine only emulates, if at all; undefined where it runs on its own.
 * @param buildPlatform that of the machine that builds
 */
export function emulationNotice({ build, platforms }: PinnedBuild, buildPlatform: string): string | undefined {
  if (build.build.commands.length === 0) return undefined;
  const foreign = platforms.filter((each) => each.buildPlatform !== buildPlatform).map(({ platform }) => platform);
  if (foreign.length === 0) return undefined;
  const reason = build.metadata.reasoning.findLast(({ what }) => what === 'platforms' || what === 'build.platforms');
  const because = reason === undefined ? '' : `: ${reason.because}`;
  return `${build.metadata.project_name} is built on ${foreign.join(' and ')} itself, where BuildKit runs on ${buildPlatform}${because}. ${ADVICE}`;
}
