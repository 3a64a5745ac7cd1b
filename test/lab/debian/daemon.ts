import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { engineVersion } from '../docker-api.ts';
import { writeWhole } from '../files.ts';
import type { ProcessIdentity } from '../processes.ts';
import { bridgeOf, startInside } from './namespace.ts';
import { dropDaemonStore, dropLargeDaemonStore } from './daemon-store.ts';
import type { Part } from './parts.ts';

export function daemonSocket(directory: string): string {
  return join(directory, 'run', 'docker.sock');
}

/** Settings that every engine of the lab has, and what tells one from another. */
export function daemonSettings(own: { bridge: string } & Record<string, unknown>): object {
  return {
    // No firewall rule is touched.
    iptables: false,
    ip6tables: false,
    'ip-forward': false,
    'userland-proxy': false,
    'exec-opts': ['native.cgroupdriver=cgroupfs'],
    builder: { gc: { enabled: true, defaultKeepStorage: '10GB' } },
    ...own,
  };
}

/**
 * No daemon of ours runs at this point, so a number left in its file is that of one that was killed. Its containerd lives on, and the next
 * would take it over, with the records that it has open of a store that may be gone.
 */
const START = [
  'old=$(cat /run/docker/containerd/containerd.pid 2> /dev/null)',
  'if [ "$(cat "/proc/$old/comm" 2> /dev/null)" = containerd ]; then kill -9 "$old"; fi',
  'rm -f /run/docker.pid /run/docker/containerd/containerd.pid',
  'exec dockerd --config-file /lab/run/daemon.json',
].join('\n');

/** dockerd, inside the namespace. */
export function daemonPart(directory: string, namespace: ProcessIdentity): Part {
  const socket = daemonSocket(directory);
  return {
    name: 'daemon',
    directory,
    patience: 120_000,
    answers: async () => (await engineVersion(socket)) !== undefined,
    renew: () => dropDaemonStore(directory),
    start: () => {
      dropLargeDaemonStore(directory);
      const runc = readFileSync(join(import.meta.dirname, 'runc-host-network.sh'));
      // `/lab` is the state directory as seen from inside. Build steps ask the daemon for its default network, on that bridge.
      const settings = daemonSettings({
        features: { 'containerd-snapshotter': true },
        bridge: bridgeOf(directory).name,
        hosts: ['unix:///lab/run/docker.sock'],
        'data-root': '/lab/docker',
        'exec-root': '/run/docker',
        pidfile: '/run/docker.pid',
      });
      writeWhole(join(directory, 'run', 'daemon.json'), JSON.stringify(settings, undefined, 2));
      writeWhole(join(directory, 'run', 'runc-host-network'), runc, 0o755);
      rmSync(socket, { force: true });
      return startInside(namespace, ['sh', '-c', START], '/lab/run/daemon.log', {
        DOCKER_BUILDKIT_RUNC_COMMAND: '/lab/run/runc-host-network',
      });
    },
  };
}
