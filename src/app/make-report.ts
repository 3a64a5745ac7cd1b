import { formatReference } from '../oci/index.ts';
import type { StepTracker } from '../report/steps.ts';
import { summariseSteps } from '../report/summary.ts';
import { attests } from './attest.ts';
import { isLoaded, isNameless, isPushed, isStored, pushedNames } from '../options/targets.ts';
import type { BuildRequest, BuildTools } from './build-request.ts';
import type { Made } from './make-image.ts';
import type { BuildReport, InstallationReport, PlatformReport, StartReport } from '../report/build-report.ts';
import { imageSizes, type ImageSize } from './sizes.ts';

/** What only the kind of build knows of its outcome. */
export interface Outcome {
  readonly service: BuildReport['service'];
  readonly made: Made;
  readonly baseImage: string;
  readonly installation?: InstallationReport;
  /** Names of the attestations that were made. */
  readonly attestations: readonly string[];
  readonly platforms: readonly Pick<PlatformReport, 'platform' | 'packages'>[];
  readonly starts?: readonly StartReport[];
}

/** The report of a build that succeeded; sizes are asked of the registry that it was pushed to. */
export async function makeReport(
  { attestations, outputs }: Pick<BuildRequest, 'attestations' | 'outputs'>,
  { client, loadedId, remembered, stopwatch, written }: BuildTools,
  tracker: StepTracker,
  outcome: Outcome,
): Promise<BuildReport> {
  const { buildx, delta: compare, digest, manifests, unchanged } = outcome.made;
  const pushed = outputs.some(isPushed);
  const [name] = pushedNames(outputs);
  const image = name === undefined || digest === undefined ? undefined : { ...name, digest };
  const [sizes, delta] =
    image === undefined
      ? [new Map<string, ImageSize>()]
      : await Promise.all([
          stopwatch.measure('sizes', () => imageSizes(remembered, image)),
          compare && stopwatch.measure('delta', () => compare(image)),
        ]);
  const platforms = outcome.platforms.map((item): PlatformReport => {
    const manifest = manifests.get(item.platform);
    return { ...item, ...(manifest === undefined ? {} : { digest: manifest }), ...sizes.get(item.platform) };
  });
  const [only] = platforms;
  const single = platforms.length === 1 ? (only?.digest ?? (attests(attestations) ? undefined : digest)) : digest;
  // What was only loaded is called what Docker calls it.
  const [first] = outputs.every(isLoaded) && !outputs.some((output) => isStored(output, client.info)) ? outputs : [];
  const loaded = first?.names[0];
  // That Docker can't be asked fails nothing: the image is there.
  const called = loaded && (await loadedId?.(formatReference(loaded), first?.context).catch(() => undefined));
  const imageid = called ?? single;
  const tags = namesOf(outputs, digest);
  const published = namesOf(outputs.filter(isPushed), digest);
  const unpublished = tags.filter((tag) => !published.includes(tag));
  return {
    ...buildx,
    // Of an image that was there already BuildKit tells no name.
    ...(buildx['image.name'] === undefined && digest !== undefined && tags.length > 0
      ? { 'image.name': tags.join(',') }
      : {}),
    service: outcome.service,
    tags,
    pushed,
    ...(pushed && unpublished.length > 0 ? { unpublished } : {}),
    unchanged,
    ...(digest === undefined ? {} : { digest }),
    ...(imageid === undefined ? {} : { imageid }),
    platforms,
    ...(delta === undefined ? {} : { delta }),
    attestations: outcome.attestations,
    buildkit: { endpoint: client.endpoint, version: client.info.versionText },
    baseImage: outcome.baseImage,
    ...(outcome.installation === undefined ? {} : { installation: outcome.installation }),
    ...outputsOf(written),
    ...(outcome.starts === undefined || outcome.starts.length === 0 ? {} : { starts: outcome.starts }),
    steps: summariseSteps(tracker.steps),
    context: contextTransfer(tracker),
    stages: stopwatch.times,
  };
}

/** What the image can be had by: a push that gives no name leaves its digest. */
function namesOf(outputs: BuildRequest['outputs'], digest: string | undefined): readonly string[] {
  const images = outputs.filter(({ type }) => type === 'image' || type === 'oci' || type === 'docker');
  const names = images.flatMap((output) =>
    output.names.map((name) =>
      digest !== undefined && isPushed(output) && isNameless(output)
        ? formatReference({ registry: name.registry, repository: name.repository, digest })
        : formatReference(name),
    ),
  );
  return [...new Set(names)];
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
