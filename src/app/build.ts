import { BuildkitError, type BuildResult } from '../buildkit/index.ts';
import type { ImagePlan, Installation } from '../image/image-plan.ts';
import { buildPredicate, type AttestationFacts } from '../image/attestations.ts';
import { StepTracker } from '../report/steps.ts';
import type { BuildRequest, ImageTools } from './build-request.ts';
import { attestationFacts } from './attestation-facts.ts';
import { attestationNames } from './attest.ts';
import { explainBuildFailure } from './explain-failure.ts';
import { checkLayerCount, installationOf, refusal } from './installation.ts';
import { makeImage, type Made } from './make-image.ts';
import { makeReport } from './make-report.ts';
import { checkForms } from './one-form.ts';
import type { Pass } from './passes.ts';
import { beforeBuild } from './preflight.ts';
import { bytesSent, type PreparedRoots } from './prepare-roots.ts';
import type { BuildReport } from '../report/build-report.ts';
import { rootsWhile } from './roots-while.ts';
import { AipackError } from '../schema/errors.ts';
import { starter } from './start/starter.ts';
import { solvePass } from './solve-pass.ts';
import type { PinnedBuild } from './validate.ts';

/** How layers were made is for the report: the image is the same. */
const LAYER_NOTICES: ReadonlySet<string> = new Set(['LAYER_MADE_ANEW', 'LAYERS_JOINED']);

/** Of a spec file, which may hold any number; detection gives some twenty. */
const MOST_REASONS = 50;

/**
 * Builds, attests, exports and pushes an image. Where packages can't be layers after all, they are installed by apk.
 * @throws AipackError BUILD_FAILED, REGISTRY_REFUSED, FEATURE_UNSUPPORTED, CANCELLED…
 */
export async function buildImage(request: BuildRequest, tools: ImageTools): Promise<BuildReport> {
  const { planned } = request;
  const tracker = new StepTracker(tools.outputShown);
  const installation = installationOf(planned, tools.client.info);
  const build = async (how: Installation, roots?: PreparedRoots): Promise<BuildReport> =>
    new BuildRun(request, tools, tracker, how, roots).run();
  const bytes = unpackedBytes(planned.pinned);
  try {
    if (installation.way === 'apk') {
      if (installation !== planned.plans[0]?.installation) tellApk(installation, tools);
      await beforeBuild(request, planned.plans.length, tools, bytes);
      return await build(installation);
    }
    checkForms(request.outputs, request.caches.exports);
    const roots = await rootsWhile(request, tools, tracker, () =>
      beforeBuild(request, planned.plans.length, tools, bytes),
    );
    for (const { code, message } of roots.notices) if (!LAYER_NOTICES.has(code)) tools.onNotice(message);
    const buildOf = async (prepared: PreparedRoots): Promise<BuildReport> => {
      checkLayerCount(planned, prepared.byPlatform);
      return build(installation, prepared);
    };
    try {
      return await buildOf(roots).catch(async (error: unknown) => {
        if (tools.signal.aborted || !(await isMistaken(roots, error))) throw error;
        return buildOf(await rootsWhile(request, tools, tracker, () => Promise.resolve(), true));
      });
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

/** Whether a build failed for what was remembered of its packages: a step that fails does so by itself. */
async function isMistaken(roots: PreparedRoots, error: unknown): Promise<boolean> {
  if (error instanceof BuildkitError && error.code === 'EXEC_FAILED') return false;
  if (error instanceof AipackError && error.code === 'IMAGE_DOES_NOT_START') return false;
  try {
    return await roots.isMistaken();
  } catch {
    // Packages that can't be had any more tell nothing about why the build failed.
    return false;
  }
}

/** What the packages of all stages take, each platform for itself. */
function unpackedBytes({ platforms }: PinnedBuild): number {
  const all = platforms.flatMap(({ packages }) => [...packages.build, ...packages.runtime]);
  return all.reduce((sum, { installedSize }) => sum + installedSize, 0);
}

function tellApk({ because }: Installation, { onNotice }: ImageTools): void {
  onNotice(`Packages are installed by apk in a base image instead of each being a layer: ${because}.`);
}

class BuildRun {
  readonly #tracker: StepTracker;
  readonly #request: BuildRequest;
  readonly #tools: ImageTools;
  readonly #installation: Installation;
  readonly #roots: PreparedRoots | undefined;
  readonly #facts: readonly AttestationFacts[];
  readonly #starter: ReturnType<typeof starter>;

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
    const { now, onProgress, onWarning } = tools;
    this.#starter = starter(request.verify, { tracker, now, onProgress, onWarning });
    const { planned, attestations, toolVersion } = request;
    this.#facts = planned.pinned.platforms.map((platform) => {
      const learnt = roots?.packages.get(platform.platform);
      return attestationFacts(planned, platform, attestations, toolVersion, learnt);
    });
  }

  async run(): Promise<BuildReport> {
    const { planned } = this.#request;
    const request = { ...this.#request, sourceDateEpoch: planned.source.epoch, baseLayers: false };
    const { sameInventory } = await import('./same-inventory.ts');
    const builds = this.#facts.map((facts) => ({
      platform: facts.platform,
      predicates: { build: buildPredicate(facts), inventory: sameInventory(facts) },
    }));
    const made = await makeImage(request, this.#tools, builds, (platforms, pass) => {
      const own = planned.plans.filter(({ platform }) => platforms.includes(platform));
      return this.#solve(own, pass);
    });
    return this.#report(made);
  }

  #solve(plans: readonly ImagePlan[], pass: Pass): Promise<BuildResult> {
    const facts = plans.map((plan) => this.#facts.find(({ platform }) => platform === plan.platform));
    const request = { ...this.#request, start: this.#starter.start };
    return solvePass(request, this.#tools, this.#tracker, {
      plans,
      facts: facts.filter((item) => item !== undefined),
      pass,
      roots: this.#roots,
    });
  }

  async #report(made: Made): Promise<BuildReport> {
    const { attestations, planned } = this.#request;
    const { metadata, runtime } = planned.pinned.build;
    const platforms = planned.pinned.platforms.map(({ platform, packages }) => ({
      platform,
      packages: {
        build: packages.build.map(({ name, version }) => `${name}=${version}`),
        runtime: packages.runtime.map(({ name, version }) => `${name}=${version}`),
      },
    }));
    const roots = this.#roots;
    return makeReport(this.#request, this.#tools, this.#tracker, {
      service: {
        name: metadata.project_name,
        path: metadata.path,
        language: metadata.language,
        buildSystem: metadata.build_system,
        ...(metadata.framework === undefined ? {} : { framework: metadata.framework }),
        command: runtime.command,
        ports: runtime.ports,
        reasons: metadata.reasoning.slice(0, MOST_REASONS),
      },
      made,
      baseImage: roots === undefined ? (planned.plans[0]?.baseImage ?? '') : '',
      installation: {
        ...this.#installation,
        ...(roots === undefined
          ? {}
          : { sent: bytesSent(roots), notices: roots.notices.map(({ message }) => message) }),
      },
      attestations: attestationNames(attestations),
      platforms,
      starts: this.#starter.starts,
    });
  }
}
