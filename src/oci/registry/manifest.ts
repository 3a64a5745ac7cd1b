import { z } from 'zod';
import { parseJson } from '../../untrusted/json.ts';

/** The only kind that is made here, and the only one that this client can check. */
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);

const annotations = z.record(z.string(), z.string()).optional();

/** What is not known may be there: readers who want nothing else look for it. */
const descriptor = z.looseObject({
  mediaType: z.string(),
  digest,
  size: z.number().int().nonnegative(),
  platform: z.looseObject({ os: z.string(), architecture: z.string(), variant: z.string().optional() }).optional(),
  annotations,
});

/** Programs in Go write an empty list as null. */
const descriptors = z.array(descriptor).nullish();

const manifest = z.looseObject({
  mediaType: z.string().optional(),
  manifests: descriptors,
  config: descriptor.optional(),
  layers: descriptors,
  annotations,
});

export type Descriptor = Readonly<z.infer<typeof descriptor>>;

/** A manifest or an index: which one, the media type says. */
export type ManifestContent = Readonly<z.infer<typeof manifest>>;

/** What the bytes of a manifest say, all of it, or undefined where they are none. */
export function readManifest(bytes: Uint8Array): ManifestContent | undefined {
  const value = parseJson(bytes);
  return manifest.safeParse(value).success ? (value as ManifestContent) : undefined;
}
