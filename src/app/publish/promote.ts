import { formatReference, type Reference } from '../../oci/index.ts';
import { AipackError } from '../../schema/errors.ts';
import { explainRegistryFailure } from './problems.ts';
import { publishImage, type Published, type PublishTools } from './publish-image.ts';

/**
 * Gives an image further names, in its registry or others, without building: digests, attestations and signatures stay as they are. All
 * is copied before the first tag is set.
 * @throws AipackError INPUT_INVALID where there is no such image, REGISTRY_REFUSED, REGISTRY_UNREACHABLE
 */
export async function promoteImage(
  from: Reference,
  tags: readonly Reference[],
  tools: PublishTools,
): Promise<Published> {
  try {
    const found = await tools.reader.manifest(from);
    if (found === undefined) throw noImage(from);
    return await publishImage([{ ...from, digest: found.digest }], found, tags, tools);
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
