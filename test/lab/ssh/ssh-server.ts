import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../commands.ts';
import { insideArgv, startInside } from '../debian/namespace.ts';
import { runningPart } from '../debian/parts.ts';
import { LabError } from '../errors.ts';
import { readIfThere, writeWhole } from '../files.ts';
import type { Lab } from '../lab.ts';
import { freePort } from '../ports.ts';
import { endProcess, isRunning, waitFor } from '../processes.ts';

export type SshServer = {
  /** Of the server; sessions are below it. */
  pid: number;
  user: string;
  port: number;
  /** A folder with an `ssh` in it, OpenSSH's own, set up as a user has it set up who may log in there. */
  programs: string;
  /** What the server said so far. */
  log: () => string;
  /** Ends the server; sessions end with their clients. */
  stop: () => Promise<void>;
};

/** OpenSSH's client of the lab's root file system on the machine's kernel, with the libraries that it was made for. */
function clientScript(root: string, config: string): string {
  const [libraries] = readdirSync(join(root, 'usr/lib')).filter((name) => name.endsWith('-linux-gnu'));
  const folder = join(root, 'usr/lib', libraries ?? '');
  const loader = readdirSync(folder).find((name) => name.startsWith('ld-linux'));
  return `#!/bin/sh\nexec ${join(folder, loader ?? '')} --library-path ${folder} ${join(root, 'usr/bin/ssh')} -F ${config} "$@"\n`;
}

/**
 * Starts OpenSSH's server on loopback, beside the daemon: who logs in finds Docker's client, and a `buildctl` that goes to
 * `buildkit` unless it is told another address.
 * @throws LabError `lab-unsupported` where the lab has no root file system of its own.
 */
export async function startSshServer(lab: Lab, buildkit: string): Promise<SshServer> {
  const namespace = lab.kind === 'debian' ? runningPart(lab.directory, 'namespace') : undefined;
  if (namespace === undefined) throw new LabError('lab-unsupported', 'only the lab on a bare Debian has an ssh server');
  const [port, root] = [await freePort(), join(lab.directory, 'rootfs')];
  const folder = join(lab.directory, `ssh-${port}`);
  const inside = `/lab/ssh-${port}`;
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['near', 'far']) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  const script = join(import.meta.dirname, '..', 'engine');
  copyFileSync(join(script, 'buildctl.sh'), join(folder, 'far/buildctl'));
  copyFileSync(join(script, 'relay.pl'), join(folder, 'far/relay'));
  const keys = 'for key in host user; do ssh-keygen -q -t ed25519 -N "" -C "$key" -f "$1/$key"; done';
  await runCommand(insideArgv(namespace, ['sh', '-euc', keys, 'sh', inside]));
  const environment = [
    `PATH=${inside}/far:/usr/local/bin:/usr/bin:/bin`,
    'DOCKER_HOST=unix:///lab/run/docker.sock',
    `BUILDKIT_HOST=${buildkit}`,
  ];
  writeFileSync(
    join(folder, 'sshd_config'),
    [
      `ListenAddress 127.0.0.1:${port}`,
      `HostKey ${inside}/host`,
      `AuthorizedKeysFile ${inside}/user.pub`,
      'PermitRootLogin prohibit-password',
      'PasswordAuthentication no',
      // The folder is somebody else's, seen from inside.
      'StrictModes no',
      'UsePAM no',
      'PidFile none',
      `SetEnv ${environment.map((each) => `"${each}"`).join(' ')}`,
      '',
    ].join('\n'),
  );
  const hostKey = readIfThere(join(folder, 'host.pub')) ?? '';
  writeFileSync(join(folder, 'known_hosts'), `[127.0.0.1]:${port} ${hostKey}`);
  writeFileSync(
    join(folder, 'ssh_config'),
    [
      'Host *',
      `  IdentityFile ${folder}/user`,
      '  IdentitiesOnly yes',
      '  StrictHostKeyChecking yes',
      `  UserKnownHostsFile ${folder}/known_hosts`,
      '  GlobalKnownHostsFile none',
      '',
    ].join('\n'),
  );
  writeWhole(join(folder, 'near/ssh'), clientScript(root, join(folder, 'ssh_config')), 0o755);
  const start = ['sh', '-c', 'mkdir -p -m 755 /run/sshd && exec /usr/sbin/sshd -D -e -f "$1"', 'sh'] as const;
  const server = await startInside(namespace, [...start, `${inside}/sshd_config`], `${inside}/log`);
  const log = (): string => readIfThere(join(folder, 'log')) ?? '';
  const stop = async (): Promise<void> => {
    await endProcess(server, 5000);
    rmSync(folder, { recursive: true, force: true });
  };
  const listening = await waitFor(
    () => (log().includes('Server listening') || !isRunning(server) ? true : undefined),
    10_000,
  );
  if (listening === undefined || !isRunning(server)) {
    const said = log();
    await stop();
    throw new LabError('lab-start-failed', `the ssh server does not start:\n${said}`);
  }
  return { pid: server.pid, user: 'root', port, programs: join(folder, 'near'), log, stop };
}
