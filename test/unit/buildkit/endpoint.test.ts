import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BuildkitError, formatEndpoint, parseEndpoint } from '../../../src/buildkit/index.ts';
import { findDockerHost, parseDockerHost } from '../../../src/buildkit/transport/docker-host.ts';

describe('addresses', () => {
  test.each([
    ['unix:///run/buildkit/buildkitd.sock', { kind: 'unix', path: '/run/buildkit/buildkitd.sock' }],
    ['tcp://host:9999', { kind: 'tcp', host: 'host', port: 9999 }],
    ['tcp://host', { kind: 'tcp', host: 'host', port: 1234 }],
    ['tcp://[::1]:1234', { kind: 'tcp', host: '::1', port: 1234 }],
    [
      'tcp://host:1234?ca=/a.pem&cert=/c.pem&key=/k.pem&servername=name',
      {
        kind: 'tcp',
        host: 'host',
        port: 1234,
        tls: { ca: '/a.pem', cert: '/c.pem', key: '/k.pem', serverName: 'name' },
      },
    ],
    ['docker-container://Build_kit-0', { kind: 'container', runtime: 'docker', container: 'Build_kit-0' }],
    [
      'docker-container://b?context=remote',
      { kind: 'container', runtime: 'docker', container: 'b', context: 'remote' },
    ],
    ['podman-container://b', { kind: 'container', runtime: 'podman', container: 'b' }],
    [
      'kube-pod://pod-0?context=c&namespace=ns&container=bk',
      { kind: 'kube-pod', pod: 'pod-0', context: 'c', namespace: 'ns', container: 'bk' },
    ],
    ['kube-pod://pod-0?context=&namespace=&container=', { kind: 'kube-pod', pod: 'pod-0' }],
    [
      'ssh://user@host:2222/run/bk.sock',
      { kind: 'ssh', host: 'host', user: 'user', port: 2222, socket: '/run/bk.sock' },
    ],
    ['ssh://host', { kind: 'ssh', host: 'host' }],
    ['docker://', { kind: 'docker' }],
    ['docker:///var/run/docker.sock', { kind: 'docker', host: 'unix:///var/run/docker.sock' }],
    ['docker://tcp://host:2375', { kind: 'docker', host: 'tcp://host:2375' }],
    ['docker://?context=remote', { kind: 'docker', context: 'remote' }],
  ])('%s', (address, endpoint) => {
    expect(parseEndpoint(address)).toEqual(endpoint);
  });

  test.each([
    ['', /no scheme/],
    ['/run/buildkit.sock', /no scheme/],
    ['ftp://host', /scheme "ftp" is not known/],
    ['unix://relative/path', /must be absolute/],
    ['tcp://', /names no host|can not be read/],
    ['tcp://host/path', /has a path/],
    ['tcp://host?cert=/c.pem', /only work together/],
    ['tcp://host?tls=1', /parameter "tls" is not known/],
    ['docker-container://', /names no container|can not be read/],
    ['docker-container://-v', /names no container/],
    ['kube-pod://Pod', /names no pod/],
    ['kube-pod://pod?namespace=--all', /"--all" is not a name/],
    ['ssh://user:password@host', /passwords do not belong/],
    ['ssh://-oProxyCommand=x', /names no host/],
    ['ssh://host/a b', /no scheme|not the path/],
    ['docker://relative', /after docker:\/\//],
  ])('"%s" is refused with its reason', (address, reason) => {
    expect(() => parseEndpoint(address)).toThrow(reason);
    expect(() => parseEndpoint(address)).toThrow(BuildkitError);
  });

  test.each([
    'docker-container://b?context=remote',
    'kube-pod://pod-0?namespace=ns&context=arn%3Aaws%3Aeks%3Aeu%3A1%3Acluster%2Fa&container=bk',
    'ssh://me@host:2222/run/buildkit/buildkitd.sock',
    'docker:///var/run/docker.sock',
    'docker://?context=remote',
    'docker://ssh://me@host:2222/run/docker.sock',
  ])('%s is shown with everything that tells it from others', (address) => {
    expect(formatEndpoint(parseEndpoint(address))).toBe(address);
  });

  test('whatever is read can be written, and nothing else is ever thrown', () => {
    const anything = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom('unix', 'tcp', 'ssh', 'docker', 'kube-pod', 'docker-container'), fc.string())
        .map((parts) => parts.join('://')),
    );
    fc.assert(
      fc.property(anything, (address) => {
        try {
          const endpoint = parseEndpoint(address);
          expect(parseEndpoint(formatEndpoint(endpoint))).toEqual(
            endpoint.kind === 'tcp' ? { kind: 'tcp', host: endpoint.host, port: endpoint.port } : endpoint,
          );
        } catch (error) {
          expect(error).toBeInstanceOf(BuildkitError);
        }
      }),
    );
  });
});

describe("Docker's API is found where Docker's client finds it", () => {
  const home = { HOME: '/nonexistent' };
  test.each([
    [{}, home, { kind: 'socket', path: '/var/run/docker.sock' }],
    [{}, { ...home, DOCKER_HOST: 'unix:///x.sock' }, { kind: 'socket', path: '/x.sock' }],
    [{}, { ...home, DOCKER_HOST: 'tcp://h' }, { kind: 'tcp', host: 'h', port: 2375 }],
    [{}, { ...home, DOCKER_HOST: 'ssh://u@h:2222' }, { kind: 'ssh', host: 'h', user: 'u', port: 2222 }],
    [{}, { ...home, DOCKER_HOST: 'ssh://h/run/d.sock' }, { kind: 'ssh', host: 'h', socket: '/run/d.sock' }],
    [{}, { ...home, DOCKER_HOST: 'tcp://h:1/' }, { kind: 'tcp', host: 'h', port: 1 }],
    [{ host: 'unix:///asked' }, { ...home, DOCKER_HOST: 'tcp://h' }, { kind: 'socket', path: '/asked' }],
    [{}, { ...home, DOCKER_HOST: 'tcp://h', DOCKER_TLS_VERIFY: '1' }, { kind: 'tcp', host: 'h', port: 2376, tls: {} }],
  ])('%j with %j', async (request, environment, host) => {
    expect(await findDockerHost(request, environment)).toEqual(host);
  });

  test('a context that does not exist is an error', async () => {
    await expect(findDockerHost({ context: 'none' }, home)).rejects.toThrow(/no Docker context "none"/);
  });

  test.each(['ssh://-oProxyCommand=x', 'ssh://h/$(id)', 'ssh://u:secret@h', 'tcp://h:2375/prefix'])(
    '%s is refused',
    (host) => {
      expect(() => parseDockerHost(host, null)).toThrow(/not the address/);
    },
  );
});
