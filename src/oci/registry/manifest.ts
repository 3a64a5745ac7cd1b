import * as z from 'zod/mini';
import { parseJson } from '../../untrusted/json.ts';
import { annotationsSchema, descriptorSchema } from '../descriptor.ts';
import { INDEX_TYPE } from '../media-types.ts';

/** What a client takes where it asks for a manifest. */
export const MANIFEST_TYPES = [
  INDEX_TYPE,
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** Programs in Go write an empty list as null. */
const descriptors = z.nullish(z.array(descriptorSchema));

const manifest = z.looseObject({
  mediaType: z.optional(z.string()),
  manifests: descriptors,
  config: z.optional(descriptorSchema),
  layers: descriptors,
  annotations: z.optional(annotationsSchema),
});

/** A manifest or an index: which one, the media type says. */
export type ManifestContent = Readonly<z.infer<typeof manifest>>;

/** What the bytes of a manifest say, all of it, or undefined where they are none. */
export function readManifest(bytes: Uint8Array): ManifestContent | undefined {
  const value = parseJson(bytes);
  return manifest.safeParse(value).success ? (value as ManifestContent) : undefined;
}
