import { spawn } from 'node:child_process';
import { runContainer } from './containers.ts';
import { insideArgv } from './debian/namespace.ts';
import { runningPart } from './debian/parts.ts';
import { registryAnswersAtAll } from './debian/registry.ts';
import { LabError } from './errors.ts';
import type { Lab } from './lab.ts';
import { freePort } from './ports.ts';
import { childrenOf, waitFor } from './processes.ts';

/** Whom a registry lets in. */
export type RegistryAuth =
  /** Lines as `htpasswd -B` writes them. */
  | { kind: 'htpasswd'; lines: readonly string[] }
  /** A token server, by its address, its name in tokens, and the certificate that its tokens are signed with. */
  | { kind: 'token'; realm: string; service: string; issuer: string; certificate: string };

export type Registry = {
  /** host:port on loopback, plain HTTP. */
  address: string;
  stop: () => Promise<void>;
};

/** What the registry reads the users or the certificate from, next to its settings. */
const authFile = 'auth';

function settings(port: number, auth: RegistryAuth): string {
  const how =
    auth.kind === 'htpasswd'
      ? { htpasswd: { realm: 'test', path: authFile } }
      : {
          token: { realm: auth.realm, service: auth.service, issuer: auth.issuer, rootcertbundle: authFile },
        };
  return JSON.stringify({
    version: 0.1,
    log: { level: 'warn', accesslog: { disabled: true } },
    storage: { inmemory: {} },
    http: { addr: `127.0.0.1:${port}` },
    auth: how,
  });
}

/** Writes the files that the registry reads into a directory of its own and becomes the registry. */
const script = `cd "$(mktemp -d)" && printf %s "$SETTINGS" >settings.yml && printf %s "$AUTH" >${authFile} && exec "$0" serve settings.yml`;

/** Runs the program where the lab's own registry runs; it ends with this process at the latest. */
function startInLab(lab: Lab, env: Record<string, string>): () => Promise<void> {
  const namespace = runningPart(lab.directory, 'namespace');
  if (namespace === undefined) throw new LabError('lab-not-running', 'the lab does not run');
  const bound = ['setpriv', '--pdeathsig', 'KILL'] as const;
  const argv = [...bound, ...insideArgv(namespace, [...bound, 'sh', '-c', script, 'docker-registry'])] as const;
  const [program, ...args] = argv;
  const child = spawn(program, args, { env: { PATH: process.env.PATH, ...env }, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => {
      resolve();
    });
    child.on('error', () => {
      resolve();
    });
  });
  return async () => {
    // The one that entered the lab waits for the registry, and reaps it.
    for (const pid of childrenOf(child.pid ?? 0)) process.kill(pid, 'SIGKILL');
    await ended;
  };
}

/**
 * Starts a registry of the test's own beside the lab's: the same program, with accounts, and everything in memory.
 * @throws LabError `lab-start-failed` when it does not answer.
 */
export async function startRegistry(lab: Lab, auth: RegistryAuth): Promise<Registry> {
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const env = {
    SETTINGS: settings(port, auth),
    AUTH: auth.kind === 'htpasswd' ? `${auth.lines.join('\n')}\n` : auth.certificate,
  };
  const stop =
    lab.kind === 'debian'
      ? startInLab(lab, env)
      : (await runContainer(lab, 'registry:2', { env, command: ['/bin/sh', '-c', script, 'registry'] })).stop;
  if ((await waitFor(async () => (await registryAnswersAtAll(address)) || undefined, 120_000)) === undefined) {
    await stop();
    throw new LabError('lab-start-failed', `the registry with accounts on ${address} does not answer`);
  }
  return { address, stop };
}
