import { RegistryClient, parseReference, type Descriptor, type Reference } from '../../src/oci/index.ts';

const registry = new RegistryClient({ fetch, credentials: async () => undefined });

/** Layers of an image in a registry: the only one of its index, beside which attestations may lie. */
export async function layersOf(name: string): Promise<readonly Descriptor[]> {
  const reference = parseReference(name);
  const top = await manifestOf(reference);
  const image = top.manifests?.find(({ platform }) => platform?.os === 'linux');
  const { registry: host, repository } = reference;
  const { layers } = image ? await manifestOf({ registry: host, repository, digest: image.digest }) : top;
  return layers ?? [];
}

function bytesOf(layers: readonly Descriptor[]): number {
  return layers.reduce((sum, { size }) => sum + size, 0);
}

/** Bytes of layers that an image has and the one before it had not. */
export function newBytes(layers: readonly Descriptor[], before: readonly Descriptor[]): number {
  const there = new Set(before.map(({ digest }) => digest));
  return bytesOf(layers.filter(({ digest }) => !there.has(digest)));
}

type Content = NonNullable<Awaited<ReturnType<RegistryClient['manifest']>>>['content'];

async function manifestOf(reference: Reference): Promise<Content> {
  const manifest = await registry.manifest(reference);
  if (manifest === undefined) throw new Error(`nothing was pushed to ${reference.repository}`);
  return manifest.content;
}
