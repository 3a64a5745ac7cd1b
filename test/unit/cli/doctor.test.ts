import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFinding } from '../../../src/cli/doctor/machine.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import { grpcServer, hello } from '../buildkit/peer.ts';
import { unsignedArchive } from '../wolfi/support/archive.ts';
import { indexText } from '../wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../wolfi/support/repository-server.ts';

const PASSWORD = Buffer.from('me:correct-horse').toString('base64');

let folder: string;
let packages: RepositoryServer;
let daemon: Server;
let socket: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-doctor-'));
  mkdirSync(join(folder, 'docker'));
  writeFileSync(
    join(folder, 'docker/config.json'),
    JSON.stringify({
      auths: {
        'https://index.docker.io/v1/': { auth: PASSWORD },
        'https://me:correct-horse@ghcr.io': { auth: PASSWORD },
      },
      credHelpers: { 'registry.example': 'cloud' },
    }),
  );
  mkdirSync(join(folder, 'broken'));
  writeFileSync(join(folder, 'broken/config.json'), '{');
  packages = await RepositoryServer.start(file(unsignedArchive(indexText({ name: 'nodejs-24' }, { name: 'npm' }))));
  socket = join(folder, 'buildkitd.sock');
  const grpc = grpcServer(hello('v0.33.1'));
  daemon = createServer((connection) => grpc.emit('connection', connection));
  await new Promise<void>((resolve) => daemon.listen(socket, resolve));
});
afterAll(async () => {
  daemon.close();
  await packages.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Told {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What a subject's line of the table says, without its name. */
  readonly of: (subject: string) => string | undefined;
}

async function doctor(more: NodeJS.ProcessEnv = {}, ...args: readonly string[]): Promise<Told> {
  const said = { stdout: '', stderr: '' };
  const exitCode = await runCli(['doctor', '--allow-untrusted', ...args], {
    environment: {
      PATH: process.env.PATH,
      HOME: folder,
      DOCKER_CONFIG: join(folder, 'docker'),
      XDG_CACHE_HOME: join(folder, 'cache'),
      AIPACK_PACKAGE_REPOSITORIES: packages.url,
      BUILDKIT_HOST: `unix://${socket}`,
      ...more,
    },
    directory: folder,
    stdout: (text) => (said.stdout += text),
    stderr: (text) => (said.stderr += text),
    signal: new AbortController().signal,
  });
  const lines = said.stdout.split('\n').map((line) => line.trim().split(/ {2,}/));
  const of = (subject: string): string | undefined => {
    const [mark = '', , ...found] = lines.find(([, name]) => name === subject) ?? [];
    return mark === '' ? undefined : [mark, ...found].join(' ');
  };
  return { exitCode, ...said, of };
}

describe('aipack doctor, where all is there,', () => {
  test('names it, and exits with 0', async () => {
    const { exitCode, of } = await doctor();
    expect(of('node')).toBe(`✓ ${process.versions.node}`);
    expect(of('buildkit')).toMatch(/^✓ unix:\/\/.*buildkitd\.sock, v0\.33\.1, linux\//);
    expect(of('git')).toMatch(/^✓ 2\./);
    expect(of('cache')).toMatch(/^[✓!] .*\/cache\/aipack, \d+\.\d GiB free$/);
    expect(exitCode).toBe(0);
  });

  test('names logins by host, and no password', async () => {
    const { of, stdout, stderr } = await doctor();
    expect(of('docker configuration')).toBe(`✓ ${folder}/docker/config.json`);
    expect(of('logins')).toBe('✓ docker.io, ghcr.io, registry.example (cloud)');
    expect(stdout + stderr).not.toMatch(new RegExp(`correct-horse|${PASSWORD}`));
  });

  test('says since when an index is kept', async () => {
    const environment = { XDG_CACHE_HOME: join(folder, 'fresh') };
    expect((await doctor(environment)).of('package index')).toMatch(
      /, 2 packages, none was kept in .*fresh\/aipack\/wolfi/,
    );
    expect((await doctor(environment)).of('package index')).toMatch(/, 2 packages, kept for 0 minutes in /);
  });

  test('names proxies without their passwords, and certificates', async () => {
    const { of, stdout } = await doctor({
      https_proxy: 'http://me:correct-horse@127.0.0.1:9',
      NO_PROXY: '127.0.0.1',
      SSL_CERT_FILE: '/etc/ca.pem',
    });
    expect(of('proxies')).toMatch(/^✓ https_proxy=http:\/\/.*127\.0\.0\.1:9.*, NO_PROXY=127\.0\.0\.1$/);
    expect(of('certificates')).toBe('✓ SSL_CERT_FILE=/etc/ca.pem');
    expect(stdout).not.toContain('correct-horse');
  });

  test('says the same as JSON', async () => {
    const { exitCode, stdout } = await doctor({}, '--format', 'json');
    const findings = JSON.parse(stdout) as readonly { subject: string; mark: string; found: string }[];
    expect(exitCode).toBe(0);
    expect(findings.map(({ subject }) => subject)).toEqual([
      'node',
      'buildkit',
      'docker configuration',
      'logins',
      'package index',
      'git',
      'proxies',
      'certificates',
      'cache',
    ]);
    expect(findings[1]).toEqual({ subject: 'buildkit', mark: 'good', found: expect.stringContaining('v0.33.1') });
  });
});

describe('aipack doctor, where something is missing,', () => {
  test('says why there is no BuildKit and how to mend it, and exits with 1', async () => {
    const { exitCode, of, stdout, stderr } = await doctor({ BUILDKIT_HOST: `unix://${folder}/none.sock` });
    expect(of('buildkit')).toMatch(/^✗ .*none\.sock/);
    expect(stdout).toMatch(/^buildkit: .*BUILDKIT_HOST/m);
    expect(stderr).toMatch(/^error: A build can't work here, for want of: buildkit$/m);
    expect(stderr).toContain('[MACHINE_UNFIT]');
    expect(exitCode).toBe(1);
  });

  test('takes the address that is given before the one of the environment', async () => {
    const { of } = await doctor({ BUILDKIT_HOST: 'unix:///none.sock' }, '--buildkit', `unix://${socket}`);
    expect(of('buildkit')).toMatch(/^✓ /);
  });

  test('tells of every place that was looked at', async () => {
    const { of } = await doctor({
      BUILDKIT_HOST: '',
      DOCKER_HOST: `unix://${folder}/no-docker.sock`,
      XDG_RUNTIME_DIR: folder,
    });
    expect(of('buildkit')).toMatch(/^✗ none: .*no-docker\.sock.*buildkit\/buildkitd\.sock/);
  });

  test('starts no BuildKit to find out that a build would start one through Docker', async () => {
    const grpc = grpcServer(hello('v0.33.1'));
    const asked: string[] = [];
    // A Docker without the containerd image store and without a container of ours.
    const docker = createHttpServer((request, response) => {
      asked.push(request.method ?? '');
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"No such container"}');
    }).on('upgrade', (_request, upgraded) => {
      upgraded.cork();
      upgraded.write('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n');
      grpc.emit('connection', upgraded);
      process.nextTick(() => upgraded.uncork());
    });
    const path = join(folder, 'docker.sock');
    await new Promise<void>((resolve) => docker.listen(path, resolve));
    const { exitCode, of, stdout } = await doctor({ BUILDKIT_HOST: '', DOCKER_HOST: `unix://${path}` });
    docker.close();
    docker.closeAllConnections();
    expect(of('buildkit')).toMatch(/^✓ none runs; a build starts a container of docker\.io\/moby\/buildkit/);
    expect(stdout).toMatch(/^buildkit: To go without that container: .*containerd-snapshotter/m);
    expect(asked.filter((method) => method !== 'GET')).toEqual([]);
    expect(exitCode).toBe(0);
  });

  test('goes on with the index that is kept, and exits with 1 only where none is', async () => {
    const repository = await RepositoryServer.start(file(unsignedArchive(indexText('npm'))));
    const environment = { AIPACK_PACKAGE_REPOSITORIES: repository.url, XDG_CACHE_HOME: join(folder, 'gone') };
    await doctor(environment);
    await repository.stop();
    const kept = await doctor(environment);
    expect(kept.of('package index')).toMatch(/^! .*1 packages, kept for 0 minutes/);
    expect(kept.exitCode).toBe(0);
    const none = await doctor({ ...environment, XDG_CACHE_HOME: join(folder, 'nothing') });
    expect(none.of('package index')).toMatch(/^✗ /);
    expect(none.exitCode).toBe(1);
  });

  test('is content without git and logins, and says what that means', async () => {
    const { exitCode, of, stdout } = await doctor({ PATH: folder, DOCKER_CONFIG: join(folder, 'broken') });
    expect(of('git')).toBe('! none on the PATH');
    expect(of('logins')).toBe('! none');
    expect(of('docker configuration')).toMatch(/^! .*is not JSON/);
    expect(stdout).toMatch(/^git: Install git/m);
    expect(exitCode).toBe(0);
  });

  test('marks a cache that cannot be', async () => {
    const { exitCode, of } = await doctor({ XDG_CACHE_HOME: join(folder, 'docker/config.json') });
    expect(of('cache')).toMatch(/^✗ .*ENOTDIR/);
    expect(exitCode).toBe(1);
  });

  test('marks a Node that is too old', () => {
    expect(nodeFinding('22.19.0')).toEqual({
      subject: 'node',
      mark: 'missing',
      found: '22.19.0',
      mend: 'Install Node.js 24 or newer.',
    });
  });
});
