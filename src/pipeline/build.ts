import type {
  BuildOptions,
  Client,
  CredentialsProvider,
  Exporter,
  LocalSource,
  OutputOpener,
} from '../buildkit/index.ts';
import { buildPredicate, type AttestationFacts } from '../image/attestations.ts';
import type { ImagePlan } from '../image/image-plan.ts';
import { CONTEXT_NAME } from '../image/lower-plan.ts';
import { formatReference } from '../llb/index.ts';
import { StepTracker, type Change } from '../progress/steps.ts';
import { summariseSteps } from '../progress/summary.ts';
import type { RegistryClient } from '../registry/client.ts';
import { AipackError } from '../schema/errors.ts';
import { attestationAttributes, attestationFacts, attests, type AttestationChoice } from './attest.ts';
import type { Caches } from './caches.ts';
import { explainBuildFailure } from './explain-failure.ts';
import { digestExporter, exportersFor, type ExportRequest } from './exporters.ts';
import type { Planned } from './line.ts';
import { checkPush } from './preflight.ts';
import { isUnchanged, publishedImage, type PublishedImage } from './published.ts';
import type { BuildReport, PlatformReport } from './report.ts';
import { imageSizes } from './sizes.ts';
import { solvePlans, type SolveRequest } from './solve-plans.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface BuildRequest extends Omit<ExportRequest, 'sourceDateEpoch'> {
  readonly planned: Planned;
  readonly attestations: AttestationChoice;
  readonly caches: Caches;
  readonly noCache: boolean;
  readonly context: LocalSource;
  readonly secrets: NonNullable<BuildOptions['secrets']>;
  readonly ssh: NonNullable<BuildOptions['ssh']>;
  /** Stable for one working copy: the daemon then gets only what changed since the last build of it. */
  readonly sharedKey: string;
  readonly toolVersion: string;
}

export interface BuildTools {
  readonly client: Client;
  readonly registry: RegistryClient;
  readonly credentials: CredentialsProvider;
  /** Opens Docker's import of an archive, for a BuildKit that isn't Docker's own. */
  readonly loadInto: OutputOpener;
  readonly onProgress: (changes: readonly Change[]) => void;
  readonly onWarning: (message: string) => void;
  readonly stopwatch: Stopwatch;
  readonly signal: AbortSignal;
}

/**
 * Builds, attests, exports and pushes an image.
 * @throws AipackError BUILD_FAILED, REGISTRY_REFUSED, FEATURE_UNSUPPORTED, CANCELLED…
 */
export async function buildImage(request: BuildRequest, tools: BuildTools): Promise<BuildReport> {
  const { stopwatch } = tools;
  checkRequest(request);
  if (request.push)
    await stopwatch.measure('preflight', () => checkPush(tools.registry, request.tags, tools.onWarning));
  const run = new BuildRun(request, tools);
  try {
    return await run.run();
  } catch (error) {
    throw explainBuildFailure(error, run.tracker);
  }
}

function checkRequest({ tags, push, load, outputs, planned }: BuildRequest): void {
  if ((push || load) && tags.length === 0) {
    throw new AipackError({
      code: 'TAG_MISSING',
      message: `There is no name to ${push ? 'push' : 'load'} the image by`,
      hint: 'Give one with `tags` (--tag), such as ghcr.io/owner/app:1.2.',
    });
  }
  if (planned.plans.length > 1 && outputs.some(({ type }) => type === 'docker')) {
    throw new AipackError({
      code: 'FEATURE_UNSUPPORTED',
      message: 'An archive of type docker holds one platform only',
      hint: 'Use type=oci for several platforms, or build one at a time.',
    });
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
    const { attestations, caches, planned, push, tags } = this.#request;
    const { stopwatch, registry } = this.#tools;
    const known =
      push && attests(attestations)
        ? await stopwatch.measure('published', () => publishedImage(registry, tags))
        : undefined;
    const kept = known === undefined ? undefined : await stopwatch.measure('compare', () => this.#unchanged(known));
    if (kept !== undefined && known !== undefined) return this.#report(known.digest, true, kept);
    const { digest } = await stopwatch.measure('build', () =>
      this.#solve(planned.plans, this.#exporters(), attestations, caches.exports),
    );
    return this.#report(digest, false, undefined);
  }

  /**
   * The manifests' digests by platform, when the registry has this very image already. Provenance says when a build
   * ran, so pushing it again would give the tags another digest though nothing changed.
   */
  async #unchanged(known: PublishedImage): Promise<ReadonlyMap<string, string> | undefined> {
    const digests = new Map<string, string>();
    const without: AttestationChoice = { sbom: false, provenance: false };
    for (const plan of this.#request.planned.plans) {
      const exporter = digestExporter(this.#request.planned.source.epoch);
      const { digest } = await this.#solve([plan], [exporter], without, []);
      if (digest === undefined) return undefined;
      digests.set(plan.platform, digest);
    }
    const builds = this.#facts.map((facts) => ({
      platform: facts.platform,
      digest: digests.get(facts.platform) ?? '',
      buildPredicate: JSON.parse(JSON.stringify(buildPredicate(facts))) as unknown,
    }));
    return isUnchanged(known, builds) ? digests : undefined;
  }

  #solve(
    plans: readonly ImagePlan[],
    exporters: readonly Exporter[],
    choice: AttestationChoice,
    cacheExports: Caches['exports'],
  ): Promise<{ digest: string | undefined }> {
    const { caches, context, noCache, planned, secrets, sharedKey, ssh } = this.#request;
    const { client, credentials, onProgress, signal } = this.#tools;
    const { repository, revision } = planned.source;
    const options: BuildOptions = {
      locals: { [CONTEXT_NAME]: context },
      auth: credentials,
      exporters,
      secrets,
      ssh,
      cacheImports: caches.imports,
      cacheExports,
      sharedKey,
      signal,
      frontendAttrs: {
        ...attestationAttributes(choice),
        ...(repository === undefined ? {} : { 'vcs:source': repository }),
        ...(revision === undefined ? {} : { 'vcs:revision': revision }),
      },
      onStatus: (update) => {
        const changes = this.tracker.update(update);
        if (changes.length > 0) onProgress(changes);
      },
    };
    const facts = plans.map((plan) => this.#facts.find(({ platform }) => platform === plan.platform));
    const request: SolveRequest = {
      plans,
      facts: facts.filter((item) => item !== undefined),
      choice,
      sharedKeyHint: sharedKey,
      noCache,
      scannerPlatform: client.info.platforms[0] ?? planned.plans[0]?.platform ?? 'linux/amd64',
    };
    return client.build(options, (gateway) => solvePlans(gateway, request));
  }

  #exporters(): readonly Exporter[] {
    const { planned } = this.#request;
    const { client, loadInto } = this.#tools;
    return exportersFor({ ...this.#request, sourceDateEpoch: planned.source.epoch }, client.info, loadInto);
  }

  async #report(
    digest: string | undefined,
    unchanged: boolean,
    manifests: ReadonlyMap<string, string> | undefined,
  ): Promise<BuildReport> {
    const { planned, tags, push, attestations } = this.#request;
    const { client, registry, stopwatch } = this.#tools;
    const { metadata } = planned.pinned.build;
    const [tag] = tags;
    const sizes =
      push && tag !== undefined && digest !== undefined
        ? await stopwatch.measure('sizes', () => imageSizes(registry, { ...tag, digest }))
        : new Map<string, { digest: string; size: number }>();
    const platforms = planned.pinned.platforms.map(({ platform, packages }): PlatformReport => {
      const known = sizes.get(platform);
      const manifest = known?.digest ?? manifests?.get(platform);
      return {
        platform,
        ...(manifest === undefined ? {} : { digest: manifest }),
        ...(known === undefined ? {} : { size: known.size }),
        packages: {
          build: packages.build.map(({ name, version }) => `${name}=${version}`),
          runtime: packages.runtime.map(({ name, version }) => `${name}=${version}`),
        },
      };
    });
    const [only] = platforms;
    const imageid = platforms.length === 1 ? (only?.digest ?? (attests(attestations) ? undefined : digest)) : digest;
    return {
      service: {
        name: metadata.project_name,
        path: metadata.path,
        language: metadata.language,
        buildSystem: metadata.build_system,
        ...(metadata.framework === undefined ? {} : { framework: metadata.framework }),
      },
      tags: tags.map(formatReference),
      pushed: push,
      unchanged,
      ...(digest === undefined ? {} : { digest }),
      ...(imageid === undefined ? {} : { imageid }),
      platforms,
      attestations: attestationNames(attestations),
      buildkit: { endpoint: client.endpoint, version: client.info.versionText },
      baseImage: planned.plans[0]?.baseImage ?? '',
      steps: summariseSteps(this.tracker.steps),
      context: contextTransfer(this.tracker),
      stages: stopwatch.times,
    };
  }
}

function attestationNames(choice: AttestationChoice): readonly string[] {
  return [
    ...(choice.sbom === false ? [] : ['sbom']),
    ...(choice.provenance === false ? [] : ['provenance']),
    ...(attests(choice) ? ['build'] : []),
  ];
}

/** Bytes that the daemon asked for of the context; the daemon counts them. */
export function contextTransfer(tracker: StepTracker): { readonly bytes: number } {
  const parts = tracker.steps.flatMap((step) => [...step.parts.values()]);
  const transfers = parts.filter(({ name }) => name.startsWith('transferring'));
  return { bytes: transfers.reduce((sum, { current }) => sum + current, 0) };
}
