import type { Descriptor, ManifestContent, Reference } from '../oci/index.ts';
import type { PlatformReport } from '../report/build-report.ts';
import type { RegistryReader } from './published-reader.ts';

/** What a registry says of one platform of an image. */
export type ImageSize = Pick<PlatformReport, 'statements'> & {
  /** Of the platform's manifest. */
  readonly digest: string;
  /** Compressed bytes of its layers. */
  readonly size: number;
};

/** How a manifest with statements says which manifest it is about, and each of its layers what it states. */
const ABOUT = 'vnd.docker.reference.digest';
const PREDICATE = 'in-toto.io/predicate-type';
const STATED = [
  ['sbom', /^https:\/\/(?:spdx\.dev|cyclonedx\.org)\//],
  ['provenance', /^https:\/\/slsa\.dev\/provenance\//],
] as const;

/**
 * Sizes, and digests of statements, by platform of an image that was pushed; empty when the registry can't be asked, for whatever reason.
 * For the report only.
 */
export async function imageSizes(
  registry: Pick<RegistryReader, 'manifest'>,
  reference: Reference,
): Promise<ReadonlyMap<string, ImageSize>> {
  const contentOf = async (digest: string): Promise<ManifestContent | undefined> => {
    const { registry: host, repository } = reference;
    return (await registry.manifest({ registry: host, repository, digest }))?.content;
  };
  try {
    const root = await registry.manifest(reference);
    if (root === undefined) return new Map();
    const all = root.content.manifests ?? [];
    const images = all.filter(({ platform }) => platform !== undefined && platform.os !== 'unknown');
    const platforms = await Promise.all(
      images.map(async ({ digest, platform }) => {
        const about = all.find(({ annotations }) => annotations?.[ABOUT] === digest);
        const [content, stated] = await Promise.all([contentOf(digest), about && contentOf(about.digest)]);
        const name = `${platform?.os ?? ''}/${platform?.architecture ?? ''}`;
        return [name, { digest, size: layerBytes(content), ...statements(stated?.layers ?? []) }] as const;
      }),
    );
    return new Map(platforms);
  } catch {
    // The image is pushed: not even credentials that can't be found any more make that a failure.
    return new Map();
  }
}

function layerBytes(content: ManifestContent | undefined): number {
  return (content?.layers ?? []).reduce((sum, { size }) => sum + size, 0);
}

function statements(layers: readonly Descriptor[]): Pick<PlatformReport, 'statements'> {
  const found = STATED.flatMap(([name, type]) => {
    const layer = layers.find(({ annotations }) => type.test(annotations?.[PREDICATE] ?? ''));
    return layer === undefined ? [] : [[name, layer.digest] as const];
  });
  return found.length === 0 ? {} : { statements: Object.fromEntries(found) };
}
