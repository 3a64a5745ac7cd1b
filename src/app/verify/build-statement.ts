import * as z from 'zod/mini';
import { BUILD_PREDICATE } from '../../image/attestations.ts';
import { namedBy } from '../../schema/named-by.ts';
import { overridesSchema } from '../../schema/overrides.ts';
import { checkShape } from '../../untrusted/shape.ts';
import { PLATFORMS } from '../platform.ts';

/** Packages of one stage. Wolfi has a few thousand altogether. */
const MOST_PACKAGES = 20_000;

const limited = (most: number) => z.string().check(z.maxLength(most));
const short = limited(300);
const path = limited(4096);
const digest = z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/));
const platform = z.enum(PLATFORMS);

const packageReference = z.object({
  uri: limited(1000),
  annotations: z.object({ checksum: short }),
});
const packages = z.array(packageReference).check(z.maxLength(MOST_PACKAGES));

/** Newer versions may say more; what this one needs has to be there. */
const buildPredicate = z.object({
  tool: z.object({ name: z.literal('aipack'), version: short }),
  project: z.object({ name: short, path }),
  source: z.object({
    repository: z.optional(limited(2000)),
    revision: z.optional(z.string().check(z.regex(/^[0-9a-f]{40,64}$/))),
  }),
  platform,
  packageIndex: short,
  settings: z.object({
    sourceDateEpoch: z.int().check(z.minimum(0), z.maximum(99_999_999_999)),
    buildPlatform: platform,
    baseImage: z.optional(limited(1000)),
    labels: namedBy(z.record(limited(1000), limited(64 * 1024))),
    overrides: z.array(overridesSchema).check(z.maxLength(100)),
    buildEnv: z.array(short).check(z.maxLength(1000)),
    spec: z.optional(digest),
  }),
  packages: z.object({ installation: z.enum(['layers', 'apk']), build: packages, runtime: packages }),
});

/** What our own statement says of how an image was built, as far as building it again needs it. */
export type BuildPredicate = z.infer<typeof buildPredicate>;

const statement = z.object({
  _type: z.enum(['https://in-toto.io/Statement/v0.1', 'https://in-toto.io/Statement/v1']),
  predicateType: z.literal(BUILD_PREDICATE),
  subject: z.array(z.object({ digest: z.record(limited(100), short) })).check(z.minLength(1), z.maxLength(1000)),
  predicate: buildPredicate,
});

/** A statement that can't be used, and why, as the end of a sentence about it. */
export interface Unusable {
  readonly because: string;
}

const MOST_REASONS = 5;

/**
 * Reads what a registry has for our statement about an image. Anybody may have written it.
 * @param image digest of the image that it has to be about
 * @param on the platform that the index has that image for
 */
export function readBuildStatement(value: unknown, image: string, on: string): BuildPredicate | Unusable {
  const parsed = checkShape(statement, value);
  if (!parsed.success) {
    const { issues } = parsed.error;
    const reasons = issues
      .slice(0, MOST_REASONS)
      .map(({ path: at, message }) => `${at.map(String).join('.') || 'it'}: ${message.slice(0, 200)}`);
    const more = issues.length > MOST_REASONS ? [`${issues.length - MOST_REASONS} more`] : [];
    return { because: [...reasons, ...more].join('; ') };
  }
  const { predicate, subject } = parsed.data;
  const isAbout = subject.every(({ digest: { sha256 } }) => `sha256:${sha256}` === image);
  if (!isAbout) return { because: 'it is about another image' };
  if (predicate.platform !== on) return { because: `it is about an image for ${predicate.platform}` };
  return predicate;
}
