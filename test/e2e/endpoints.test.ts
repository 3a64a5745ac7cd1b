/** @cost 90 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { BuildReport } from '../../src/report/build-report.ts';
import { dockerSocket, runContainer, type Container } from '../lab/containers.ts';
import { dockerCli } from '../lab/docker-cli.ts';
import { startEngine, type Engine } from '../lab/engine/engine.ts';
import { readLab } from '../lab/lab.ts';
import { waitFor } from '../lab/processes.ts';
import { startSshServer, type SshServer } from '../lab/ssh/ssh-server.ts';
import { makeCertificates } from '../support/certificates.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { descendants, processes, processesIn, type Process } from '../support/processes.ts';
import { fetchImage } from '../support/registry-image.ts';
import { Relay } from '../support/relay.ts';
import { startScript, type ProgramResult, type RunningProgram } from '../support/run-program.ts';
import { makeProject } from '../support/way-project.ts';

const lab = readLab();
const base = labEnvironment(lab);
const container = `aipack-ways-${process.pid}`;
const repository = `${lab.registry}/e2e/ways-${process.pid}`;
/** A remote machine is played by the lab on Debian only. */
const remote = lab.kind === 'debian' ? describe : describe.skip;

/** How long anything is waited for, in milliseconds: far longer than it takes on the busiest machine. */
const patience = 300_000;
/** What takes away again what the tests share. */
const ends: (() => unknown)[] = [];
let folder: string;
let engine: Engine;
let ssh: SshServer;
let relays: Readonly<Record<'socket' | 'tls' | 'docker' | 'dockerTls' | 'far', Relay>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-ways-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  makeCertificates(folder);
  engine = await startEngine(lab, container);
  ends.push(() => engine.container.stop());
  const [buildkit, docker] = [{ host: '127.0.0.1', port: engine.port }, { path: dockerSocket(lab) }];
  const [ca, cert, key] = ['ca.pem', 'server.pem', 'server.key'].map((name) => readFileSync(join(folder, name)));
  const secure = { ca, cert, key, requestCert: true, rejectUnauthorized: true };
  relays = {
    socket: await Relay.start(buildkit, { path: join(folder, 'buildkitd.sock') }),
    tls: await Relay.start(buildkit, { tls: { ...secure, ALPNProtocols: ['h2'] } }),
    docker: await Relay.start(docker),
    dockerTls: await Relay.start(docker, { tls: { ...secure, ALPNProtocols: ['http/1.1'] } }),
    // Where the machine that is logged in to sees it too.
    far: await Relay.start(buildkit, { path: join(lab.directory, `run/${process.pid}`) }),
  };
  ends.push(...Object.values(relays).map((relay) => () => relay.close()));
  if (lab.kind === 'debian') {
    ssh = await startSshServer(lab, `tcp://127.0.0.1:${engine.port}`);
    ends.push(() => ssh.stop());
  }
  writePrograms();
  for (const [name, host] of Object.entries({ socket: lab.dockerHost, secure: dockerUrl('dockerTls') })) {
    const tls = name === 'secure' ? `,ca=${file('ca.pem')},cert=${file('client.pem')},key=${file('client.key')}` : '';
    const { argv, env } = dockerCli(lab);
    const args = ['context', 'create', name, '--docker', `host=${host}${tls}`];
    execFileSync(argv[0], args, { env: { ...process.env, ...env, DOCKER_CONFIG: file('docker') }, stdio: 'ignore' });
  }
  mkdirSync(file('certificates'));
  for (const [to, from] of Object.entries({ ca: 'ca.pem', cert: 'client.pem', key: 'client.key' }))
    writeFileSync(file(`certificates/${to}.pem`), readFileSync(file(from)));
});

afterAll(async () => {
  // Whatever there is of it, should the beginning have failed.
  for (const end of ends.reverse()) await end();
});

const file = (name: string): string => join(folder, name);
const dockerUrl = (relay: 'docker' | 'dockerTls'): string => `tcp://127.0.0.1:${relays[relay].port}`;

/** Runtimes that there are none of here, each with the arguments that it must be given, leading to where they would lead. */
function writePrograms(): void {
  const { argv, env } = dockerCli(lab);
  const into = `${env.DOCKER_HOST === undefined ? '' : `DOCKER_HOST=${env.DOCKER_HOST} `}exec ${argv[0]} exec -i ${container} buildctl dial-stdio`;
  const wanted = {
    podman: `exec -i ${container} buildctl dial-stdio`,
    nerdctl: `exec -i ${container} buildctl dial-stdio`,
    kubectl: `--context=cluster --namespace=builders exec --container=buildkitd -i ${container} -- buildctl dial-stdio`,
  };
  mkdirSync(file('programs'));
  for (const [name, args] of Object.entries(wanted)) {
    const script = `#!/bin/sh\n[ "$*" = '${args}' ] || { echo "$0: unexpected: $*" >&2; exit 1; }\n${into}\n`;
    writeFileSync(file(`programs/${name}`), script);
    chmodSync(file(`programs/${name}`), 0o755);
  }
}

interface Way {
  readonly address?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The endpoint that the report names, where it is not the address itself. */
  readonly endpoint?: string;
  /** What the connection must have gone through. */
  readonly through?: Relay;
}

const secured = (more: Readonly<Record<string, string>>): string =>
  `tcp://127.0.0.1:${relays.tls.port}?${new URLSearchParams({ ca: file('ca.pem'), cert: file('client.pem'), key: file('client.key'), ...more }).toString()}`;
const login = (): string => `ssh://${ssh.user}@127.0.0.1:${ssh.port}`;
const pod = (): string => `kube-pod://${container}?namespace=builders&context=cluster&container=buildkitd`;

/** Without anything that says where Docker is. */
const bare = { DOCKER_HOST: undefined, DOCKER_CONTEXT: undefined, HOME: '/nonexistent' };

const ways: Readonly<Record<string, () => Way>> = {
  'unix://': () => ({ address: `unix://${file('buildkitd.sock')}`, through: relays.socket }),
  'tcp:// without TLS': () => ({ address: `tcp://127.0.0.1:${engine.port}` }),
  'tcp:// with TLS on both sides': () => ({
    address: secured({}),
    endpoint: `tcp://127.0.0.1:${relays.tls.port}`,
    through: relays.tls,
  }),
  'tcp:// with the name of another server': () => ({
    address: secured({ servername: 'buildkit.test' }),
    endpoint: `tcp://127.0.0.1:${relays.tls.port}`,
    through: relays.tls,
  }),
  BUILDKIT_HOST: () => {
    const address = `tcp://127.0.0.1:${engine.port}`;
    return { env: { BUILDKIT_HOST: address }, endpoint: address };
  },
  'docker-container://': () => ({ address: `docker-container://${container}` }),
  'docker-container:// of a context': () => ({
    address: `docker-container://${container}?context=secure`,
    env: { ...bare, DOCKER_CONFIG: file('docker') },
    through: relays.dockerTls,
  }),
  'podman-container://': () => ({ address: `podman-container://${container}` }),
  'nerdctl-container://': () => ({ address: `nerdctl-container://${container}` }),
  'kube-pod://': () => ({ address: pod() }),
  'docker:// of DOCKER_HOST': () => ({
    address: 'docker://',
    env: { ...bare, DOCKER_HOST: dockerUrl('docker') },
    through: relays.docker,
  }),
  'docker:// by its socket': () => ({ address: `docker://${dockerSocket(lab)}`, env: bare }),
  'docker://tcp:// with TLS on both sides': () => ({
    address: `docker://${dockerUrl('dockerTls')}`,
    env: { ...bare, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: file('certificates') },
    through: relays.dockerTls,
  }),
  'docker:// of a context': () => ({
    address: 'docker://?context=socket',
    env: { ...bare, DOCKER_CONFIG: file('docker') },
  }),
  'docker:// of DOCKER_CONTEXT, with TLS': () => ({
    address: 'docker://',
    env: { ...bare, DOCKER_CONFIG: file('docker'), DOCKER_CONTEXT: 'secure' },
    through: relays.dockerTls,
  }),
  'no address at all, where Docker answers': () => ({
    env: { DOCKER_HOST: dockerUrl('docker') },
    endpoint: 'docker://',
    through: relays.docker,
  }),
};

const remoteWays: Readonly<Record<string, () => Way>> = {
  'ssh://': () => ({ address: login() }),
  'ssh:// to a socket': () => ({ address: `${login()}/lab/run/${process.pid}`, through: relays.far }),
  'docker://ssh://': () => ({ address: `docker://${login()}`, env: bare }),
  'docker://ssh:// to a socket': () => ({ address: `docker://${login()}/lab/run/docker.sock`, env: bare }),
  'DOCKER_HOST=ssh://': () => ({ address: 'docker://', env: { ...bare, DOCKER_HOST: login() } }),
};

let builds = 0;

function start(way: Way, command?: string): RunningProgram & { readonly tag: string } {
  const name = `build-${++builds}`;
  const { context, spec } = makeProject(folder, name, command);
  const tag = `${repository}:${name}`;
  const to = way.address === undefined ? [] : ['--buildkit', way.address];
  const args = ['build', context, '--spec', spec, '-t', tag, '--push', '--verbose', '--format', 'json', ...to];
  const programs = [file('programs'), ...(lab.kind === 'debian' ? [ssh.programs] : []), process.env.PATH ?? ''];
  const env = { ...base, PATH: programs.join(delimiter), ...way.env };
  return { ...startScript('src/cli/main.ts', args, env), tag };
}

async function buildsThrough(way: Way): Promise<void> {
  const before = way.through?.connections ?? 0;
  const running = start(way);
  const { exitCode, stdout, stderr } = await running.ended;
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  const report = JSON.parse(stdout) as BuildReport;
  expect(report.buildkit.endpoint).toBe(way.endpoint ?? way.address);
  const image = await fetchImage(running.tag);
  expect(image.digest).toBe(report.digest);
  expect([...image.files.keys()]).toContain('made');
  if (way.through !== undefined) expect(way.through.connections).toBeGreaterThan(before);
}

describe('a build is pushed through', () => {
  test.each(Object.keys(ways))('%s', async (name) => buildsThrough(ways[name]?.() ?? {}));
});

remote('a build on another machine is pushed through', () => {
  test.each(Object.keys(remoteWays))('%s', async (name) => buildsThrough(remoteWays[name]?.() ?? {}));
});

/** A build whose step runs: with the number of seconds that it sleeps for, by which its process is found on this machine. */
async function startSleeping(way: Way): Promise<{ running: RunningProgram; sleeps: () => boolean }> {
  const seconds = 100_000_000 + process.pid * 100 + builds;
  const running = start(way, `sleep ${seconds}`);
  const sleeps = (): boolean => processes().some(({ command }) => command === `sleep ${seconds}`);
  const seen = await waitFor(() => sleeps() || running.child.exitCode !== null || undefined, patience);
  if (seen === undefined || !sleeps()) throw new Error(`the step did not start:\n${(await running.ended).stderr}`);
  return { running, sleeps };
}

const gone = async (still: () => boolean): Promise<boolean> =>
  (await waitFor(() => (still() ? undefined : true), patience)) ?? false;

async function cancels(way: Way): Promise<void> {
  const { running, sleeps } = await startSleeping(way);
  const helpers = descendants(running.child.pid ?? 0);
  running.child.kill('SIGINT');
  const { exitCode, stderr } = await running.ended;
  expect({ exitCode, stderr: stderr.split('\n').at(-2) }).toEqual({ exitCode: 130, stderr: 'Cancelled.' });
  expect(await gone(sleeps)).toBe(true);
  const left = (): boolean =>
    processes().some(({ pid, command }) => helpers.some((helper) => helper.pid === pid && helper.command === command));
  expect(await gone(left)).toBe(true);
}

describe('a cancelled build ends on the daemon too, and leaves no program behind, through', () => {
  test.each([
    'tcp:// without TLS',
    'docker-container://',
    'podman-container://',
    'kube-pod://',
    'docker:// of DOCKER_HOST',
  ])('%s', async (name) => cancels(ways[name]?.() ?? {}));
});

remote('a cancelled build on another machine ends there too, and leaves no program behind, through', () => {
  test.each(['ssh://', 'docker://ssh://'])('%s', async (name) => cancels(remoteWays[name]?.() ?? {}));
});

/** What passes bytes on, among all that runs in the container or for those who are logged in. */
function passing(way: 'container' | 'ssh'): readonly Process[] {
  const all = way === 'ssh' ? descendants(ssh.pid) : processesIn(engine.container.id);
  return all.filter(({ command }) => / dial (?:unix|tcp):|^buildctl dial-stdio/.test(command));
}

/** Breaks a build's connection and tells how that ends. `mend` comes before the daemon is expected to know of it. */
async function breaks(
  way: Way,
  fault: (running: RunningProgram) => unknown,
  mend: () => unknown = () => undefined,
): Promise<ProgramResult> {
  const { running, sleeps } = await startSleeping(way);
  await fault(running);
  const result = await running.ended;
  await mend();
  expect(result.exitCode).toBe(1);
  expect(result.stderr).toMatch(/^error: The connection to BuildKit at .* was lost: .*\[BUILDKIT_UNAVAILABLE\]$/ms);
  expect(await gone(sleeps)).toBe(true);
  return result;
}

function signalTo(all: readonly Process[], signal: NodeJS.Signals): void {
  expect(all).not.toEqual([]);
  for (const { pid } of all) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended with the one before it.
    }
  }
}

describe('a way that breaks is noticed:', () => {
  test.each(['docker-container://', 'podman-container://', 'kube-pod://'])(
    '%s, when what passes on in the container is killed',
    async (name) => {
      await breaks(ways[name]?.() ?? {}, () => signalTo(passing('container'), 'SIGKILL'));
    },
  );

  test.each(['podman-container://', 'kube-pod://'])('%s, when its program is killed', async (name) => {
    const result = await breaks(ways[name]?.() ?? {}, ({ child }) => {
      signalTo(descendants(child.pid ?? 0), 'SIGKILL');
    });
    expect(result.stderr).toMatch(/was lost: (?:podman|kubectl) ended with SIGKILL/);
  });

  test('docker-container://, when what passes on in the container stands still', async () => {
    const result = await breaks(
      ways['docker-container://']?.() ?? {},
      () => signalTo(passing('container'), 'SIGSTOP'),
      () => signalTo(passing('container'), 'SIGKILL'),
    );
    expect(result.stderr).toContain('the daemon does not answer any more');
  });
});

remote('a way to another machine that breaks is noticed:', () => {
  test('ssh://, when what passes on over there is killed', async () => {
    await breaks(remoteWays['ssh://']?.() ?? {}, () => signalTo(passing('ssh'), 'SIGKILL'));
  });

  test('ssh://, when the session is', async () => {
    await breaks(remoteWays['ssh://']?.() ?? {}, () => {
      signalTo(
        descendants(ssh.pid).filter(({ command }) => command.includes('root@')),
        'SIGKILL',
      );
    });
  });
});

describe('what is not there is told in the words of whoever knows:', () => {
  let plain: Container;

  beforeAll(async () => {
    plain = await runContainer(lab, lab.baseImage, { command: ['sleep', '1000'] });
  });

  afterAll(() => plain.stop());

  const failures: Readonly<Record<string, () => Way & { readonly says: RegExp }>> = {
    'no such container of Docker': () => ({
      address: 'docker-container://aipack-none',
      says: /No such container: aipack-none/,
    }),
    'a container without BuildKit': () => ({
      address: `docker-container://${plain.id}`,
      says: /"buildctl": executable file not found/,
    }),
    'arguments that a runtime refuses': () => ({
      address: 'kube-pod://other',
      says: /kubectl: unexpected: exec -i other/,
    }),
    'a runtime that is not installed': () => ({
      address: 'podman-container://x',
      env: { PATH: '/nonexistent' },
      says: /Can't run podman: it is not installed, or not on the PATH/,
    }),
    'no such context': () => ({ address: 'docker://?context=none', says: /There is no Docker context "none"/ }),
    'a server whose authority is not known': () => ({
      address: `tcp://127.0.0.1:${relays.tls.port}?servername=buildkit.test`,
      says: /No secure connection to 127\.0\.0\.1:\d+: (?:self-signed certificate|unable to)/,
    }),
    'a server of another name': () => ({
      address: secured({ servername: 'other.test' }),
      says: /No secure connection to .*other\.test/,
    }),
  };

  test.each(Object.keys(failures))('%s', async (name) => {
    const { says, ...way } = failures[name]?.() ?? { says: /^$/ };
    const { exitCode, stderr } = await start(way).ended;
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(/\[(?:BUILDKIT_UNAVAILABLE|INPUT_INVALID)\]$/m);
    expect(exitCode).toBe(1);
  });
});

// The last of this file: nothing is built in the container after it.
describe('a container that is stopped', () => {
  test('is noticed by who builds in it', async () => {
    await breaks(ways['docker-container://']?.() ?? {}, () => engine.container.signal('KILL'));
  });
});
