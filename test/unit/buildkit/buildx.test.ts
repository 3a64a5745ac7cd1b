import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { reachBuilder } from '../../../src/buildkit/buildx/reach.ts';
import { BuildkitError, openClient } from '../../../src/buildkit/index.ts';
import { dockerBuilder, findDockerHost } from '../../../src/buildkit/transport/docker-host.ts';
import { hello, withPeer } from './peer.ts';

const SOCKET = 'unix:///var/run/docker.sock';
const { signal } = new AbortController();
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'aipack-buildx-'));
  for (const folder of ['instances', 'defaults', 'bin'])
    mkdirSync(join(home, '.docker/buildx', folder), { recursive: true });
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const write = (path: string, content: unknown): void =>
  writeFileSync(join(home, '.docker/buildx', path), typeof content === 'string' ? content : JSON.stringify(content));

/** As `docker buildx create --name NAME --driver DRIVER` writes it down. */
const builder = (name: string, Driver: string, ...nodes: Readonly<Record<string, unknown>>[]): void =>
  write(`instances/${name}`, {
    Name: name,
    Driver,
    Nodes: nodes.map((node, index) => ({
      Name: `${name}${index}`,
      Platforms: null,
      Flags: null,
      Files: null,
      ...node,
    })),
    Dynamic: false,
  });

/** As `docker buildx use` does. */
const use = (Name: string, Key = SOCKET, Global = false): void => write('current', { Key, Name, Global });

const named = async (environment: NodeJS.ProcessEnv = {}): Promise<string | undefined> => {
  using client = await openClient({ environment: { HOME: home, ...environment } });
  return client.builder;
};

const opened = async (environment: NodeJS.ProcessEnv = {}): Promise<{ endpoint: string; warnings: string[] }> => {
  const warnings: string[] = [];
  const onWarning = (message: string): unknown => warnings.push(message);
  using client = await openClient({ environment: { HOME: home, ...environment }, onWarning });
  return { endpoint: client.endpoint, warnings };
};

describe('what buildx calls a daemon', () => {
  test('is the builder and its node, and nothing where an address leads there', async () => {
    await withPeer(hello(), async (peer) => {
      builder('far', 'remote', { Endpoint: peer.address });
      expect(await named({ BUILDX_BUILDER: 'far' })).toBe('far/far0');
      expect(await named({ BUILDKIT_HOST: peer.address })).toBeUndefined();
    });
  });

  test.each<[Parameters<typeof dockerBuilder>[0], NodeJS.ProcessEnv, string | undefined]>([
    [{}, {}, 'default/default'],
    [{}, { DOCKER_CONTEXT: 'far' }, 'far/far'],
    [{}, { DOCKER_CONTEXT: 'far', DOCKER_HOST: 'tcp://host.example' }, 'default/default'],
    [{ context: 'other' }, { DOCKER_CONTEXT: 'far' }, 'other/other'],
    [{ host: 'tcp://host.example' }, {}, undefined],
  ])('is, for the Docker of %j with %j, %j', (request, environment, expected) => {
    expect(dockerBuilder(request, { HOME: home, ...environment })).toBe(expected);
  });
});

describe('the builder that buildx has in use', () => {
  test('is taken before everything else that is there', async () => {
    await withPeer(hello(), async (peer) => {
      builder('far', 'remote', { Endpoint: peer.address });
      use('far');
      expect(await opened()).toEqual({ endpoint: peer.address, warnings: [] });
    });
  });

  test.each([
    ['for all of Docker', () => use('far', 'unix:///other.sock', true), {}],
    ['for the host of DOCKER_HOST', () => use('far', 'tcp://docker:2375'), { DOCKER_HOST: 'tcp://docker:2375' }],
    ['for a context', () => use('far', 'colima'), { DOCKER_CONTEXT: 'colima' }],
    [
      'as the default of where Docker leads',
      () => write(`defaults/${createHash('sha256').update(SOCKET).digest('hex').slice(0, 20)}`, 'far'),
      {},
    ],
  ])('%s', async (_what, choose, environment) => {
    await withPeer(hello(), async (peer) => {
      builder('far', 'remote', { Endpoint: peer.address });
      choose();
      expect((await opened(environment)).endpoint).toBe(peer.address);
    });
  });

  test('in a folder of its own (BUILDX_CONFIG)', async () => {
    await withPeer(hello(), async (peer) => {
      builder('far', 'remote', { Endpoint: peer.address });
      use('far');
      const environment = { HOME: '/nonexistent', BUILDX_CONFIG: join(home, '.docker/buildx') };
      expect((await opened(environment)).endpoint).toBe(peer.address);
    });
  });

  test('is not taken where Docker leads elsewhere, or where it was removed', async () => {
    await withPeer(hello(), async (peer) => {
      builder('far', 'remote', { Endpoint: peer.address });
      use('far', 'unix:///other.sock');
      await expect(opened({ DOCKER_HOST: 'unix:///nonexistent' })).rejects.toMatchObject({ code: 'NO_BUILDKIT' });
      use('gone');
      await expect(opened({ DOCKER_HOST: 'unix:///nonexistent' })).rejects.toMatchObject({ code: 'NO_BUILDKIT' });
      expect(peer.calls).toEqual([]);
    });
  });

  test('that does not answer is told, and another is looked for', async () => {
    await withPeer(hello(), async (peer) => {
      builder('far', 'remote', { Endpoint: 'unix:///nonexistent/far.sock' });
      use('far', 'unix:///nonexistent');
      mkdirSync(join(home, 'run/buildkit'), { recursive: true });
      const { rename } = await import('node:fs/promises');
      await rename(peer.path, join(home, 'run/buildkit/buildkitd.sock'));
      const found = await opened({ DOCKER_HOST: 'unix:///nonexistent', XDG_RUNTIME_DIR: join(home, 'run') });
      expect(found.endpoint).toContain(join(home, 'run'));
      expect(found.warnings).toEqual([expect.stringMatching(/The builder far, .*nonexistent.*inspect --bootstrap/)]);
    });
  });

  test('with several machines builds on the first, which is told', async () => {
    await withPeer(hello(), async (peer) => {
      builder('far', 'remote', { Endpoint: peer.address }, { Endpoint: 'tcp://arm:1234' });
      use('far');
      expect((await opened()).warnings).toEqual([expect.stringContaining('has 2 machines')]);
    });
  });

  test.each(['', '{', '[]', '{"Name":7}', '{"Name":"../x","Key":"unix:///var/run/docker.sock"}'])(
    'is nothing where buildx has written %j',
    async (text) => {
      write('current', text);
      await expect(opened({ DOCKER_HOST: 'unix:///nonexistent' })).rejects.toMatchObject({ code: 'NO_BUILDKIT' });
    },
  );
});

describe('the builder that BUILDX_BUILDER names', () => {
  test('is taken, whichever is in use', async () => {
    await withPeer(hello(), async (peer) => {
      builder('far', 'remote', { Endpoint: peer.address });
      use('other');
      expect((await opened({ BUILDX_BUILDER: 'far' })).endpoint).toBe(peer.address);
    });
  });

  test.each([
    ['does not answer', { driver: 'remote', Endpoint: 'unix:///nonexistent/far.sock' }, 'CONNECT_FAILED'],
    ['only buildx can reach', { driver: 'cloud', Endpoint: 'org/builder' }, 'UNSUPPORTED'],
  ])('and that %s is told by that name', async (_what, { driver, Endpoint }, code) => {
    builder('far', driver, { Endpoint });
    const failure: unknown = await opened({ BUILDX_BUILDER: 'far' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BuildkitError);
    expect(failure).toMatchObject({ code, hint: expect.stringContaining('named by BUILDX_BUILDER') as unknown });
  });
});

describe('an address that is given and does not answer is told with what gave it:', () => {
  const hintOf = (options: Parameters<typeof openClient>[0]): Promise<string | undefined> =>
    openClient(options).then(
      () => undefined,
      (error: unknown) => (error as BuildkitError).hint,
    );

  test('the variable, or what the caller says', async () => {
    expect(await hintOf({ environment: { BUILDKIT_HOST: 'unix:///nonexistent' } })).toContain('named by BUILDKIT_HOST');
    const address = 'unix:///nonexistent';
    expect(await hintOf({ environment: {}, address, addressFrom: '`buildkit`' })).toContain('named by `buildkit`');
  });
});

describe('a builder is reached', () => {
  const reach = (
    driver: string,
    node: { endpoint: string; options?: Record<string, string> },
    PATH?: string,
  ): unknown =>
    reachBuilder(
      { name: 'b', driver, size: 1, node: { name: 'my_b0', options: {}, ...node } },
      { PATH: PATH ?? process.env.PATH },
      signal,
    );

  test('in the container that buildx names after it, by a host or a context', async () => {
    expect(await reach('docker-container', { endpoint: 'tcp://docker:2375' })).toMatchObject({
      endpoint: { kind: 'container', runtime: 'docker', container: 'buildx_buildkit_my_b0' },
      environment: { DOCKER_HOST: 'tcp://docker:2375' },
    });
    expect(await reach('docker-container', { endpoint: 'colima' })).toMatchObject({
      endpoint: { container: 'buildx_buildkit_my_b0', context: 'colima' },
    });
  });

  test('at its address, with its certificates', async () => {
    const options = { cacert: '/tls/ca.pem', cert: '/tls/cert.pem', key: '/tls/key.pem', servername: 'buildkit' };
    expect(await reach('remote', { endpoint: 'tcp://far:1234', options })).toMatchObject({
      endpoint: {
        kind: 'tcp',
        host: 'far',
        port: 1234,
        tls: { ca: '/tls/ca.pem', cert: '/tls/cert.pem', key: '/tls/key.pem', serverName: 'buildkit' },
      },
    });
  });

  /** A kubectl that takes these arguments only, and prints what it is told of the configuration and `said`. */
  const kubectl = (args: string, said: string): string => {
    const bin = join(home, '.docker/buildx/bin');
    const script = `#!/bin/sh\n[ "$*" = '${args}' ] || { echo "unexpected: $*" >&2; exit 1; }\n${said}\n`;
    writeFileSync(join(bin, 'kubectl'), script);
    chmodSync(join(bin, 'kubectl'), 0o755);
    return `${bin}${delimiter}/usr/bin${delimiter}/bin`;
  };
  const pods = (place: string, name: string): string =>
    `${place}get pods --selector=app=${name} --field-selector=status.phase=Running --output=name`;
  const endpoint = 'kubernetes:///b?deployment=builders&kubeconfig=%2Fkube%2Fconfig';

  test('in a pod of its deployment that runs', async () => {
    const script = '[ "$KUBECONFIG" = /kube/config ] && printf "pod/builders-b\npod/builders-a\n"';
    const path = kubectl(pods('--namespace=ci ', 'builders'), script.replaceAll('\n', '\\n'));
    expect(await reach('kubernetes', { endpoint, options: { namespace: 'ci' } }, path)).toMatchObject({
      endpoint: { kind: 'kube-pod', pod: 'builders-a', namespace: 'ci', container: 'buildkitd' },
      environment: { KUBECONFIG: '/kube/config' },
    });
  });

  test('in a deployment named after it, where buildx wrote no other name', async () => {
    const path = kubectl(pods('', 'my-b0'), 'echo pod/my-b0-x');
    expect(await reach('kubernetes', { endpoint: '' }, path)).toMatchObject({ endpoint: { pod: 'my-b0-x' } });
  });

  test.each([
    ['no pod that runs', pods('', 'builders'), 'true', 'No pod of the deployment builders runs'],
    ['a cluster that refuses', pods('', 'builders'), 'echo "Forbidden: pods" >&2; exit 1', 'Forbidden: pods'],
  ])('or not, for %s', async (_what, args, script, says) => {
    await expect(reach('kubernetes', { endpoint }, kubectl(args, script))).rejects.toThrow(says);
  });

  test('or not, without kubectl', async () => {
    await expect(reach('kubernetes', { endpoint }, home)).rejects.toThrow('not installed');
  });
});

describe('where nothing says where Docker is, and its own socket is not there,', () => {
  // A machine with a Docker of its own has that asked first.
  const withoutDocker = existsSync('/var/run/docker.sock') ? test.skip : test;

  withoutDocker.each([
    ['that of a rootless Docker', 'docker.sock', ['podman/podman.sock']],
    ["that of a user's Podman", 'podman/podman.sock', []],
  ])('%s is asked', async (_what, wanted, others) => {
    mkdirSync(join(home, 'podman'));
    for (const socket of [wanted, ...others]) writeFileSync(join(home, socket), '');
    expect(await findDockerHost({}, { HOME: '/nonexistent', XDG_RUNTIME_DIR: home })).toEqual({
      kind: 'socket',
      path: join(home, wanted),
    });
  });
});
