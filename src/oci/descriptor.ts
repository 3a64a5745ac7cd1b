import * as z from 'zod/mini';
import { isSha256 } from './digest.ts';

export const annotationsSchema = z.record(z.string(), z.string());

/** What is not known may be there: readers who want nothing else look for it. */
export const descriptorSchema = z.looseObject({
  mediaType: z.string(),
  digest: z.string().check(z.refine(isSha256)),
  size: z.int().check(z.nonnegative()),
  platform: z.optional(z.looseObject({ os: z.string(), architecture: z.string(), variant: z.optional(z.string()) })),
  annotations: z.optional(annotationsSchema),
});

/** What an index or a manifest says of something that it names. */
export type Descriptor = Readonly<z.infer<typeof descriptorSchema>>;

export function isDescriptor(value: unknown): value is Descriptor {
  return descriptorSchema.safeParse(value).success;
}
