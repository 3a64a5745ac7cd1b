import type { Descriptor, Manifest, Reference } from '../../oci/index.ts';
import { PublishedReader, type RegistryReader } from '../published-reader.ts';

/** An image that can be read: in a registry, a folder or an archive. What is not there, or not what it should be, is undefined. */
export interface ImageSource {
  readonly name: string;
  root(): Promise<Manifest | undefined>;
  manifest(descriptor: Descriptor): Promise<Manifest | undefined>;
  /** @param limit bytes that it may have */
  json(descriptor: Descriptor, limit: number): Promise<unknown>;
  bytes(descriptor: Descriptor): AsyncIterable<Uint8Array>;
}

/** An image of a registry. Its methods throw RegistryError. */
export function registrySource(registry: RegistryReader, reference: Reference, name: string): ImageSource {
  const reader = new PublishedReader(registry, reference);
  return {
    name,
    root: () => registry.manifest(reference),
    manifest: (descriptor) => reader.manifest(descriptor),
    json: (descriptor, limit) => reader.json(descriptor, limit),
    bytes: (descriptor) => reader.bytes(descriptor),
  };
}
