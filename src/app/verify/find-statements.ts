import { ATTESTED } from '../attested.ts';
import {
  type Descriptor,
  formatPlatform,
  formatReference,
  parsePlatform,
  type Manifest,
  type Reference,
  type RegistryClient,
  RegistryError,
} from '../../oci/index.ts';
import { BUILD_PREDICATE } from '../../image/attestations.ts';
import { AipackError, type Problem } from '../../schema/errors.ts';
import { PublishedReader } from '../published-reader.ts';
import { readBuildStatement, type BuildPredicate } from './build-statement.ts';

/** A statement about an image names a few thousand packages at most, with some hundred bytes each. */
const MAX_STATEMENT_BYTES = 8 * 1024 * 1024;
/** Entries of an index that are looked at. */
const MOST_ENTRIES = 200;

/** One platform of an image in a registry, and what was said about how it was built. */
export interface StatedImage {
  readonly platform: string;
  readonly descriptor: Descriptor;
  readonly manifest: Manifest;
  readonly statement: BuildPredicate;
}

/** An image in a registry with our own statements about it. */
export interface StatedIndex {
  readonly reference: Reference;
  readonly digest: string;
  readonly images: readonly StatedImage[];
  readonly reader: PublishedReader;
}

/**
 * Finds what our own statements say of an image.
 * @param platforms of which it is wanted; all that there are where none is named
 * @throws AipackError IMAGE_NOT_FOUND, STATEMENT_MISSING, STATEMENT_INVALID, REGISTRY_REFUSED, REGISTRY_UNREACHABLE
 */
export async function findStatements(
  registry: RegistryClient,
  reference: Reference,
  platforms: readonly string[],
): Promise<StatedIndex> {
  try {
    return await find(registry, reference, platforms);
  } catch (error) {
    throw registryProblem(error);
  }
}

async function find(
  registry: RegistryClient,
  reference: Reference,
  platforms: readonly string[],
): Promise<StatedIndex> {
  const name = formatReference(reference);
  const root = await registry.manifest(reference);
  if (root === undefined) {
    throw new AipackError({ code: 'IMAGE_NOT_FOUND', message: `${reference.registry} has no image ${name}` });
  }
  const entries = (root.content.manifests ?? []).slice(0, MOST_ENTRIES);
  if (entries.length === 0) throw missing(`${name} is an image without an index, so there are no statements beside it`);
  const images = entries.flatMap((descriptor) => {
    const platform = platformOf(descriptor);
    return platform === undefined ? [] : [{ descriptor, platform }];
  });
  const wanted = images.filter(({ platform }) => platforms.length === 0 || platforms.includes(platform));
  const lacking = platforms.filter((platform) => !images.some((image) => image.platform === platform));
  if (lacking.length > 0 || wanted.length === 0) {
    const there = images.map(({ platform }) => platform).join(', ') || 'none';
    const asked = lacking.join(', ') || 'any platform';
    throw new AipackError({ code: 'IMAGE_NOT_FOUND', message: `${name} has no image for ${asked}; it has: ${there}` });
  }
  const reader = new PublishedReader(registry, reference);
  const found = await Promise.all(
    wanted.map(({ descriptor, platform }) => statedImage(reader, entries, descriptor, platform, name)),
  );
  return { reference, digest: root.digest, images: found, reader };
}

function platformOf({ platform }: Descriptor): string | undefined {
  if (platform === undefined || platform.os === 'unknown') return undefined;
  const { architecture, os, variant } = platform;
  const text = [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
  return /^[\w.-]+(?:\/[\w.-]+){1,2}$/.test(text) ? formatPlatform(parsePlatform(text)) : undefined;
}

async function statedImage(
  reader: PublishedReader,
  entries: readonly Descriptor[],
  descriptor: Descriptor,
  platform: string,
  name: string,
): Promise<StatedImage> {
  const attestations = entries.filter(
    ({ annotations }) =>
      annotations?.['vnd.docker.reference.type'] === 'attestation-manifest' &&
      annotations[ATTESTED] === descriptor.digest,
  );
  const manifest = await reader.manifest(descriptor);
  if (manifest === undefined) throw invalid(`${name} names an image for ${platform} that is not there`);
  const about = await Promise.all(attestations.map((each) => reader.manifest(each)));
  const layers = about
    .flatMap((each) => each?.content.layers ?? [])
    .filter(({ annotations }) => annotations?.['in-toto.io/predicate-type'] === BUILD_PREDICATE);
  const [layer, ...more] = layers;
  if (layer === undefined) throw missing(`Nothing at ${name} says how its image for ${platform} was built by aipack`);
  if (more.length > 0)
    throw invalid(`${name} has ${layers.length} statements of aipack about its image for ${platform}`);
  const read = readBuildStatement(await reader.json(layer, MAX_STATEMENT_BYTES), descriptor.digest, platform);
  if ('because' in read) {
    throw invalid(`The statement about the image for ${platform} can't be used: ${read.because}`);
  }
  return { platform, descriptor, manifest, statement: read };
}

function missing(message: string): AipackError {
  const hint =
    'Name the tag or the digest of the index. An image that was pushed without attestations, or by an older version, can’t be built again from what it says.';
  return new AipackError({ code: 'STATEMENT_MISSING', message, hint });
}

function invalid(message: string): AipackError {
  const hint =
    'An older version said less than is needed: build the image again with this one. Otherwise do not trust it.';
  return new AipackError({ code: 'STATEMENT_INVALID', message, hint });
}

/** What a registry answers, as a problem of this tool; everything else as it is. */
export function registryProblem(error: unknown): unknown {
  if (!(error instanceof RegistryError)) return error;
  const { code, hint, message } = error;
  const problem: Problem = {
    code: code === 'UNREACHABLE' ? 'REGISTRY_UNREACHABLE' : 'REGISTRY_REFUSED',
    message,
    ...(hint === undefined ? {} : { hint }),
  };
  return new AipackError(problem, { cause: error });
}
