import { isDeepStrictEqual } from 'node:util';
import { type Descriptor, INDEX_TYPE, type Manifest, parsePlatform } from '../oci/index.ts';
import { asObject } from '../untrusted/json.ts';
import { ATTESTED } from './attested.ts';
import type { ExpectedStatement } from './expected-statements.ts';

const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG_TYPE = 'application/vnd.oci.image.config.v1+json';
const STATEMENT_TYPE = 'application/vnd.in-toto+json';
/** Newer daemons can write attestations as artifacts, which name their subject and have no configuration. */
const ARTIFACT_TYPE = 'application/vnd.docker.attestation.manifest.v1+json';
const EMPTY_CONFIG = {
  mediaType: 'application/vnd.oci.empty.v1+json',
  digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  size: 2,
};
const STATEMENT_VERSIONS = ['https://in-toto.io/Statement/v0.1', 'https://in-toto.io/Statement/v1'];
const UNKNOWN = { architecture: 'unknown', os: 'unknown' };

/** What a build would push under its tags. */
export interface ExpectedIndex {
  readonly annotations: Readonly<Record<string, string>>;
  readonly images: readonly ExpectedImage[];
}

export interface ExpectedImage {
  readonly platform: string;
  /** Of the descriptor in the index. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly statements: readonly ExpectedStatement[];
}

/** One platform's part of an index. */
export interface IndexEntry {
  readonly platform: string;
  readonly image: Descriptor;
  readonly attestation: Descriptor;
  readonly statements: readonly ExpectedStatement[];
}

/**
 * The parts of an index that has one image for each platform, one manifest of attestations for each image, and nothing
 * else; undefined for every other.
 */
export function matchIndex(
  { mediaType, content }: Manifest,
  expected: ExpectedIndex,
): readonly IndexEntry[] | undefined {
  const { annotations, images } = expected;
  const manifests = content.manifests ?? [];
  const whole = { schemaVersion: 2, mediaType: INDEX_TYPE, manifests, ...unlessEmpty({ annotations }) };
  if (mediaType !== INDEX_TYPE || !isDeepStrictEqual(content, whole)) return undefined;
  const entries = images.flatMap((wanted): readonly IndexEntry[] => {
    const image = manifests.find((each) => isDeepStrictEqual(each, imageDescriptor(each, wanted)));
    const about = manifests.find((each) => isDeepStrictEqual(each, attestationDescriptor(each, image?.digest ?? '')));
    if (image === undefined || about === undefined) return [];
    return [{ platform: wanted.platform, image, attestation: about, statements: wanted.statements }];
  });
  const accounted = new Set(entries.flatMap(({ image, attestation }) => [image, attestation]));
  return entries.length === images.length && accounted.size === manifests.length ? entries : undefined;
}

/** How a descriptor with this digest and size looks, where it is that of an image that is built. */
function imageDescriptor({ digest, size }: Descriptor, { annotations, platform }: ExpectedImage): Descriptor {
  return {
    mediaType: MANIFEST_TYPE,
    digest,
    size,
    ...unlessEmpty({ annotations }),
    platform: { ...parsePlatform(platform) },
  };
}

/** The descriptor of a manifest with attestations about an image. */
function attestationDescriptor({ digest, size }: Descriptor, about: string): Descriptor {
  const annotations = {
    [ATTESTED]: about,
    'vnd.docker.reference.type': 'attestation-manifest',
  };
  return { mediaType: MANIFEST_TYPE, digest, size, annotations, platform: UNKNOWN };
}

export interface AttestationParts {
  readonly config: Descriptor;
  /** What the configuration has to say. */
  readonly configContent: unknown;
  readonly statements: readonly StatementLayer[];
}

export interface StatementLayer {
  readonly layer: Descriptor;
  readonly expected: ExpectedStatement;
}

/** The parts of a manifest of attestations that has each expected statement once and no other; undefined for any other. */
export function matchAttestation(
  { content }: Manifest,
  image: Descriptor,
  expected: readonly ExpectedStatement[],
): AttestationParts | undefined {
  const layers = content.layers ?? [];
  const { config } = content;
  if (config === undefined) return undefined;
  const { digest, size, mediaType } = image;
  const { data: _, ...bare } = config;
  const artifact = { artifactType: ARTIFACT_TYPE, subject: { mediaType, digest, size } };
  const isArtifact = isDeepStrictEqual(bare, EMPTY_CONFIG);
  const whole = { schemaVersion: 2, mediaType: MANIFEST_TYPE, config, layers, ...(isArtifact ? artifact : {}) };
  const plain = { mediaType: CONFIG_TYPE, digest: config.digest, size: config.size };
  if (!isDeepStrictEqual(content, whole) || !(isArtifact || isDeepStrictEqual(config, plain))) return undefined;
  const statements = pairUp(layers, expected);
  if (statements === undefined) return undefined;
  const diffIds = layers.map((layer) => layer.digest);
  const configContent = isArtifact ? {} : { ...UNKNOWN, config: {}, rootfs: { type: 'layers', diff_ids: diffIds } };
  return { config, configContent, statements };
}

function pairUp(
  layers: readonly Descriptor[],
  expected: readonly ExpectedStatement[],
): readonly StatementLayer[] | undefined {
  const left = [...expected];
  const pairs = layers.flatMap((layer): readonly StatementLayer[] => {
    const { annotations, digest, size } = layer;
    const at = left.findIndex(({ predicateTypes }) => predicateTypes.includes(predicateTypeOf(layer)));
    const whole = {
      mediaType: STATEMENT_TYPE,
      digest,
      size,
      annotations: { [PREDICATE_TYPE]: predicateTypeOf(layer) },
    };
    if (at < 0 || annotations === undefined || !isDeepStrictEqual(layer, whole)) return [];
    return left.splice(at, 1).map((statement) => ({ layer, expected: statement }));
  });
  return pairs.length === layers.length && left.length === 0 ? pairs : undefined;
}

const PREDICATE_TYPE = 'in-toto.io/predicate-type';

function predicateTypeOf({ annotations }: Descriptor): string {
  return annotations?.[PREDICATE_TYPE] ?? '';
}

/** Whether a statement is about an image, and about nothing else, and says what a build would say about it. */
export function matchStatement(
  statement: unknown,
  digest: string,
  layer: Descriptor,
  expected: ExpectedStatement,
): boolean {
  const { _type: version, subject, predicate } = asObject(statement) ?? {};
  const subjects: readonly unknown[] = Array.isArray(subject) ? subject : [];
  const about = { sha256: digest.replace('sha256:', '') };
  return (
    isDeepStrictEqual(statement, { _type: version, predicateType: predicateTypeOf(layer), subject, predicate }) &&
    STATEMENT_VERSIONS.some((known) => known === version) &&
    subjects.length > 0 &&
    subjects.every((each) => isDeepStrictEqual(asObject(each)?.digest, about)) &&
    expected.accepts(predicate)
  );
}

/** Programs in Go leave empty maps out. */
function unlessEmpty(fields: Readonly<Record<string, Readonly<Record<string, string>>>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => Object.keys(value).length > 0));
}
