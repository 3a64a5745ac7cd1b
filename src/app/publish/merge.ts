import {
  type Descriptor,
  formatPlatform,
  formatReference,
  INDEX_TYPE,
  type Manifest,
  type Platform,
  type Reference,
  type RegistryClient,
  sha256,
} from '../../oci/index.ts';
import { AipackError, type Problem } from '../../schema/errors.ts';
import { parseJsonObject } from '../../untrusted/json.ts';
import { ATTESTED } from '../attested.ts';
import { explainRegistryFailure } from './problems.ts';
import { noImage } from './promote.ts';
import { publishImage, type Published, type PublishTools } from './publish-image.ts';

/** An image's configuration has some kilobytes. */
const MAX_CONFIG_BYTES = 4 * 1024 * 1024;

interface Part {
  readonly platform: string;
  /** The image's manifest, then what is attested of it. */
  readonly descriptors: readonly Descriptor[];
}

/**
 * Makes one image of those that were built for one platform each, with their attestations, and gives it its names. The order of platforms
 * is that of their names, so the same images make the same index.
 * @param images with digests
 * @param tags in one registry's repository, or several
 * @throws AipackError INPUT_INVALID for images of one platform twice or that are not there, REGISTRY_REFUSED, REGISTRY_UNREACHABLE
 */
export async function mergeImages(
  images: readonly Reference[],
  tags: readonly Reference[],
  annotations: Readonly<Record<string, string>>,
  tools: PublishTools,
): Promise<Published> {
  try {
    const found = await Promise.all(images.map((image) => imageAt(image, tools.reader)));
    const parts = await Promise.all(found.map(({ image, manifest }) => partsOf(image, manifest, tools.reader)));
    const bytes = indexOf(parts.flat(), annotations);
    const index = { bytes, digest: sha256(bytes), mediaType: INDEX_TYPE };
    return await publishImage(
      found.map(({ image, manifest: { digest } }) => ({ ...image, digest })),
      index,
      tags,
      tools,
    );
  } catch (error) {
    throw explainRegistryFailure(error);
  }
}

interface FoundImage {
  readonly image: Reference;
  readonly manifest: Manifest;
}

async function imageAt(image: Reference, reader: RegistryClient): Promise<FoundImage> {
  const manifest = await reader.manifest(image);
  if (manifest === undefined) throw noImage(image);
  return { image, manifest };
}

async function partsOf(image: Reference, manifest: Manifest, reader: RegistryClient): Promise<readonly Part[]> {
  const { content, digest, mediaType, size } = manifest;
  const all = content.manifests ?? [];
  if (content.manifests === undefined || content.manifests === null) {
    const platform = await platformOf(image, manifest, reader);
    return [
      { platform: formatPlatform(platform), descriptors: [{ mediaType, digest, size, platform: { ...platform } }] },
    ];
  }
  return all
    .filter(({ annotations }) => annotations?.[ATTESTED] === undefined)
    .map((descriptor) => ({
      platform: descriptor.platform === undefined ? '' : formatPlatform(platformIn(descriptor.platform)),
      descriptors: [descriptor, ...all.filter(({ annotations }) => annotations?.[ATTESTED] === descriptor.digest)],
    }));
}

/** The platform of an image that stands in no index is in its configuration. */
async function platformOf(
  image: Reference,
  { content: { config } }: Manifest,
  reader: RegistryClient,
): Promise<Platform> {
  const bytes = config === undefined ? undefined : await reader.blob(image, config.digest, MAX_CONFIG_BYTES);
  const { architecture, os, variant } = (bytes && parseJsonObject(bytes)) ?? {};
  if (typeof os !== 'string' || typeof architecture !== 'string') {
    throw new AipackError({
      code: 'INPUT_INVALID',
      message: `${formatReference(image)} does not say which platform it is for`,
      hint: 'Merge images of programs, such as a build for one platform pushes.',
    });
  }
  return platformIn({ os, architecture, ...(typeof variant === 'string' ? { variant } : {}) });
}

function platformIn({ architecture, os, variant }: NonNullable<Descriptor['platform']>): Platform {
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}

/** @throws AipackError INPUT_INVALID for a platform that two images are for */
function indexOf(parts: readonly Part[], annotations: Readonly<Record<string, string>>): Buffer {
  const byPlatform = Map.groupBy(parts, ({ platform }) => platform);
  const problems: Problem[] = [];
  const chosen = [...byPlatform].flatMap(([platform, [part, ...others]]) => {
    if (others.some((other) => other.descriptors[0]?.digest !== part?.descriptors[0]?.digest)) {
      problems.push({
        code: 'INPUT_INVALID',
        message: `Several of the images are for ${platform === '' ? 'no platform' : platform}`,
        hint: 'Give one image for each platform.',
      });
    }
    return part === undefined ? [] : [part];
  });
  if (problems.length > 0) throw new AipackError(problems);
  const sorted = chosen.toSorted((a, b) => (a.platform < b.platform ? -1 : 1));
  // As BuildKit orders an index: all images, then all attestations.
  const manifests = [
    ...sorted.flatMap(({ descriptors: [image] }) => (image === undefined ? [] : [image])),
    ...sorted.flatMap(({ descriptors: [, ...attestations] }) => attestations),
  ];
  const said = Object.keys(annotations).length === 0 ? {} : { annotations };
  return Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: INDEX_TYPE, manifests, ...said }));
}
