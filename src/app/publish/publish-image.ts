import {
  copyImage,
  formatReference,
  type Manifest,
  type Reference,
  type RegistryClient,
  type RegistryWriter,
} from '../../oci/index.ts';
import { AipackError } from '../../schema/errors.ts';
import { PushCheck } from '../push-check.ts';
import { pushProblems } from '../push-problems.ts';
import { onePerRepository } from '../repositories.ts';

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
 * Gives a manifest its names. What it is made of is in each of their repositories before the first name is set.
 * @param parts images with digests
 * @throws RegistryError, AipackError REGISTRY_REFUSED
 */
export async function publishImage(
  parts: readonly Reference[],
  { bytes, digest, mediaType }: Pick<Manifest, 'bytes' | 'digest' | 'mediaType'>,
  tags: readonly Reference[],
  tools: PublishTools,
): Promise<Published> {
  // All of them are asked before the first is sent anything.
  const problems = await pushProblems(new PushCheck(tools.reader), tags, () => undefined);
  if (problems.length > 0) throw new AipackError(problems);
  let sent = 0;
  const onBlob = (_: unknown, count: number): void => {
    sent += count;
  };
  for (const { registry, repository } of onePerRepository(tags)) {
    for (const part of parts) await copyImage(part, { registry, repository }, { ...tools, onBlob });
  }
  for (const tag of tags) await tools.writer.putManifest(tag, bytes, mediaType);
  return { digest, mediaType, tags: tags.map(formatReference), sent };
}
