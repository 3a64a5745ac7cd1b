import { formatReference } from '../oci/index.ts';
import type { StepTracker } from '../report/steps.ts';
import { summariseSteps } from '../report/summary.ts';
import { attests } from './attest.ts';
import type { BuildRequest, BuildTools } from './build-request.ts';
import type { BuildReport, InstallationReport, PlatformReport } from '../report/build-report.ts';
import { imageSizes, type ImageSize } from './sizes.ts';

/** What only the kind of build knows of its outcome. */
export interface Outcome {
  readonly service: BuildReport['service'];
  readonly digest: string | undefined;
  readonly unchanged: boolean;
  readonly baseImage: string;
  readonly installation?: InstallationReport;
  /** Names of the attestations that were made. */
  readonly attestations: readonly string[];
  /** With the manifest's digest where it is known without asking the registry. */
  readonly platforms: readonly Omit<PlatformReport, 'size'>[];
}

/** The report of a build that succeeded; sizes are asked of the registry that it was pushed to. */
export async function makeReport(
  { attestations, push, tags }: Pick<BuildRequest, 'attestations' | 'push' | 'tags'>,
  { client, registry, stopwatch, written }: BuildTools,
  tracker: StepTracker,
  outcome: Outcome,
): Promise<BuildReport> {
  const { digest } = outcome;
  const [tag] = tags;
  const sizes =
    push && tag !== undefined && digest !== undefined
      ? await stopwatch.measure('sizes', () => imageSizes(registry, { ...tag, digest }))
      : new Map<string, ImageSize>();
  const platforms = outcome.platforms.map((item): PlatformReport => ({ ...item, ...sizes.get(item.platform) }));
  const [only] = platforms;
  const imageid = platforms.length === 1 ? (only?.digest ?? (attests(attestations) ? undefined : digest)) : digest;
  return {
    service: outcome.service,
    tags: tags.map(formatReference),
    pushed: push,
    unchanged: outcome.unchanged,
    ...(digest === undefined ? {} : { digest }),
    ...(imageid === undefined ? {} : { imageid }),
    platforms,
    attestations: outcome.attestations,
    buildkit: { endpoint: client.endpoint, version: client.info.versionText },
    baseImage: outcome.baseImage,
    ...(outcome.installation === undefined ? {} : { installation: outcome.installation }),
    ...outputsOf(written),
    steps: summariseSteps(tracker.steps),
    context: contextTransfer(tracker),
    stages: stopwatch.times,
  };
}

/** Bytes that the daemon asked for of the context; the daemon counts them. */
function contextTransfer(tracker: StepTracker): { readonly bytes: number } {
  const parts = tracker.steps.flatMap((step) => [...step.parts.values()]);
  const transfers = parts.filter(({ name }) => name.startsWith('transferring'));
  return { bytes: transfers.reduce((sum, { current }) => sum + current, 0) };
}

/** By their paths, since they are written at the same time; a build that was begun again has written them again. */
function outputsOf(written: BuildTools['written']): Pick<BuildReport, 'outputs'> {
  if (written.length === 0) return {};
  const latest = new Map(written.map((output) => [output.path, output]));
  return { outputs: [...latest.values()].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}
