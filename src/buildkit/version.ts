import { BuildkitError } from './errors.ts';
import { unaryCall } from './grpc/requests.ts';
import type { Channel } from './grpc/wire.ts';
import { GrpcCode, GrpcError } from './grpc/status.ts';
import { Control } from '../proto/services.ts';
import { connectError, isTlsError } from './transport/connection.ts';
import type { WorkerRecord } from '../proto/worker.ts';

/** Older daemons lack Info, attestations and the evaluation of results. */
export const MINIMUM_VERSION = '0.11.0';

export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** What a daemon says of itself. */
export interface DaemonInfo {
  /** As the daemon writes it; empty where it does not know. */
  readonly versionText: string;
  /** Undefined for builds without a version, of which distributions ship many. */
  readonly version: Version | undefined;
  readonly workers: readonly WorkerRecord[];
  /** `os/architecture[/variant]`, the daemon's own first, emulated ones included. */
  readonly platforms: readonly string[];
  /** Whether it was reached as the BuildKit inside a Docker Engine. */
  readonly docker: boolean;
  /** Whether images, indexes and attestations can be stored; always so outside Docker. */
  readonly containerdStore: boolean;
}

/** Reads `v0.13.2`, `0.20.0-rc1`, `v0.12.5-moby`; undefined for `v0.0.0+unknown` and anything else without a release. */
export function parseVersion(text: string): Version | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text);
  if (match === null) return undefined;
  const [major = 0, minor = 0, patch = 0] = match.slice(1).map(Number);
  return major === 0 && minor === 0 && patch === 0 ? undefined : { major, minor, patch };
}

export function compareVersions(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}

/** Whether a daemon is at least `minimum`, such as `0.13.0`; undefined when it does not say its version. */
export function isAtLeast(version: Version | undefined, minimum: string): boolean | undefined {
  const wanted = parseVersion(minimum);
  return version === undefined || wanted === undefined ? undefined : compareVersions(version, wanted) >= 0;
}

/**
 * Asks a daemon what it is.
 *
 * @throws BuildkitError DAEMON_TOO_OLD, NOT_BUILDKIT
 */
export async function inspectDaemon(
  channel: Channel,
  { endpoint, docker, between, signal }: { endpoint: string; docker: boolean; between: boolean; signal: AbortSignal },
): Promise<DaemonInfo> {
  // Both at once: one way there and back is all that connecting should take.
  const [info, list] = await Promise.all([
    unaryCall(channel, Control.Info, {}, { signal }).catch((error: unknown) => notBuildkit(error, endpoint, between)),
    unaryCall(channel, Control.ListWorkers, {}, { signal }).catch((error: unknown) => {
      if (error instanceof GrpcError && error.code !== GrpcCode.UNIMPLEMENTED) throw error;
      return undefined;
    }),
  ]);
  const versionText = info.buildkitVersion?.version ?? '';
  const version = parseVersion(versionText);
  if (isAtLeast(version, MINIMUM_VERSION) === false) throw tooOld(endpoint, versionText);
  const workers = list?.record ?? [];
  // A daemon without a version answers Info, so it is new enough for that; without workers it could not build.
  if (workers.length === 0) {
    throw new BuildkitError('NOT_BUILDKIT', `The BuildKit at ${endpoint} has no worker to build with`, {
      hint: 'Its log says why no worker could start.',
    });
  }
  const platforms = workers.flatMap((worker) => worker.platforms.map(platformText));
  return {
    versionText,
    version,
    workers,
    platforms: [...new Set(platforms)],
    docker,
    containerdStore: !docker || workers.some((worker) => SNAPSHOTTER in worker.Labels),
  };
}

/** Inside Docker, only the worker on top of containerd has this label. */
const SNAPSHOTTER = 'org.mobyproject.buildkit.worker.snapshotter';

function platformText({ OS, Architecture, Variant }: { OS: string; Architecture: string; Variant: string }): string {
  return [OS, Architecture, ...(Variant === '' ? [] : [Variant])].join('/');
}

function notBuildkit(error: unknown, endpoint: string, between: boolean): never {
  if (error instanceof GrpcError && error.code === GrpcCode.UNIMPLEMENTED) throw tooOld(endpoint, '');
  // With TLS 1.3 a server only refuses a client after the handshake.
  if (error instanceof GrpcError && isTlsError(error.cause)) throw connectError(endpoint, error.cause);
  if (error instanceof GrpcError && error.connectionLost && between) {
    throw new BuildkitError('CONNECT_FAILED', `Can't reach BuildKit at ${endpoint}: ${error.message}`, {
      cause: error,
    });
  }
  if (error instanceof GrpcError && error.connectionLost) {
    throw new BuildkitError(
      'NOT_BUILDKIT',
      `What answers at ${endpoint} does not speak BuildKit's protocol: ${error.message}`,
      {
        hint: 'Check the address, and whether the daemon expects TLS there.',
        cause: error,
      },
    );
  }
  throw error;
}

function tooOld(endpoint: string, version: string): BuildkitError {
  const found = version === '' ? 'older than that' : version;
  return new BuildkitError(
    'DAEMON_TOO_OLD',
    `BuildKit ${MINIMUM_VERSION} is needed, and the one at ${endpoint} is ${found}`,
    {
      hint: 'Update it: Docker Engine 24 and later bring a newer one, as does the image moby/buildkit.',
    },
  );
}
