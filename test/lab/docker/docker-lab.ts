import { join } from 'node:path';
import { dockerCall, dockerRequest, engineVersion } from '../docker-api.ts';
import { pullImage } from '../containers.ts';
import { registryAnswers } from '../debian/registry.ts';
import { LabError } from '../errors.ts';
import { writeWhole } from '../files.ts';
import type { Lab } from '../lab.ts';
import { waitFor } from '../processes.ts';
import { type StepReport, timed } from '../steps.ts';

const repository = 'https://packages.wolfi.dev/os';
const keyName = 'wolfi-signing.rsa.pub';
const baseImage = 'cgr.dev/chainguard/wolfi-base:latest';
const registryImage = 'registry:2';
const registryName = 'aipack-lab-registry';
const registryPort = '5000/tcp';

/** The socket of this machine's own Docker: where DOCKER_HOST says when that is a unix socket, else the usual place. */
export function machineSocket(env: NodeJS.ProcessEnv): string {
  const host = env.DOCKER_HOST ?? '';
  return host.startsWith('unix://') ? host.slice('unix://'.length) : '/var/run/docker.sock';
}

/** Says why the lab can't use this machine's Docker, or undefined when it can. */
export async function dockerUnusable(socket: string): Promise<string | undefined> {
  if ((await engineVersion(socket)) === undefined) return `no Docker answers on ${socket}`;
  try {
    const response = await fetch(`${repository}/${keyName}`, { method: 'HEAD', signal: AbortSignal.timeout(5000) });
    return response.ok ? undefined : `${repository} answers ${response.status}`;
  } catch {
    return `${repository} can't be reached`;
  }
}

async function ensureRegistryContainer(socket: string): Promise<string> {
  const path = `/containers/${registryName}`;
  const there = await dockerRequest({ socket, method: 'GET', path: `${path}/json` });
  if (there.status === 404) {
    await pullImage(socket, registryImage);
    const body = {
      Image: registryImage,
      Labels: { 'aipack.lab': 'registry' },
      HostConfig: { PortBindings: { [registryPort]: [{ HostIp: '127.0.0.1', HostPort: '' }] } },
    };
    await dockerCall({ socket, method: 'POST', path: `/containers/create?name=${registryName}`, body });
  }
  // Starting one that runs is no error.
  await dockerCall({ socket, method: 'POST', path: `${path}/start` });
  const state = (await dockerCall({ socket, method: 'GET', path: `${path}/json` })) as {
    NetworkSettings: { Ports: Record<string, { HostPort: string }[] | null> };
  };
  const port = state.NetworkSettings.Ports[registryPort]?.[0]?.HostPort;
  const registry = `127.0.0.1:${port ?? ''}`;
  const ready = await waitFor(async () => ((await registryAnswers(registry)) ? true : undefined), 120_000);
  if (!ready)
    throw new LabError('lab-start-failed', `the registry container ${registryName} does not answer on ${registry}`);
  return registry;
}

async function fetchPublicKey(directory: string): Promise<string> {
  const path = join(directory, keyName);
  const response = await fetch(`${repository}/${keyName}`, { signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new LabError('lab-request-failed', `${repository}/${keyName}: ${response.status}`);
  writeWhole(path, await response.text());
  return path;
}

/** The lab on a machine with Docker and network: that Docker, a registry container, and the real Wolfi. */
export async function bringUpDocker(socket: string, directory: string, report: StepReport): Promise<Lab> {
  const registry = await timed(report, 'registry', () => ensureRegistryContainer(socket));
  const publicKeyPath = await timed(report, 'public key', () => fetchPublicKey(directory));
  return {
    kind: 'docker',
    engine: (await engineVersion(socket)) ?? '',
    daemonGeneration: 'docker',
    dockerHost: `unix://${socket}`,
    registry,
    packages: { url: repository, keyName, publicKeyPath },
    baseImage,
    directory,
  };
}

export async function takeDownDocker(socket: string, report: StepReport): Promise<void> {
  await timed(report, 'registry', async () => {
    await dockerRequest({ socket, method: 'DELETE', path: `/containers/${registryName}?force=true&v=true` });
  });
}
