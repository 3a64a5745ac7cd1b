import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dockerRequest } from '../docker-api.ts';
import { LabError } from '../errors.ts';
import { readIfThere, writeWhole } from '../files.ts';
import { isRunning, type ProcessIdentity, waitFor } from '../processes.ts';
import { bridgeOf, startInside } from './namespace.ts';

export function daemonSocket(directory: string): string {
  return join(directory, 'run', 'docker.sock');
}

/** The daemon's settings; `/lab` is the state directory as seen from inside. */
function daemonSettings(directory: string): object {
  return {
    features: { 'containerd-snapshotter': true },
    // Build steps ask the daemon for its default network; ours lives on a bridge of its own, and no firewall rule is touched.
    bridge: bridgeOf(directory).name,
    iptables: false,
    ip6tables: false,
    'ip-forward': false,
    'userland-proxy': false,
    'exec-opts': ['native.cgroupdriver=cgroupfs'],
    hosts: ['unix:///lab/run/docker.sock'],
    'data-root': '/lab/docker',
    'exec-root': '/run/docker',
    pidfile: '/run/docker.pid',
    builder: { gc: { enabled: true, defaultKeepStorage: '10GB' } },
  };
}

/** Starts dockerd inside the namespaces and waits until it answers. */
export async function startDaemon(directory: string, namespace: ProcessIdentity): Promise<ProcessIdentity> {
  const socket = daemonSocket(directory);
  const log = join(directory, 'run', 'dockerd.log');
  writeWhole(join(directory, 'run', 'daemon.json'), JSON.stringify(daemonSettings(directory), undefined, 2));
  writeWhole(
    join(directory, 'run', 'runc-host-network'),
    readFileSync(join(import.meta.dirname, 'runc-host-network.sh')),
    0o755,
  );
  rmSync(socket, { force: true });
  const daemon = await startInside(namespace, ['dockerd', '--config-file', '/lab/run/daemon.json'], log, {
    DOCKER_BUILDKIT_RUNC_COMMAND: '/lab/run/runc-host-network',
  });
  const ready = await waitFor(async () => {
    if (!isRunning(daemon))
      throw new LabError(
        'lab-start-failed',
        `dockerd ended while it started:\n${(readIfThere(log) ?? '').slice(-2000)}`,
      );
    return (await daemonAnswers(socket)) ? true : undefined;
  }, 60_000);
  if (!ready) throw new LabError('lab-start-failed', `dockerd does not answer on ${socket}; its log is ${log}`);
  return daemon;
}

export async function daemonAnswers(socket: string): Promise<boolean> {
  try {
    return (await dockerRequest({ socket, method: 'GET', path: '/_ping' })).status === 200;
  } catch {
    return false;
  }
}
