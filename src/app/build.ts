import type { ImagePlan, Installation } from '../image/image-plan.ts';
import { buildPredicate, spdxDocument, type AttestationFacts } from '../image/attestations.ts';
import { CONTEXT_NAME } from '../image/lower-plan.ts';
import { StepTracker } from '../report/steps.ts';
import type { BuildRequest, ImageTools } from './build-request.ts';
import { attestationFacts, attests, type AttestationChoice } from './attest.ts';
import { explainBuildFailure } from './explain-failure.ts';
import { checkLayerCount, installationOf, refusal } from './installation.ts';
import { findKept } from './kept.ts';
import { makeReport } from './make-report.ts';
import { PackageStep } from './package-step.ts';
import { passesOf, type Pass } from './passes.ts';
import { beforeBuild } from './preflight.ts';
import { bytesSent, prepareRoots, type PreparedRoots } from './prepare-roots.ts';
import type { PublishedImage } from './published.ts';
import type { BuildReport } from '../report/build-report.ts';
import { solveOptions } from './solve-options.ts';
import { solvePlans, type SolveRequest } from './solve-plans.ts';

/** How layers were made is for the report: the image is the same. */
const LAYER_NOTICES: ReadonlySet<string> = new Set(['LAYER_MADE_ANEW', 'LAYERS_JOINED']);

/**
 * Builds, attests, exports and pushes an image. Where packages can't be layers after all, they are installed by apk.
 * @throws AipackError BUILD_FAILED, REGISTRY_REFUSED, FEATURE_UNSUPPORTED, CANCELLED…
 */
export async function buildImage(request: BuildRequest, tools: ImageTools): Promise<BuildReport> {
  const { planned } = request;
  const tracker = new StepTracker();
  const installation = installationOf(planned, tools.client.info);
  const build = async (how: Installation, roots?: PreparedRoots): Promise<BuildReport> =>
    new BuildRun(request, tools, tracker, how, roots).run();
  try {
    if (installation.way === 'apk') {
      if (installation !== planned.plans[0]?.installation) tellApk(installation, tools);
      await beforeBuild(request, planned.plans.length, tools);
      return await build(installation);
    }
    const roots = await rootsWhile(request, tools, tracker, () => beforeBuild(request, planned.plans.length, tools));
    for (const { code, message } of roots.notices) if (!LAYER_NOTICES.has(code)) tools.onNotice(message);
    try {
      checkLayerCount(planned, roots.byPlatform);
      return await build(installation, roots);
    } catch (error) {
      const because = refusal(error);
      if (because === undefined || tools.signal.aborted) throw error;
      const instead = { way: 'apk', because } as const;
      tellApk(instead, tools);
      return await build(instead);
    }
  } catch (error) {
    throw explainBuildFailure(error, tracker);
  }
}

function tellApk({ because }: Installation, { onNotice }: ImageTools): void {
  onNotice(`Packages are installed by apk in a base image instead of each being a layer: ${because}.`);
}

/** Fetches packages while something else is done that may end the build; whichever fails first ends the other. */
async function rootsWhile(
  { planned, push, tags }: BuildRequest,
  { makeRoots, now, onProgress, signal, stopwatch }: ImageTools,
  tracker: StepTracker,
  other: () => Promise<void>,
): Promise<PreparedRoots> {
  const stop = new AbortController();
  const step = new PackageStep(tracker, onProgress, now);
  const options = { signal: AbortSignal.any([signal, stop.signal]), onProgress: step.progress };
  const preparing = stopwatch.measure('packages', () =>
    prepareRoots(planned, push ? tags : [], makeRoots, options).then(
      (roots) => {
        step.end();
        return roots;
      },
      (error: unknown) => {
        step.end(error as Error);
        throw error;
      },
    ),
  );
  try {
    const [roots] = await Promise.all([preparing, other()]);
    return roots;
  } catch (error) {
    stop.abort(error);
    // Whatever it fails with now, the first failure is the one to tell.
    await preparing.catch(() => undefined);
    throw error;
  }
}

class BuildRun {
  readonly #tracker: StepTracker;
  readonly #request: BuildRequest;
  readonly #tools: ImageTools;
  readonly #installation: Installation;
  readonly #roots: PreparedRoots | undefined;
  readonly #facts: readonly AttestationFacts[];

  constructor(
    request: BuildRequest,
    tools: ImageTools,
    tracker: StepTracker,
    installation: Installation,
    roots: PreparedRoots | undefined,
  ) {
    this.#request = request;
    this.#tools = tools;
    this.#tracker = tracker;
    this.#installation = installation;
    this.#roots = roots;
    const { planned, attestations, toolVersion } = request;
    this.#facts = planned.pinned.platforms.map((platform) => {
      const learnt = roots?.packages.get(platform.platform);
      return attestationFacts(planned.pinned, platform, planned.source, attestations, toolVersion, learnt);
    });
  }

  async run(): Promise<BuildReport> {
    const { planned } = this.#request;
    const request = { ...this.#request, sourceDateEpoch: planned.source.epoch, baseLayers: false };
    const builds = this.#facts.map((facts) => ({
      platform: facts.platform,
      predicates: { build: buildPredicate(facts), inventory: spdxDocument(facts) },
      solve: async (pass: Pass) => {
        const own = planned.plans.filter(({ platform }) => platform === facts.platform);
        return (await this.#solve(own, pass)).digest;
      },
    }));
    const kept = await findKept(request, this.#tools, builds);
    const passes = passesOf(request, this.#tools, kept !== undefined);
    const digests: (string | undefined)[] = [];
    await this.#tools.stopwatch.measure('build', async () => {
      for (const pass of passes) digests.push((await this.#solve(planned.plans, pass)).digest);
    });
    return this.#report(kept?.digest ?? digests[0], kept?.manifests);
  }

  #solve(plans: readonly ImagePlan[], pass: Pass): Promise<{ digest: string | undefined }> {
    const { context, noCache, planned, sharedKey } = this.#request;
    const { client } = this.#tools;
    const { source } = planned;
    const locals = { [CONTEXT_NAME]: context };
    const roots = this.#roots;
    const layouts = roots === undefined ? {} : { ociLayouts: roots.layouts };
    const options = solveOptions(this.#request, this.#tools, this.#tracker, { ...pass, locals, source, ...layouts });
    const facts = plans.map((plan) => this.#facts.find(({ platform }) => platform === plan.platform));
    const request: SolveRequest = {
      plans,
      facts: facts.filter((item) => item !== undefined),
      choice: pass.choice,
      sharedKeyHint: sharedKey,
      noCache,
      scannerPlatform: client.info.platforms[0] ?? planned.plans[0]?.platform ?? 'linux/amd64',
      ...(roots === undefined ? {} : { roots: roots.byPlatform }),
    };
    return client.build(options, (gateway) => solvePlans(gateway, request));
  }

  async #report(digest: string | undefined, manifests: PublishedImage['manifests'] | undefined): Promise<BuildReport> {
    const { attestations, planned } = this.#request;
    const { metadata } = planned.pinned.build;
    const platforms = planned.pinned.platforms.map(({ platform, packages }) => {
      const manifest = manifests?.get(platform);
      return {
        platform,
        ...(manifest === undefined ? {} : { digest: manifest }),
        packages: {
          build: packages.build.map(({ name, version }) => `${name}=${version}`),
          runtime: packages.runtime.map(({ name, version }) => `${name}=${version}`),
        },
      };
    });
    const roots = this.#roots;
    return makeReport(this.#request, this.#tools, this.#tracker, {
      service: {
        name: metadata.project_name,
        path: metadata.path,
        language: metadata.language,
        buildSystem: metadata.build_system,
        ...(metadata.framework === undefined ? {} : { framework: metadata.framework }),
      },
      digest,
      unchanged: manifests !== undefined,
      baseImage: roots === undefined ? (planned.plans[0]?.baseImage ?? '') : '',
      installation: {
        ...this.#installation,
        ...(roots === undefined
          ? {}
          : { sent: bytesSent(roots), notices: roots.notices.map(({ message }) => message) }),
      },
      attestations: attestationNames(attestations),
      platforms,
    });
  }
}

function attestationNames(choice: AttestationChoice): readonly string[] {
  return [
    ...(choice.sbom === false ? [] : ['sbom']),
    ...(choice.provenance === false ? [] : ['provenance']),
    ...(attests(choice) ? ['build'] : []),
  ];
}
