import { type ManifestContent, type Reference, type RegistryClient, RegistryError } from '../oci/index.ts';

export interface ImageSize {
  /** Of the platform's manifest. */
  readonly digest: string;
  /** Compressed bytes of its layers. */
  readonly size: number;
}

/** Size by platform of an image that was pushed; empty when the registry can't be asked. For the report only. */
export async function imageSizes(
  registry: RegistryClient,
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
  } catch (error) {
    if (error instanceof RegistryError) return new Map();
    throw error;
  }
}

function layerBytes(content: ManifestContent | undefined): number {
  return (content?.layers ?? []).reduce((sum, { size }) => sum + size, 0);
}
