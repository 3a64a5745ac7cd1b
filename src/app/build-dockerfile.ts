import type { Attestation, BuildOutcome, Gateway, LocalSource } from '../buildkit/index.ts';
import { BUILD_PREDICATE } from '../image/attestations.ts';
import { AIPACK_LABEL } from '../image/labels.ts';
import { proxyArguments } from '../image/step-proxies.ts';
import { FIXED_EPOCH } from '../image/plan-image.ts';
import { file, marshal, mkfile, scratch } from '../llb/index.ts';
import { parsePlatform } from '../oci/index.ts';
import { StepTracker } from '../report/steps.ts';
import { AipackError } from '../schema/errors.ts';
import { parseJsonObject } from '../untrusted/json.ts';
import { attests, daemonScans, type AttestationChoice } from './attest.ts';
import type { BuildRequest, BuildTools } from './build-request.ts';
import type { DockerfileOptions } from '../options/dockerfile.ts';
import { explainBuildFailure } from './explain-failure.ts';
import { findKept } from './kept.ts';
import { makeReport } from './make-report.ts';
import { passesOf, type Pass } from './passes.ts';
import { beforeBuild } from './preflight.ts';
import type { BuildReport } from '../report/build-report.ts';
import { solveOptions } from './solve-options.ts';
import type { Source } from './source-facts.ts';

/** A build that a Dockerfile of the repository describes: BuildKit's own frontend makes it, with all that it can. */
export interface DockerfileRequest extends Omit<BuildRequest, 'planned' | 'context'> {
  /** Name of the folder, for the report. */
  readonly name: string;
  /** Name of the file in its folder, and as reports call it. */
  readonly dockerfile: { readonly name: string; readonly label: string };
  readonly options: Pick<DockerfileOptions, 'attributes' | 'entitlements'>;
  readonly platforms: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly source: Source;
  /** `context`, `dockerfile` and those of named contexts, as the frontend asks for them. */
  readonly locals: Readonly<Record<string, LocalSource>>;
}

/**
 * Builds what the Dockerfile says, with our labels, attestations, outputs and progress.
 * @throws AipackError BUILD_FAILED, REGISTRY_REFUSED, FEATURE_UNSUPPORTED, CANCELLED…
 */
export async function buildDockerfile(request: DockerfileRequest, tools: BuildTools): Promise<BuildReport> {
  const { sbom } = request.attestations;
  if (typeof sbom === 'object' && !daemonScans(sbom)) {
    throw new AipackError({
      code: 'FEATURE_UNSUPPORTED',
      message: "A Dockerfile's image is scanned by BuildKit itself, which takes a generator and no other option",
      hint: 'Use generator=IMAGE alone, or build without the Dockerfile.',
    });
  }
  await beforeBuild(request, request.platforms.length, tools);
  const tracker = new StepTracker();
  const { attestations, platforms, source } = request;
  const exported = { ...request, sourceDateEpoch: source.epoch, baseLayers: true };
  const run = async (parts: Pass, names: readonly string[]): Promise<string | undefined> => {
    const options = {
      ...solveOptions(request, tools, tracker, { ...parts, locals: request.locals, source }),
      entitlements: request.options.entitlements,
    };
    return (await tools.client.build(options, (gateway) => solve(gateway, request, names, parts.choice))).digest;
  };
  const builds = platforms.map((platform) => ({
    platform,
    predicates: { build: predicateOf(request, platform) },
    solve: (pass: Pass) => run(pass, [platform]),
  }));
  try {
    const found = await findKept(exported, tools, builds);
    const digests: (string | undefined)[] = [];
    await tools.stopwatch.measure('build', async () => {
      for (const pass of passesOf(exported, tools, found !== undefined)) digests.push(await run(pass, platforms));
    });
    const digest = found?.digest ?? digests[0];
    return await makeReport(request, tools, tracker, {
      service: { name: request.name, path: '.', language: 'dockerfile', buildSystem: request.dockerfile.label },
      digest,
      unchanged: found !== undefined,
      baseImage: '',
      // There is no list of resolved packages to make an inventory from: only a scanner makes an SBOM here.
      attestations: [
        ...(typeof attestations.sbom === 'object' ? ['sbom'] : []),
        ...(attestations.provenance === false ? [] : ['provenance']),
        ...(attests(attestations) ? ['build'] : []),
      ],
      platforms: platforms.map((platform) => {
        const manifest = found?.manifests.get(platform);
        const packages = { build: [], runtime: [] };
        return { platform, packages, ...(manifest === undefined ? {} : { digest: manifest }) };
      }),
    });
  } catch (error) {
    throw explainBuildFailure(error, tracker);
  }
}

async function solve(
  gateway: Gateway,
  request: DockerfileRequest,
  platforms: readonly string[],
  choice: AttestationChoice,
): Promise<BuildOutcome> {
  const { dockerfile, labels, noCache, proxies = {}, source } = request;
  const stamps: Readonly<Record<string, string | undefined>> = {
    'org.opencontainers.image.source': source.repository,
    'org.opencontainers.image.revision': source.revision,
    [`${AIPACK_LABEL}.version`]: request.toolVersion,
    ...labels,
  };
  const attributes = {
    'build-arg:SOURCE_DATE_EPOCH': String(source.epoch),
    ...proxyArguments(proxies, request.options.attributes),
    ...request.options.attributes,
    filename: dockerfile.name,
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
        ...(config === undefined ? {} : { config: imageConfig(config) }),
        attestations: attests(choice) ? [await statement(gateway, predicateOf(request, name))] : [],
      };
    }),
  );
  return { platforms: results };
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
  const { attestations, dockerfile, options, source, toolVersion } = request;
  const { repository, revision } = source;
  return {
    tool: { name: 'aipack', version: toolVersion },
    project: {
      language: 'dockerfile',
      buildSystem: 'dockerfile',
      dockerfile: dockerfile.label,
      target: options.attributes.target,
    },
    source: { repository, revision },
    platform,
    attestations: { sbom: attestations.sbom, provenance: attestations.provenance },
  };
}

async function statement(gateway: Gateway, predicate: Record<string, unknown>): Promise<Attestation> {
  const state = file(scratch(), [mkfile('/build.json', JSON.stringify(predicate), { timestamp: FIXED_EPOCH })]);
  const ref = await gateway.solve(marshal(state), { evaluate: true });
  return { kind: 'in-toto', predicateType: BUILD_PREDICATE, ref, path: '/build.json' };
}
