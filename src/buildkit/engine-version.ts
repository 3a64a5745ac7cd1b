import { BuildkitError } from './errors.ts';
import type { DialContext } from './transport/connection.ts';
import { DockerApi } from './transport/docker-api.ts';
import { type DockerHostRequest, findDockerHost } from './transport/docker-host.ts';
import { type DaemonInfo, compareVersions, parseVersion } from './version.ts';

/** The BuildKit that Docker Engines bring along, newest first: each engine from the first number on has at least the second. */
const INSIDE = [
  ['29.6.0', '0.31.0'],
  ['29.5.0', '0.30.0'],
  ['29.4.0', '0.29.0'],
  ['29.3.0', '0.28.0'],
  ['29.2.0', '0.27.0'],
  ['29.1.0', '0.26.0'],
  ['28.5.0', '0.25.0'],
  ['28.4.0', '0.24.0'],
  ['28.3.0', '0.23.0'],
  ['28.2.0', '0.22.0'],
  ['28.1.0', '0.21.0'],
  ['28.0.0', '0.20.0'],
  ['27.5.0', '0.18.0'],
  ['27.3.0', '0.16.0'],
  ['27.0.0', '0.14.0'],
  ['26.0.0', '0.13.0'],
  ['25.0.0', '0.12.0'],
  ['24.0.0', '0.11.0'],
] as const;

/**
 * Completes what a BuildKit inside a Docker Engine says of itself where it doesn't know its version, as in many builds
 * of Linux distributions: the engine knows its own. One that doesn't answer leaves things as they are.
 *
 * @throws BuildkitError CANCELLED
 */
export async function withEngineVersion(
  info: DaemonInfo,
  request: DockerHostRequest,
  { environment, signal }: DialContext,
): Promise<DaemonInfo> {
  if (info.version !== undefined) return info;
  try {
    const api = new DockerApi(await findDockerHost(request, environment), environment);
    const { body } = await api.call('GET', '/version', { signal });
    const text = (body as { Version?: unknown } | undefined)?.Version;
    const engine = typeof text === 'string' ? parseVersion(text) : undefined;
    if (engine === undefined) return info;
    const found = INSIDE.find(([from]) => compareVersions(engine, parseVersion(from) ?? engine) >= 0)?.[1];
    const version = found === undefined ? undefined : parseVersion(found);
    if (version === undefined) return info;
    return { ...info, version, versionText: `v${version.major}.${version.minor} of Docker ${String(text)}` };
  } catch (error) {
    if (error instanceof BuildkitError && error.code === 'CANCELLED') throw error;
    return info;
  }
}
