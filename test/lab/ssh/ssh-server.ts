import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
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

/** What who logs in finds: Docker's client, which the root file system has, and a `buildctl` that goes to `buildkit`. */
function farEnvironment(inside: string, buildkit: string): string {
  const variables = {
    PATH: `${inside}/far:/usr/local/bin:/usr/bin:/bin`,
    DOCKER_HOST: 'unix:///lab/run/docker.sock',
    BUILDKIT_HOST: buildkit,
  };
  return Object.entries(variables)
    .map(([name, value]) => `"${name}=${value}"`)
    .join(' ');
}

function serverSettings(port: number, inside: string, environment: string): string {
  return [
    `ListenAddress 127.0.0.1:${port}`,
    `HostKey ${inside}/host`,
    `AuthorizedKeysFile ${inside}/user.pub`,
    'PermitRootLogin prohibit-password',
    'PasswordAuthentication no',
    // The folder is somebody else's, seen from inside.
    'StrictModes no',
    'UsePAM no',
    'PidFile none',
    `SetEnv ${environment}`,
    '',
  ].join('\n');
}

function clientSettings(folder: string): string {
  return [
    'Host *',
    `  IdentityFile ${folder}/user`,
    '  IdentitiesOnly yes',
    '  StrictHostKeyChecking yes',
    `  UserKnownHostsFile ${folder}/known_hosts`,
    '  GlobalKnownHostsFile none',
    '',
  ].join('\n');
}

const keys = 'for key in host user; do ssh-keygen -q -t ed25519 -N "" -C "$key" -f "$1/$key"; done';
const start = 'mkdir -p -m 755 /run/sshd && exec /usr/sbin/sshd -D -e -f "$1"';

/** How long the server may take until it listens, in milliseconds. */
const patience = 120_000;

/**
 * Starts OpenSSH's server on loopback, beside the daemon: who logs in finds Docker's client, and a `buildctl` that goes to
 * `buildkit` unless it is told another address.
 * @throws LabError `lab-unsupported` where the lab has no root file system of its own; `lab-start-failed`.
 */
export async function startSshServer(lab: Lab, buildkit: string): Promise<SshServer> {
  const namespace = lab.kind === 'debian' ? runningPart(lab.directory, 'namespace') : undefined;
  if (namespace === undefined) throw new LabError('lab-unsupported', 'only the lab on a bare Debian has an ssh server');
  const port = await freePort();
  const folder = join(lab.directory, `ssh-${port}`);
  const inside = `/lab/ssh-${port}`;
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['near', 'far']) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  const engine = join(import.meta.dirname, '..', 'engine');
  copyFileSync(join(engine, 'buildctl.sh'), join(folder, 'far/buildctl'));
  copyFileSync(join(engine, 'relay.pl'), join(folder, 'far/relay'));
  await runCommand(insideArgv(namespace, ['sh', '-euc', keys, 'sh', inside]));
  const settings = serverSettings(port, inside, farEnvironment(inside, buildkit));
  writeWhole(join(folder, 'sshd_config'), settings);
  writeWhole(join(folder, 'known_hosts'), `[127.0.0.1]:${port} ${readIfThere(join(folder, 'host.pub')) ?? ''}`);
  writeWhole(join(folder, 'ssh_config'), clientSettings(folder));
  const script = clientScript(join(lab.directory, 'rootfs'), join(folder, 'ssh_config'));
  writeWhole(join(folder, 'near/ssh'), script, 0o755);
  const argv = ['sh', '-c', start, 'sh', `${inside}/sshd_config`] as const;
  const server = await startInside(namespace, argv, `${inside}/log`);
  const stop = async (): Promise<void> => {
    await endProcess(server, 5000);
    rmSync(folder, { recursive: true, force: true });
  };
  const log = (): string => readIfThere(join(folder, 'log')) ?? '';
  await waitFor(() => (log().includes('Server listening') || !isRunning(server) ? true : undefined), patience);
  if (!log().includes('Server listening')) {
    const said = log();
    await stop();
    throw new LabError('lab-start-failed', `the ssh server does not start:\n${said}`);
  }
  return { pid: server.pid, user: 'root', port, programs: join(folder, 'near'), stop };
}
