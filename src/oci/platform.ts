import { OciError } from './errors.ts';

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  /** Only where it says more than the architecture: `v6`, `v7` for arm, `v2`… for amd64. */
  readonly variant?: string;
  readonly osVersion?: string;
  readonly osFeatures?: readonly string[];
}

const architectures: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aarch64: 'arm64',
    armhf: 'arm',
    armel: 'arm/v6',
    i386: '386',
    x86_64: 'amd64',
    'x86-64': 'amd64',
  }),
);

/**
 * Reads `os/architecture[/variant]` in the normal form of registries: `linux/arm64/v8` is `linux/arm64`, `linux/arm` is
 * `linux/arm/v7`, `linux/x86_64` is `linux/amd64`.
 *
 * @throws OciError INVALID_PLATFORM
 */
export function parsePlatform(text: string): Platform {
  const parts = text.toLowerCase().split('/');
  if (parts.length < 2 || parts.length > 3 || !parts.every((part) => /^[a-z0-9_.-]+$/.test(part))) {
    throw new OciError(
      'INVALID_PLATFORM',
      `"${text}" is not a platform; expected os/architecture, such as linux/amd64`,
    );
  }
  const [os = '', name = '', given] = parts;
  const [architecture = '', implied] = (architectures.get(name) ?? name).split('/');
  return withVariant({ os, architecture }, normalVariant(architecture, given ?? implied));
}

function normalVariant(architecture: string, variant: string | undefined): string | undefined {
  if (architecture === 'arm64') return variant === 'v8' || variant === '8' ? undefined : variant;
  if (architecture === 'amd64') return variant === 'v1' ? undefined : variant;
  if (architecture === 'arm') return variant === undefined ? 'v7' : variant.startsWith('v') ? variant : `v${variant}`;
  return variant;
}

function withVariant(platform: Platform, variant: string | undefined): Platform {
  return variant === undefined ? platform : { ...platform, variant };
}

/** The text that names a platform everywhere in BuildKit: in result keys, in metadata keys, in attestations. */
export function formatPlatform(platform: Platform): string {
  const base = `${platform.os}/${platform.architecture}`;
  return platform.variant === undefined ? base : `${base}/${platform.variant}`;
}

/** The normal form of a platform's name, `linux` where it says no system: `arm64` is `linux/arm64`, as Docker reads it. */
export function normalizePlatform(name: string): string {
  return formatPlatform(parsePlatform(name.includes('/') ? name : `linux/${name}`));
}
