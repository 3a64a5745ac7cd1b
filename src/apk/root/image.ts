import { sha256 } from '../../oci/index.ts';
import type { Architecture } from '../../wolfi/index.ts';
import type { LayerOutline, RootOutline } from '../types.ts';

const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG_TYPE = 'application/vnd.oci.image.config.v1+json';
const LAYER_TYPE = 'application/vnd.oci.image.layer.v1.tar+gzip';

const PLATFORMS: Readonly<Record<Architecture, string>> = { x86_64: 'amd64', aarch64: 'arm64' };

/** A layer with what its history says of it. */
export interface DescribedLayer extends LayerOutline {
  /** Why it was made here; undefined for a package's own. */
  readonly why: string | undefined;
}

/** Configuration and manifest of some layers, as the same bytes for the same layers. */
export function describeImage(
  layers: readonly DescribedLayer[],
  architecture: Architecture,
  epoch: number,
): Pick<RootOutline, 'manifest' | 'config'> {
  const created = new Date(epoch * 1000).toISOString().replace('.000Z', 'Z');
  const config = blob({
    created,
    architecture: PLATFORMS[architecture],
    os: 'linux',
    config: {},
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.map(({ title, why }) => ({
      created,
      created_by: title,
      ...(why === undefined ? {} : { comment: why }),
    })),
  });
  const manifest = blob({
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    config: { mediaType: CONFIG_TYPE, digest: config.digest, size: config.bytes.length },
    layers: layers.map(({ digest, size }) => ({ mediaType: LAYER_TYPE, digest, size })),
  });
  return { manifest, config };
}

function blob(value: object): { readonly digest: string; readonly bytes: Uint8Array } {
  const bytes = Buffer.from(JSON.stringify(value));
  return { digest: sha256(bytes), bytes };
}
