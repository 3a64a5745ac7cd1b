import {
  copyImage,
  formatReference,
  type Reference,
  type RegistryClient,
  type RegistryWriter,
} from '../../oci/index.ts';
import { AipackError } from '../../schema/errors.ts';
import { explainRegistryFailure } from './problems.ts';

export interface PublishTools {
  readonly reader: RegistryClient;
  readonly writer: RegistryWriter;
}

/** An image that has further names. */
export interface Published {
  readonly digest: string;
  /** Of the image itself: its manifest, or the index where it has several platforms or attestations. */
  readonly mediaType: string;
  readonly tags: readonly string[];
  /** Bytes of layers and configurations that were sent; none where a registry had them, or took them from beside. */
  readonly sent: number;
}

/**
 * Gives an image further names, in its registry or others, without building: digests, attestations and signatures stay as they are. All
 * is copied before the first tag is set.
 * @throws AipackError INPUT_INVALID where there is no such image, REGISTRY_REFUSED, REGISTRY_UNREACHABLE
 */
export async function promoteImage(
  from: Reference,
  tags: readonly Reference[],
  { reader, writer }: PublishTools,
): Promise<Published> {
  try {
    const found = await reader.manifest(from);
    if (found === undefined) throw noImage(from);
    const source = { ...from, digest: found.digest };
    let sent = 0;
    const onBlob = (_: unknown, bytes: number): void => {
      sent += bytes;
    };
    const repositories = new Map(tags.map((tag) => [`${tag.registry}/${tag.repository}`, tag]));
    for (const { registry, repository } of repositories.values())
      await copyImage(source, { registry, repository }, { reader, writer, onBlob });
    for (const tag of tags) await writer.putManifest(tag, found.bytes, found.mediaType);
    return { digest: found.digest, mediaType: found.mediaType, tags: tags.map(formatReference), sent };
  } catch (error) {
    throw explainRegistryFailure(error);
  }
}

export function noImage(reference: Reference): AipackError {
  return new AipackError({
    code: 'INPUT_INVALID',
    message: `There is no image ${formatReference(reference)}`,
    hint: 'Name one that its registry has, by its digest or a tag.',
  });
}
