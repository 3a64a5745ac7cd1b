import { buildImage } from '../app/build.ts';
import type { BuildTools } from '../app/build-request.ts';
import { emulationNotice } from '../app/emulation.ts';
import { planStage } from '../app/line.ts';
import { rootMaker } from '../app/make-roots.ts';
import type { LineSettings } from '../app/settings.ts';
import type { BuildReport } from '../report/build-report.ts';
import type { Problem } from '../schema/errors.ts';
import { alsoWrong } from './also-wrong.ts';
import type { BuildSurroundings } from './build-wishes.ts';
import { ownPlatform } from './daemon.ts';
import type { CommonRequest } from './dockerfile-line.ts';
import type { HostOutside } from './outside.ts';
import { ownSecrets } from './own-secrets.ts';
import { openPackageBytes } from './package-bytes.ts';
import { contextSource } from './repository-source.ts';

// For what is to be planned alone: the bundler then has both in one part.
export { planStage };

/**
 * What is found out of a repository, built.
 * @param settings with the platforms of the image
 * @param refusals what registries refuse, told beside what keeps a plan from being made
 */
export async function buildPlanned(
  settings: LineSettings,
  outside: HostOutside,
  common: CommonRequest,
  tools: BuildTools,
  surroundings: BuildSurroundings,
  refusals: () => Promise<readonly Problem[]>,
): Promise<BuildReport> {
  const { onNotice, onWarning, packages, signal } = surroundings;
  const [buildPlatform = outside.defaultPlatform] = ownPlatform(tools.client.info.platforms, outside);
  const planned = await planStage({ ...settings, buildPlatform }, outside).catch(async (error: unknown) => {
    throw await alsoWrong(error, [refusals], signal);
  });
  surroundings.onPlanned?.(planned.pinned.build);
  for (const { message, location } of planned.notices) onNotice(message, location);
  for (const { message } of planned.warnings) onWarning(message);
  const emulation = emulationNotice(planned.pinned, buildPlatform);
  if (emulation !== undefined) onNotice(emulation);
  // Where the repository was read for the plan, that has told it.
  const tell = (message: string): void => {
    if (!planned.notices.some((notice) => notice.message === message)) onNotice(message);
  };
  const context = contextSource(settings.context, await outside.tracked(), tell);
  await outside.checkContext(context, planned.pinned.build);
  const secrets = { ...common.secrets, ...ownSecrets(settings, planned.plans) };
  const kept = await openPackageBytes(packages, onWarning);
  try {
    const network = { fetch, store: outside.store, bytes: kept.bytes, onWarning };
    const makeRoots = rootMaker(settings.packages, network);
    return await buildImage({ ...common, secrets, planned, context }, { ...tools, makeRoots, onNotice });
  } finally {
    await kept.close();
  }
}
