import { z } from 'zod';
import { parseJson } from '../../untrusted/json.ts';
import { annotationsSchema, descriptorSchema } from '../descriptor.ts';

/** Programs in Go write an empty list as null. */
const descriptors = z.array(descriptorSchema).nullish();

const manifest = z.looseObject({
  mediaType: z.string().optional(),
  manifests: descriptors,
  config: descriptorSchema.optional(),
  layers: descriptors,
  annotations: annotationsSchema.optional(),
});

/** A manifest or an index: which one, the media type says. */
export type ManifestContent = Readonly<z.infer<typeof manifest>>;

/** What the bytes of a manifest say, all of it, or undefined where they are none. */
export function readManifest(bytes: Uint8Array): ManifestContent | undefined {
  const value = parseJson(bytes);
  return manifest.safeParse(value).success ? (value as ManifestContent) : undefined;
}
