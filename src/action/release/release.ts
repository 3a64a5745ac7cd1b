import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { containerName } from '../state.ts';

/** A release of BuildKit: what is downloaded must have these sums, whoever serves it. */
export interface Release {
  readonly version: string;
  /** By Node's name of an architecture: the release's own name of it, and the SHA-256 of its archive. */
  readonly archives: Readonly<Record<string, { readonly platform: string; readonly sha256: string }>>;
}

/** Sums as nerdctl's repository lists them (Dockerfile.d/SHA256SUMS.d). */
export const RELEASE: Release = {
  version: '0.33.1',
  archives: {
    x64: { platform: 'linux-amd64', sha256: '4e044bcd62a0c0bbe6a8c94d73989de2bfe4c04dbc0f9d6021cf96b72cd1d965' },
    arm64: { platform: 'linux-arm64', sha256: '4e1ba91f139761f249a1fa6c71e632dfdbdafeda416176ecadefbb95225e56c4' },
  },
};

export const MIRROR = 'https://github.com/moby/buildkit/releases/download';

/** Where a job's BuildKit lies, which both its steps and its end know by the runner's own variables. */
export interface Places {
  /** The programs, the daemon's data and all below. */
  readonly folder: string;
  /** Its path must stay below the 108 bytes that the system takes. */
  readonly socket: string;
  readonly log: string;
  readonly process: string;
}

export function placesOf(environment: NodeJS.ProcessEnv): Places {
  const { RUNNER_TEMP: temporary = '' } = environment;
  const name = createHash('sha256').update(containerName(environment)).digest('hex').slice(0, 12);
  const folder = join(temporary === '' ? tmpdir() : temporary, `aipack-${name}`);
  return {
    folder,
    socket: join(folder, 'buildkitd.sock'),
    log: join(folder, 'buildkitd.log'),
    process: join(folder, 'process'),
  };
}

/** The text of anything that was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
