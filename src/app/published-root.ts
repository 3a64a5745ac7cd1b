import { type Manifest, type Reference, RegistryError } from '../oci/index.ts';
import type { RegistryReader } from './published-reader.ts';

/** What every tag names now, where they all name the same. What can't be read is no failure: it is only ever used to leave things as they are. */
export async function publishedRoot(
  registry: RegistryReader,
  tags: readonly Reference[],
): Promise<Manifest | undefined> {
  try {
    const named = await Promise.all(tags.map((tag) => registry.manifest(tag)));
    const [root] = named;
    return named.every((manifest) => manifest?.digest === root?.digest) ? root : undefined;
  } catch (error) {
    if (error instanceof RegistryError) return undefined;
    throw error;
  }
}
