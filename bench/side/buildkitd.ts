import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A BuildKit of a benchmark's own, with the client that comes with it. */
export interface Buildkitd {
  readonly address: string;
  /** A build of the Dockerfile in a folder, as arguments of a process. */
  readonly buildctl: (context: string, more?: readonly string[]) => readonly string[];
  /** Gives up what it has cached. */
  readonly forget: () => void;
  readonly stop: () => Promise<void>;
}

/** @returns undefined where buildctl, buildkitd or runc is not on the PATH, or buildkitd does not start, as without being root */
export async function startBuildkitd(folder: string): Promise<Buildkitd | undefined> {
  if (['buildctl', 'buildkitd', 'runc'].some((name) => spawnSync(name, ['--version']).error !== undefined))
    return undefined;
  const address = `unix://${join(folder, 'buildkitd.sock')}`;
  const root = join(folder, 'buildkitd');
  // Steps reach the lab's registry and packages, which listen on loopback.
  const options = ['--addr', address, '--root', root, '--oci-worker-net', 'host', '--containerd-worker=false'];
  const daemon = spawn('buildkitd', options, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(daemon, 'exit');
  const ready = new Promise<void>((resolve) => {
    let said = '';
    // Read to its end, so that it never waits.
    daemon.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-1000);
      if (said.includes('running server on')) resolve();
    });
  });
  await Promise.race([ready, ended]);
  if (daemon.exitCode !== null) return undefined;
  const client = ['buildctl', '--addr', address];
  return {
    address,
    buildctl: (context, more = []) => {
      const folders = ['--local', `context=${context}`, '--local', `dockerfile=${context}`];
      return [...client, 'build', '--progress', 'plain', '--frontend', 'dockerfile.v0', ...folders, ...more];
    },
    forget: () => {
      spawnSync('buildctl', ['--addr', address, 'prune', '--all']);
    },
    stop: async () => {
      daemon.kill();
      await ended;
    },
  };
}
