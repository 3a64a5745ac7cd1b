import type { Platform } from '../../oci/index.ts';
import { BuildkitError } from '../errors.ts';
import type { Init } from '../../proto/codec.ts';
import {
  type Attestation as AttestationMessage,
  AttestationKind,
  InTotoSubjectKind,
  type Result,
} from '../../proto/gateway.ts';
import type { Ref } from './ref.ts';

/** A statement about a result that travels with it. */
export interface Attestation {
  /** `in-toto`: the file is a predicate, which the daemon wraps. `bundle`: a directory of whole statements. */
  readonly kind: 'in-toto' | 'bundle';
  readonly predicateType: string;
  readonly ref: Ref;
  readonly path: string;
  /** The result itself when left out. */
  readonly subjects?: readonly { readonly name: string; readonly digests: readonly string[] }[];
  /** As `reason`, `inline-only`, `sbom-core`. */
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface PlatformResult {
  readonly platform: Platform;
  readonly ref: Ref;
  /** An OCI image config; `architecture` and `os` must be in it. Becomes JSON as it is. */
  readonly config?: object;
  /** The base image's config, by which rewriting timestamps knows which layers to leave alone. */
  readonly baseConfig?: object;
  readonly attestations?: readonly Attestation[];
}

/** What a build gives back to the daemon, which then exports it. */
export interface BuildOutcome {
  readonly platforms: readonly PlatformResult[];
  /** Writes an index even for one platform without attestations. */
  readonly index?: boolean;
  /** As `image.name`, `annotation.KEY`, `frontend.KEY`. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** How a platform is named in the keys of a result. */
function platformId({ os, architecture, variant }: Platform): string {
  return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}

/** @throws BuildkitError INVALID_OPTION */
export function resultMessage(outcome: BuildOutcome): Init<Result> {
  const { platforms } = outcome;
  const ids = platforms.map(({ platform }) => platformId(platform));
  if (new Set(ids).size !== ids.length) {
    throw new BuildkitError('INVALID_OPTION', `A platform is returned twice: ${ids.join(', ')}`);
  }
  const [only] = platforms;
  // No result at all is the empty file system.
  if (only === undefined) return { ref: { id: '' }, metadata: metadataOf(outcome, ids) };
  const refs = Object.fromEntries(platforms.map(({ ref }, index) => [ids[index] ?? '', ref.message()]));
  const attested = platforms.flatMap(({ attestations }, index) =>
    attestations === undefined || attestations.length === 0
      ? []
      : [[ids[index] ?? '', { attestation: attestations.map(attestationMessage) }] as const],
  );
  return {
    ...(platforms.length === 1 && outcome.index !== true ? { ref: only.ref.message() } : { refs: { refs } }),
    metadata: metadataOf(outcome, ids),
    ...(attested.length > 0 && { attestations: Object.fromEntries(attested) }),
  };
}

function metadataOf({ platforms, metadata }: BuildOutcome, ids: readonly string[]): Record<string, Uint8Array> {
  const out = new Map<string, Uint8Array>();
  const put = (key: string, value: string): void => {
    out.set(key, Buffer.from(value));
  };
  for (const [key, value] of Object.entries(metadata ?? {})) put(key, value);
  platforms.forEach(({ config, baseConfig }, index) => {
    const id = ids[index] ?? '';
    for (const suffix of platforms.length === 1 ? ['', `/${id}`] : [`/${id}`]) {
      if (config !== undefined) put(`containerimage.config${suffix}`, JSON.stringify(config));
      if (baseConfig !== undefined) put(`containerimage.base.config${suffix}`, JSON.stringify(baseConfig));
    }
  });
  if (platforms.length > 0) {
    const list = platforms.map(({ platform }, index) => ({ ID: ids[index], Platform: ociPlatform(platform) }));
    put('refs.platforms', JSON.stringify({ Platforms: list }));
  }
  return Object.fromEntries(out);
}

function ociPlatform({ os, architecture, variant, osVersion, osFeatures }: Platform): object {
  return {
    architecture,
    os,
    ...(variant !== undefined && { variant }),
    ...(osVersion !== undefined && { 'os.version': osVersion }),
    ...(osFeatures !== undefined && { 'os.features': osFeatures }),
  };
}

/** What a frontend attests, to be returned with its result; `ref` is the message's own. */
export function attestationOf(message: AttestationMessage, ref: Ref): Attestation {
  const { inTotoPredicateType: predicateType, inTotoSubjects, kind, metadata, path } = message;
  const raw = inTotoSubjects.filter((subject) => subject.kind === InTotoSubjectKind.Raw);
  return {
    kind: kind === AttestationKind.Bundle ? 'bundle' : 'in-toto',
    predicateType,
    ref,
    path,
    ...(raw.length === 0 ? {} : { subjects: raw.map(({ digest, name }) => ({ name, digests: digest })) }),
    metadata: Object.fromEntries(
      Object.entries(metadata).map(([key, value]) => [key, Buffer.from(value).toString('utf8')]),
    ),
  };
}

function attestationMessage(attestation: Attestation): Init<AttestationMessage> {
  const { kind, predicateType, ref, path, subjects, metadata } = attestation;
  return {
    kind: kind === 'bundle' ? AttestationKind.Bundle : AttestationKind.InToto,
    ref: ref.message(),
    path,
    inTotoPredicateType: predicateType,
    ...(metadata && {
      metadata: Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, Buffer.from(value)])),
    }),
    ...(kind === 'in-toto' && {
      inTotoSubjects: subjects?.map(({ name, digests }) => ({
        kind: InTotoSubjectKind.Raw,
        name,
        digest: digests,
      })) ?? [{ kind: InTotoSubjectKind.Self }],
    }),
  };
}
