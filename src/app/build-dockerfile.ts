import {
  BuildkitError,
  type Attestation,
  type BuildOutcome,
  type BuildResult,
  type Gateway,
  type LocalSource,
} from '../buildkit/index.ts';
import { BUILD_PREDICATE, sourceReference } from '../image/attestations.ts';
import { AIPACK_LABEL } from '../image/labels.ts';
import { proxyArguments } from '../image/step-proxies.ts';
import { FIXED_EPOCH } from '../image/fixed-epoch.ts';
import { file, marshal, mkfile, scratch } from '../llb/index.ts';
import { parsePlatform } from '../oci/index.ts';
import { StepTracker } from '../report/steps.ts';
import { AipackError } from '../schema/errors.ts';
import { parseJsonObject } from '../untrusted/json.ts';
import {
  attestationNames,
  scannedParts,
  scannerAttribute,
  statedChoice,
  statesBuild,
  type AttestationChoice,
} from './attest.ts';
import type { BuildRequest, BuildTools } from './build-request.ts';
import { EPOCH_ARGUMENT, type DockerfileOptions } from '../options/dockerfile.ts';
import { explainBuildFailure } from './explain-failure.ts';
import { makeImage } from './make-image.ts';
import { makeReport } from './make-report.ts';
import type { Pass } from './passes.ts';
import { beforeBuild } from './preflight.ts';
import type { BuildReport } from '../report/build-report.ts';
import { starter, type Start } from './start/starter.ts';
import { solveOptions } from './solve-options.ts';
import { requestAttributes } from './stated-request.ts';
import type { Source } from './source-facts.ts';

/** A build that a Dockerfile of the repository describes: BuildKit's own frontend makes it, with all that it can. */
export interface DockerfileRequest extends Omit<BuildRequest, 'planned' | 'context'> {
  /** Name of the folder, for the report. */
  readonly name: string;
  /** Name of the file in its folder, and as reports call it. */
  readonly dockerfile: { readonly name: string; readonly label: string };
  readonly options: Pick<DockerfileOptions, 'attributes' | 'entitlements' | 'index'>;
  readonly platforms: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly source: Source;
  /** `context`, `dockerfile` and those of named contexts, as the frontend asks for them. */
  readonly locals: Readonly<Record<string, LocalSource>>;
  /** Folders of images, by the names that attributes have for their stores. */
  readonly ociLayouts: Readonly<Record<string, string>>;
}

/**
 * Builds what the Dockerfile says, with our labels, attestations, outputs and progress.
 * @throws AipackError BUILD_FAILED, REGISTRY_REFUSED, FEATURE_UNSUPPORTED, CANCELLED…
 */
export async function buildDockerfile(request: DockerfileRequest, tools: BuildTools): Promise<BuildReport> {
  await beforeBuild(request, request.platforms.length, tools, 0);
  const tracker = new StepTracker(tools.outputShown);
  const { attestations, platforms, source } = request;
  const { now, onProgress, onWarning } = tools;
  const { start, starts } = starter(request.verify, { tracker, now, onProgress, onWarning });
  const exported = { ...request, sourceDateEpoch: epochOf(request), baseLayers: true };
  const own = tools.client.info.platforms[0] ?? '';
  const sources = { locals: request.locals, ociLayouts: request.ociLayouts };
  const run = (names: readonly string[], parts: Pass): Promise<BuildResult> => {
    const options = {
      ...solveOptions(request, tools, tracker, { ...parts, ...sources, platforms: names, source }),
      entitlements: request.options.entitlements,
    };
    return tools.client.build(options, (gateway) =>
      solve(gateway, request, names, { choice: parts.choice, ...(parts.isNew === undefined ? {} : { start }), own }),
    );
  };
  const builds = platforms.map((platform) => ({
    platform,
    predicates: { build: predicateOf(request, platform) },
  }));
  try {
    const made = await makeImage(exported, tools, builds, run);
    return await makeReport(request, tools, tracker, {
      service: { name: request.name, path: '.', language: 'dockerfile', buildSystem: request.dockerfile.label },
      made,
      baseImage: '',
      attestations: attestationNames(attestations),
      platforms: platforms.map((platform) => ({ platform, packages: { build: [], runtime: [] } })),
      starts,
    });
  } catch (error) {
    throw explainBuildFailure(lacksContexts(error) ?? error, tracker);
  }
}

/** A frontend that knows no further contexts, as an older one may that a Dockerfile names. */
function lacksContexts(error: unknown): AipackError | undefined {
  if (
    !(error instanceof BuildkitError) ||
    !error.message.includes('frontend capability moby.buildkit.frontend.contexts')
  )
    return undefined;
  return new AipackError({
    code: 'FEATURE_UNSUPPORTED',
    message: 'The frontend that the # syntax line of the Dockerfile names knows no build-contexts',
    hint: 'Use docker/dockerfile:1.4 or later there, or leave the line out.',
  });
}

async function solve(
  gateway: Gateway,
  request: DockerfileRequest,
  platforms: readonly string[],
  { choice, own, start }: { readonly choice: AttestationChoice; readonly own: string; readonly start?: Start },
): Promise<BuildOutcome> {
  const { dockerfile, labels, noCache, proxies = {}, source } = request;
  const stamps: Readonly<Record<string, string | undefined>> = {
    'org.opencontainers.image.source': source.repository,
    'org.opencontainers.image.revision': source.revision,
    [`${AIPACK_LABEL}.version`]: request.toolVersion,
    ...labels,
  };
  const attributes = {
    ...proxyArguments(proxies, request.options.attributes),
    ...request.options.attributes,
    [EPOCH_ARGUMENT]: String(epochOf(request)),
    ...requestAttributes({
      toolVersion: request.toolVersion,
      project: { service: request.name, language: 'dockerfile', 'build-system': 'dockerfile' },
      source,
    }),
    ...scanAttributes(choice),
    filename: dockerfile.name,
    ...(noCache ? { 'no-cache': '' } : {}),
    ...Object.fromEntries(
      Object.entries(stamps).flatMap(([key, value]) => (value === undefined ? [] : [[`label:${key}`, value]])),
    ),
  };
  const results = await Promise.all(
    platforms.map(async (name) => {
      // One call a platform: the frontend's own way of several would name the results as it likes.
      const { attestations, ref, metadata } = await gateway.frontend(
        'dockerfile.v0',
        { ...attributes, platform: name },
        { evaluate: true },
      );
      if (ref === undefined) throw new Error('the Dockerfile frontend gave no result');
      const bytes = metadata.get('containerimage.config');
      const config = bytes === undefined ? undefined : imageConfig(bytes);
      await start?.(gateway, { platform: name, name: request.name, ref, config }, own);
      return {
        platform: parsePlatform(name),
        ref,
        ...(config === undefined ? {} : { config }),
        attestations: [
          ...(statesBuild(choice) ? [await statement(gateway, predicateOf(request, name))] : []),
          ...[...attestations.values()].flat(),
        ],
      };
    }),
  );
  return { platforms: results, ...(request.options.index === true ? { index: true } : {}) };
}

/** The time that a Dockerfile's arguments say, or that of the source. */
function epochOf({ options, source }: Pick<DockerfileRequest, 'options' | 'source'>): number {
  return Number(options.attributes[EPOCH_ARGUMENT] ?? source.epoch);
}

/** The frontend scans by itself: only there it is known what a Dockerfile wants to have scanned besides the image. */
function scanAttributes({ sbom }: AttestationChoice): Readonly<Record<string, string>> {
  if (typeof sbom !== 'object') return {};
  const parts = scannedParts(sbom).map((argument) => [`build-arg:${argument}`, 'true'] as const);
  return { 'attest:sbom': scannerAttribute(sbom), ...Object.fromEntries(parts) };
}

/** @throws AipackError where the frontend, which a Dockerfile may name, gives no configuration */
function imageConfig(bytes: Uint8Array): object {
  const config = parseJsonObject(bytes);
  if (config !== undefined) return config;
  throw new AipackError({
    code: 'BUILD_FAILED',
    message: 'The configuration that the Dockerfile frontend gave for the image is no JSON object',
    hint: 'Check the frontend that the # syntax line of the Dockerfile names.',
  });
}

function predicateOf(request: DockerfileRequest, platform: string): Record<string, unknown> {
  const { dockerfile, options, source, toolVersion } = request;
  const { repository, revision } = source;
  return {
    tool: { name: 'aipack', version: toolVersion },
    project: {
      language: 'dockerfile',
      buildSystem: 'dockerfile',
      dockerfile: dockerfile.label,
      target: options.attributes.target,
    },
    source: { repository, revision, ...sourceReference(source) },
    platform,
    attestations: statedChoice(request.attestations),
  };
}

async function statement(gateway: Gateway, predicate: Record<string, unknown>): Promise<Attestation> {
  const state = file(scratch(), [mkfile('/build.json', JSON.stringify(predicate), { timestamp: FIXED_EPOCH })]);
  const ref = await gateway.solve(marshal(state), { evaluate: true });
  return { kind: 'in-toto', predicateType: BUILD_PREDICATE, ref, path: '/build.json' };
}
