import { buildPredicate, spdxDocument, type AttestationFacts } from '../image/attestations.ts';
import type { ImagePlan } from '../image/image-plan.ts';
import { CONTEXT_NAME } from '../image/lower-plan.ts';
import { StepTracker } from '../report/steps.ts';
import type { BuildRequest, BuildTools } from './build-request.ts';
import { attestationFacts, attests, type AttestationChoice } from './attest.ts';
import { explainBuildFailure } from './explain-failure.ts';
import { findKept } from './kept.ts';
import { makeReport } from './make-report.ts';
import { passesOf, type Pass } from './passes.ts';
import { beforeBuild } from './preflight.ts';
import type { PublishedImage } from './published.ts';
import type { BuildReport } from '../report/build-report.ts';
import { solveOptions } from './solve-options.ts';
import { solvePlans, type SolveRequest } from './solve-plans.ts';

/**
 * Builds, attests, exports and pushes an image.
 * @throws AipackError BUILD_FAILED, REGISTRY_REFUSED, FEATURE_UNSUPPORTED, CANCELLED…
 */
export async function buildImage(request: BuildRequest, tools: BuildTools): Promise<BuildReport> {
  await beforeBuild(request, request.planned.plans.length, tools);
  const run = new BuildRun(request, tools);
  try {
    return await run.run();
  } catch (error) {
    throw explainBuildFailure(error, run.tracker);
  }
}

class BuildRun {
  readonly tracker = new StepTracker();
  readonly #request: BuildRequest;
  readonly #tools: BuildTools;
  readonly #facts: readonly AttestationFacts[];

  constructor(request: BuildRequest, tools: BuildTools) {
    this.#request = request;
    this.#tools = tools;
    const { planned, attestations, toolVersion } = request;
    this.#facts = planned.pinned.platforms.map((platform) =>
      attestationFacts(planned.pinned, platform, planned.source, attestations, toolVersion),
    );
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
    const options = solveOptions(this.#request, this.#tools, this.tracker, { ...pass, locals, source });
    const facts = plans.map((plan) => this.#facts.find(({ platform }) => platform === plan.platform));
    const request: SolveRequest = {
      plans,
      facts: facts.filter((item) => item !== undefined),
      choice: pass.choice,
      sharedKeyHint: sharedKey,
      noCache,
      scannerPlatform: client.info.platforms[0] ?? planned.plans[0]?.platform ?? 'linux/amd64',
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
    return makeReport(this.#request, this.#tools, this.tracker, {
      service: {
        name: metadata.project_name,
        path: metadata.path,
        language: metadata.language,
        buildSystem: metadata.build_system,
        ...(metadata.framework === undefined ? {} : { framework: metadata.framework }),
      },
      digest,
      unchanged: manifests !== undefined,
      baseImage: planned.plans[0]?.baseImage ?? '',
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
