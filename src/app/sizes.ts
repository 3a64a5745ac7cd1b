import type { ManifestContent, Reference } from '../oci/index.ts';
import type { RegistryReader } from './published-reader.ts';

export interface ImageSize {
  /** Of the platform's manifest. */
  readonly digest: string;
  /** Compressed bytes of its layers. */
  readonly size: number;
}

/** Size by platform of an image that was pushed; empty when the registry can't be asked, for whatever reason. For the report only. */
export async function imageSizes(
  registry: Pick<RegistryReader, 'manifest'>,
  reference: Reference,
): Promise<ReadonlyMap<string, ImageSize>> {
  try {
    const root = await registry.manifest(reference);
    if (root === undefined) return new Map();
    const images = (root.content.manifests ?? []).filter(
      ({ platform }) => platform !== undefined && platform.os !== 'unknown',
    );
    const sizes = await Promise.all(
      images.map(async ({ digest, platform }) => {
        const manifest = await registry.manifest({
          registry: reference.registry,
          repository: reference.repository,
          digest,
        });
        const name = `${platform?.os ?? ''}/${platform?.architecture ?? ''}`;
        return [name, { digest, size: layerBytes(manifest?.content) }] as const;
      }),
    );
    return new Map(sizes);
  } catch {
    // The image is pushed: not even credentials that can't be found any more make that a failure.
    return new Map();
  }
}

function layerBytes(content: ManifestContent | undefined): number {
  return (content?.layers ?? []).reduce((sum, { size }) => sum + size, 0);
}
