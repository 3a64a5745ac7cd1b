import type { OutputOpener } from '../../buildkit/index.ts';
import type { Reference } from '../../oci/index.ts';
import { StepTracker } from '../../report/steps.ts';
import { AipackError } from '../../schema/errors.ts';
import type { BuildRequest, ImageTools } from '../build-request.ts';
import { explainBuildFailure } from '../explain-failure.ts';
import { archiveExporter } from '../exporters.ts';
import { checkLayerCount, installationOf, refusal } from '../installation.ts';
import { WITHOUT_ATTESTATIONS } from '../passes.ts';
import { rootsWhile } from '../roots-while.ts';
import { solvePass } from '../solve-pass.ts';

export interface RebuildRequest extends Pick<
  BuildRequest,
  'context' | 'insecureRegistries' | 'planned' | 'proxies' | 'secrets' | 'sharedKey' | 'ssh'
> {
  /** Where the image is that is built again: layers that its repository has needn't be sent. */
  readonly reference: Reference;
  /** Those of the image's manifest. */
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * Builds the image of a plan again, every step of it, and writes it as an OCI archive.
 * @returns digest of its manifest
 * @throws AipackError FEATURE_UNSUPPORTED where packages can't come into it as they did; as a build otherwise
 */
export async function rebuild(request: RebuildRequest, tools: ImageTools, output: OutputOpener): Promise<string> {
  const { annotations, planned, reference } = request;
  const tracker = new StepTracker(tools.outputShown);
  try {
    const wanted = planned.plans[0]?.installation;
    const possible = installationOf(planned, tools.client.info);
    if (wanted?.way !== possible.way) throw unlike(possible.because);
    const where = { type: 'image', attributes: { push: 'true' }, names: [reference] } as const;
    const rooted = { planned, outputs: [where] };
    // A verdict rests on nothing that was remembered.
    const roots =
      possible.way === 'apk' ? undefined : await rootsWhile(rooted, tools, tracker, () => Promise.resolve(), true);
    if (roots !== undefined) checkLayerCount(planned, roots.byPlatform);
    const exported = {
      baseLayers: false,
      sourceDateEpoch: planned.source.epoch,
      annotations: Object.fromEntries(Object.entries(annotations).map(([key, value]) => [`annotation.${key}`, value])),
    };
    const pass = {
      exporters: [archiveExporter(exported, output)],
      choice: WITHOUT_ATTESTATIONS,
      cacheExports: [],
    };
    const whole = { ...request, noCache: true, caches: { imports: [], exports: [] } };
    const parts = { plans: planned.plans, facts: [], pass, roots };
    const { digest } = await tools.stopwatch.measure('build', () => solvePass(whole, tools, tracker, parts));
    if (digest === undefined) throw new Error('the daemon exported an image without a digest');
    return digest;
  } catch (error) {
    const because = refusal(error);
    throw because === undefined ? explainBuildFailure(error, tracker) : unlike(because);
  }
}

function unlike(because: string): AipackError {
  return new AipackError({
    code: 'FEATURE_UNSUPPORTED',
    message: `Each package is a layer of the image, which can't be done here: ${because}`,
    hint: 'Use another BuildKit with --buildkit.',
  });
}
