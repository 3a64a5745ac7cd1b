import { normalizePlatform, OciError } from '../oci/index.ts';
import { AipackError } from '../schema/errors.ts';
import { lookup } from '../untrusted/lookup.ts';
import type { Architecture } from '../wolfi/index.ts';

/** Platforms that Wolfi builds packages for. */
export const PLATFORMS = ['linux/amd64', 'linux/arm64'] as const;

/** The same as apk names them. */
const ARCHITECTURES: Readonly<Record<(typeof PLATFORMS)[number], Architecture>> = {
  'linux/amd64': 'x86_64',
  'linux/arm64': 'aarch64',
};

/**
 * Normalises platform names, each kept once and in the order given.
 * @throws AipackError with every name that Wolfi has no packages for.
 */
export function normalisePlatforms(names: readonly string[]): readonly string[] {
  const platforms = names.map(normalOrGiven);
  const unknown = platforms.filter((platform) => !Object.hasOwn(ARCHITECTURES, platform));
  if (unknown.length > 0) {
    throw new AipackError(
      unknown.map((platform) => ({
        code: 'INPUT_INVALID',
        message: `Wolfi has no packages for the platform ${JSON.stringify(platform)}`,
        hint: `Use ${Object.keys(ARCHITECTURES).join(' or ')}.`,
      })),
    );
  }
  return [...new Set(platforms)];
}

/**
 * Normalises platform names as {@link normalisePlatforms}, whatever there are packages for.
 * @throws AipackError with every name that can't be read
 */
export function namedPlatforms(names: readonly string[]): readonly string[] {
  const platforms = names.map(normalOrGiven);
  const unreadable = platforms.filter((platform) => !PLATFORM_NAME.test(platform));
  if (unreadable.length > 0) {
    throw new AipackError(
      unreadable.map((platform) => ({
        code: 'INPUT_INVALID',
        message: `${JSON.stringify(platform)} is no name of a platform`,
        hint: 'Write os/architecture, such as linux/amd64.',
      })),
    );
  }
  return [...new Set(platforms)];
}

const PLATFORM_NAME = /^[a-z0-9_.-]+(?:\/[a-z0-9_.-]+){1,2}$/;

/**
 * The platforms to plan for.
 * @throws AipackError INPUT_INVALID for what Wolfi has no packages for, which only a Dockerfile can be built for
 */
export function platformsOf(
  { platforms }: { readonly platforms: readonly string[] },
  { defaultPlatform }: { readonly defaultPlatform: string },
): readonly string[] {
  return platforms.length > 0 ? normalisePlatforms(platforms) : [defaultPlatform];
}

/** What is no name of a platform has no packages either. */
function normalOrGiven(name: string): string {
  try {
    return normalizePlatform(name);
  } catch (error) {
    if (error instanceof OciError) return name;
    throw error;
  }
}

/** The apk name of a platform from {@link normalisePlatforms}. */
export function architectureOf(platform: string): Architecture {
  const architecture = lookup(ARCHITECTURES, platform);
  if (architecture === undefined) throw new RangeError(`not a normalised platform: ${platform}`);
  return architecture;
}

/** The platform that a machine of Node's `process.arch` runs. */
export function hostPlatform(arch: string): string {
  return arch === 'arm64' ? 'linux/arm64' : 'linux/amd64';
}
