import type { BuildOptions, BuildOutcome, Gateway, LocalSource } from '../buildkit/index.ts';
import { BUILD_PREDICATE } from '../image/attestations.ts';
import { AIPACK_LABEL, type SourceFacts } from '../image/labels.ts';
import { FIXED_EPOCH } from '../image/plan-image.ts';
import { file, formatReference, marshal, mkfile, parsePlatform, scratch } from '../llb/index.ts';
import { StepTracker } from '../progress/steps.ts';
import { summariseSteps } from '../progress/summary.ts';
import { attestationAttributes, attests } from './attest.ts';
import { contextTransfer, type BuildRequest, type BuildTools } from './build.ts';
import { explainBuildFailure } from './explain-failure.ts';
import { exportersFor } from './exporters.ts';
import { checkPush } from './preflight.ts';
import type { BuildReport, PlatformReport } from './report.ts';
import { imageSizes } from './sizes.ts';
import type { Source } from './source-facts.ts';

/** A build that a Dockerfile of the repository describes: BuildKit's own frontend makes it, with all that it can. */
export interface DockerfileRequest extends Omit<BuildRequest, 'planned' | 'context'> {
  /** Name of the folder, for the report. */
  readonly name: string;
  /** Path of the file from the root of the context. */
  readonly dockerfile: string;
  readonly platforms: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly source: Source;
  /** `context` and `dockerfile`, as the frontend asks for them. */
  readonly locals: Readonly<Record<string, LocalSource>>;
}

/**
 * Builds what the Dockerfile says, with our labels, attestations, outputs and progress.
 * @throws AipackError BUILD_FAILED, REGISTRY_REFUSED, FEATURE_UNSUPPORTED, CANCELLED…
 */
export async function buildDockerfile(request: DockerfileRequest, tools: BuildTools): Promise<BuildReport> {
  const { stopwatch } = tools;
  if (request.push) {
    await stopwatch.measure('preflight', () => checkPush(tools.registry, request.tags, tools.onWarning));
  }
  const tracker = new StepTracker();
  try {
    const { digest } = await stopwatch.measure('build', () =>
      tools.client.build(optionsOf(request, tools, tracker), (gateway) => solve(gateway, request)),
    );
    return await report(request, tools, tracker, digest);
  } catch (error) {
    throw explainBuildFailure(error, tracker);
  }
}

function optionsOf(request: DockerfileRequest, tools: BuildTools, tracker: StepTracker): BuildOptions {
  const { attestations, caches, locals, secrets, sharedKey, source, ssh } = request;
  return {
    locals,
    secrets,
    ssh,
    sharedKey,
    auth: tools.credentials,
    exporters: exportersFor({ ...request, sourceDateEpoch: source.epoch }, tools.client.info, tools.loadInto),
    cacheImports: caches.imports,
    cacheExports: caches.exports,
    frontendAttrs: { ...attestationAttributes(attestations), ...sourceAttributes(source) },
    signal: tools.signal,
    onStatus: (update) => {
      const changes = tracker.update(update);
      if (changes.length > 0) tools.onProgress(changes);
    },
  };
}

function sourceAttributes({ repository, revision }: SourceFacts): Readonly<Record<string, string>> {
  return {
    ...(repository === undefined ? {} : { 'vcs:source': repository }),
    ...(revision === undefined ? {} : { 'vcs:revision': revision }),
  };
}

async function solve(gateway: Gateway, request: DockerfileRequest): Promise<BuildOutcome> {
  const { dockerfile, labels, noCache, platforms, source } = request;
  const stamps: Readonly<Record<string, string | undefined>> = {
    'org.opencontainers.image.source': source.repository,
    'org.opencontainers.image.revision': source.revision,
    [`${AIPACK_LABEL}.version`]: request.toolVersion,
    ...labels,
  };
  const attributes = {
    filename: dockerfile,
    'build-arg:SOURCE_DATE_EPOCH': String(source.epoch),
    ...(noCache ? { 'no-cache': '' } : {}),
    ...Object.fromEntries(
      Object.entries(stamps).flatMap(([key, value]) => (value === undefined ? [] : [[`label:${key}`, value]])),
    ),
  };
  const results = await Promise.all(
    platforms.map(async (name) => {
      // One call a platform: the frontend's own way of several would name the results as it likes.
      const { ref, metadata } = await gateway.frontend(
        'dockerfile.v0',
        { ...attributes, platform: name },
        { evaluate: true },
      );
      if (ref === undefined) throw new Error('the Dockerfile frontend gave no result');
      const config = metadata.get('containerimage.config');
      return {
        platform: parsePlatform(name),
        ref,
        ...(config === undefined ? {} : { config: JSON.parse(Buffer.from(config).toString('utf8')) as object }),
        attestations: await statement(gateway, request, name),
      };
    }),
  );
  return { platforms: results };
}

async function statement(
  gateway: Gateway,
  { attestations, dockerfile, source, toolVersion }: DockerfileRequest,
  platform: string,
): Promise<NonNullable<BuildOutcome['platforms'][number]['attestations']>> {
  if (!attests(attestations)) return [];
  const { repository, revision } = source;
  const predicate = {
    tool: { name: 'aipack', version: toolVersion },
    project: { language: 'dockerfile', buildSystem: 'dockerfile', dockerfile },
    source: { repository, revision },
    platform,
  };
  const state = file(scratch(), [mkfile('/build.json', JSON.stringify(predicate), { timestamp: FIXED_EPOCH })]);
  const ref = await gateway.solve(marshal(state), { evaluate: true });
  return [{ kind: 'in-toto', predicateType: BUILD_PREDICATE, ref, path: '/build.json' }];
}

async function report(
  request: DockerfileRequest,
  { client, registry, stopwatch }: BuildTools,
  tracker: StepTracker,
  digest: string | undefined,
): Promise<BuildReport> {
  const { attestations, push, tags } = request;
  const [tag] = tags;
  const sizes =
    push && tag !== undefined && digest !== undefined
      ? await stopwatch.measure('sizes', () => imageSizes(registry, { ...tag, digest }))
      : new Map<string, { digest: string; size: number }>();
  const platforms = request.platforms.map((platform): PlatformReport => {
    return { platform, packages: { build: [], runtime: [] }, ...sizes.get(platform) };
  });
  const imageid =
    platforms.length === 1 ? (platforms[0]?.digest ?? (attests(attestations) ? undefined : digest)) : digest;
  return {
    service: { name: request.name, path: '.', language: 'dockerfile', buildSystem: request.dockerfile },
    tags: tags.map(formatReference),
    pushed: push,
    unchanged: false,
    ...(digest === undefined ? {} : { digest }),
    ...(imageid === undefined ? {} : { imageid }),
    platforms,
    attestations: [
      ...(typeof attestations.sbom === 'object' ? ['sbom'] : []),
      ...(attestations.provenance === false ? [] : ['provenance']),
      ...(attests(attestations) ? ['build'] : []),
    ],
    buildkit: { endpoint: client.endpoint, version: client.info.versionText },
    baseImage: '',
    steps: summariseSteps(tracker.steps),
    context: contextTransfer(tracker),
    stages: stopwatch.times,
  };
}
