import type { PreparedCaches } from './cache.ts';
import { BuildkitError } from './errors.ts';
import type { Exporter } from './exporters.ts';
import { type CacheEntry, type Gateway, cacheMessage } from './gateway/gateway.ts';
import type { BuildOutcome } from './gateway/result.ts';
import type { StatusUpdate } from './progress.ts';
import type { Init } from '../proto/codec.ts';
import type { SolveRequest } from '../proto/control.ts';
import type { SessionResources } from './session/services.ts';
import { type DaemonInfo, isAtLeast } from './version.ts';

export interface BuildOptions extends SessionResources {
  /** None builds without keeping anything but cache. */
  readonly exporters?: readonly Exporter[];
  /** Such as `attest:provenance`; recorded with the build. */
  readonly frontendAttrs?: Readonly<Record<string, string>>;
  readonly cacheImports?: readonly CacheEntry[];
  readonly cacheExports?: readonly CacheEntry[];
  readonly entitlements?: readonly string[];
  /** Builds with one key send only what changed since the last of them. */
  readonly sharedKey?: string;
  /** Leaves no record in the daemon's history. */
  readonly internal?: boolean;
  readonly onStatus?: (update: StatusUpdate) => void;
  /** Told of a daemon that has fallen silent, and of one that is back. */
  readonly onWait?: (message: string) => void;
  readonly signal?: AbortSignal;
}

export interface BuildResult {
  /** What the exporters tell: `containerimage.digest`, `image.name`… */
  readonly response: Readonly<Record<string, string>>;
  /** Of the manifest or index, where an image was made. */
  readonly digest: string | undefined;
  /** What the daemon's history knows the build by. */
  readonly ref: string;
}

/** The inside of a build: makes results through the gateway, and says what the build's outcome is. */
export type BuildCallback = (gateway: Gateway) => Promise<BuildOutcome>;

interface Feature {
  readonly since: string;
  readonly name: string;
  readonly used: (options: BuildOptions) => boolean;
}

const attributeIs = (key: string, value: string) => (options: BuildOptions) =>
  options.exporters?.some(({ attributes = {} }) => Object.hasOwn(attributes, key) && attributes[key] === value) ??
  false;

/** What older daemons would leave out without a word. What graphs need is checked when they are given to the gateway. */
const FEATURES: readonly Feature[] = [
  { since: '0.13.0', name: 'Several outputs at once', used: ({ exporters = [] }) => exporters.length > 1 },
  { since: '0.13.0', name: 'Rewriting timestamps', used: attributeIs('rewrite-timestamp', 'true') },
  { since: '0.20.0', name: 'Attestations as OCI artifacts', used: attributeIs('oci-artifact', 'true') },
  {
    since: '0.17.0',
    name: 'Giving a scanner options',
    used: ({ frontendAttrs = {} }) => /,(?!generator=)/.test(frontendAttrs['attest:sbom'] ?? ''),
  },
  {
    since: '0.23.0',
    name: 'Choosing the version of provenance',
    used: ({ frontendAttrs = {} }) => /(^|,)version=/.test(frontendAttrs['attest:provenance'] ?? ''),
  },
];

/**
 * Refuses what the daemon lacks. A daemon that doesn't know its version is taken at its word in what it announces, and
 * otherwise given the benefit of the doubt.
 *
 * @throws BuildkitError UNSUPPORTED
 */
export function checkOptions(
  { version, versionText, docker, containerdStore }: DaemonInfo,
  options: BuildOptions,
): void {
  const missing = FEATURES.find(({ since, used }) => isAtLeast(version, since) === false && used(options));
  if (missing !== undefined) {
    const needed = missing.since.replace(/\.0$/, '');
    throw new BuildkitError('UNSUPPORTED', `${missing.name} needs BuildKit ${needed}, and this is ${versionText}`, {
      hint: 'Use a newer BuildKit, or build without it.',
    });
  }
  const image = options.exporters?.find(({ type }) => ['image', 'oci', 'docker'].includes(type));
  if (docker && !containerdStore && image !== undefined) {
    const message = `Docker's own BuildKit has no "${image.type}" output without the containerd image store`;
    const hint = 'Turn the containerd image store on in the Docker Engine, or use a BuildKit of its own.';
    throw new BuildkitError('UNSUPPORTED', message, { hint });
  }
}

/** The job that a build runs under. `ref` names it, and `session` is where the daemon asks back. */
export function solveRequest(
  ref: string,
  session: string,
  { exporters = [], frontendAttrs, entitlements, internal }: BuildOptions,
  caches: PreparedCaches,
): Init<SolveRequest> {
  const [first] = exporters;
  // No definition: with one, even an empty one, the daemon would build that and not wait for the gateway.
  return {
    Ref: ref,
    Session: session,
    // Daemons up to 0.12 only know the first pair, later ones ignore it.
    ExporterDeprecated: first?.type,
    ExporterAttrsDeprecated: first?.attributes,
    Exporters: exporters.map(({ type, attributes }) => ({ Type: type, Attrs: attributes })),
    FrontendAttrs: frontendAttrs,
    // Must be there even when it says nothing: some versions crash without.
    Cache: { Exports: caches.exports.map(cacheMessage), Imports: caches.imports.map(cacheMessage) },
    Entitlements: entitlements,
    Internal: internal,
  };
}
