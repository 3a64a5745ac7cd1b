import type { BuildResult, Client } from '../buildkit/index.ts';
import type { Manifest } from '../oci/index.ts';
import type { BuildxKeys } from '../report/build-report.ts';
import { asObject, parseJsonObject } from '../untrusted/json.ts';
import { lookup } from '../untrusted/lookup.ts';

/** What a build for some platforms was called by the daemon. */
export interface Solved {
  readonly platforms: readonly string[];
  readonly ref: string;
}

/** What buildx's metadata has of an image that BuildKit exported. */
export function keysOfResponse(response: BuildResult['response']): BuildxKeys {
  const descriptor = parseJsonObject(Buffer.from(response['containerimage.descriptor'] ?? '', 'base64'));
  const texts = ['containerimage.digest', 'containerimage.config.digest', 'image.name'].flatMap((key) => {
    const value = lookup(response, key);
    return value === undefined || value === '' ? [] : [[key, value] as const];
  });
  return {
    ...Object.fromEntries(texts),
    ...(descriptor === undefined ? {} : { 'containerimage.descriptor': descriptor }),
  };
}

/** The same of an image that the registry had. */
export function keysOfManifest({ content, digest, mediaType, size }: Manifest): BuildxKeys {
  return {
    'containerimage.digest': digest,
    ...(content.config === undefined ? {} : { 'containerimage.config.digest': content.config.digest }),
    'containerimage.descriptor': { mediaType, digest, size },
  };
}

/** Nothing that a step's output or a log should have to carry. */
const MOST_CHARACTERS = 256 * 1024;

/**
 * What the daemon recorded: the name of the build by which buildx finds it there, where buildx knows the daemon, and its provenance, as short
 * as buildx has it by default: where a build came from and what went into it, without its steps, its times and the values of its arguments.
 * A daemon that keeps no records has neither.
 */
export async function recordKeys(
  client: Client,
  solved: readonly Solved[],
  platforms: readonly string[],
): Promise<BuildxKeys> {
  const keys = await Promise.all(
    solved.map(async ({ platforms: [first = ''], ref }, index) => {
      // One that keeps none fails nothing.
      const found = await client.provenance(ref).catch(() => undefined);
      // Where each platform was a build of its own, the first one stands for all.
      const named = index === 0 && found !== undefined && client.builder !== undefined;
      const name = named ? [['buildx.build.ref', `${client.builder}/${ref}`] as const] : [];
      const provenances = [...(found ?? [])].flatMap(([platform, bytes]) => {
        const whole = parseJsonObject(bytes);
        if (whole === undefined) return [];
        const provenance = shortened(whole);
        const key = 'buildx.build.provenance';
        return JSON.stringify(provenance).length > MOST_CHARACTERS
          ? []
          : [[platforms.length === 1 ? key : `${key}/${platform || first}`, provenance] as const];
      });
      return [...name, ...provenances] as readonly (readonly [string, unknown])[];
    }),
  );
  return Object.fromEntries(keys.flat());
}

/** Both versions of provenance: v0.2 has its parts side by side, v1 sorts them by who says them. */
function shortened({ buildConfig: _, metadata: __, ...provenance }: Readonly<Record<string, unknown>>): object {
  const { buildDefinition, invocation, runDetails } = provenance;
  const { internalParameters, externalParameters, ...definition } = asObject(buildDefinition) ?? {};
  const { buildConfig: ___, ...internal } = asObject(internalParameters) ?? {};
  const { metadata: ____, ...details } = asObject(runDetails) ?? {};
  return {
    ...provenance,
    ...(invocation === undefined ? {} : { invocation: withoutArguments(invocation, 'parameters') }),
    ...(runDetails === undefined ? {} : { runDetails: details }),
    ...(buildDefinition === undefined
      ? {}
      : {
          buildDefinition: {
            ...definition,
            externalParameters: withoutArguments(externalParameters, 'request'),
            internalParameters: internal,
          },
        }),
  };
}

/** Arguments and labels may hold what is nobody's business. */
function withoutArguments(value: unknown, part: string): object {
  const whole = asObject(value) ?? {};
  const { args, ...parameters } = asObject(lookup(whole, part)) ?? {};
  const kept = Object.entries(asObject(args) ?? {}).filter(([key]) => !/^(?:build-arg|label):/.test(key));
  return { ...whole, [part]: { ...parameters, ...(kept.length === 0 ? {} : { args: Object.fromEntries(kept) }) } };
}
