import { execFileSync } from 'node:child_process';
import http from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { removeContainer, startContainer } from '../../../src/buildkit/container/container.ts';
import { tarOf } from '../../../src/buildkit/container/tar.ts';
import { openClient } from '../../../src/buildkit/index.ts';
import { listen } from './peer.ts';

const cleanup: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of cleanup.splice(0)) await each();
});

interface Container {
  readonly body: { Image: string; Cmd: string[]; Labels: Record<string, string>; HostConfig: Record<string, unknown> };
  running: boolean;
  files?: Buffer;
}

/** A Docker Engine as far as one container is concerned. */
class Docker {
  readonly containers = new Map<string, Container>();
  readonly images = new Set<string>();
  readonly requests: string[] = [];
  /** What each pull of an image says: nothing, or an error. */
  pulls: Record<string, (string | undefined)[]> = {};
  /** Exit codes of the question whether BuildKit is ready; the container ends while it asks where there is none. */
  readiness: (number | undefined)[] = [0];
  startFails: string | undefined;
  log = '';

  async listen(): Promise<{ DOCKER_HOST: string; HOME: string }> {
    const server = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { status, body } = this.#answer(request.method ?? '', request.url ?? '', Buffer.concat(chunks));
        response
          .writeHead(status, { 'Content-Type': 'application/json' })
          .end(body === undefined ? '' : JSON.stringify(body));
      });
    });
    const { path, close } = await listen(server);
    cleanup.push(close);
    return { DOCKER_HOST: `unix://${path}`, HOME: '/nonexistent' };
  }

  #answer(method: string, url: string, data: Buffer): { status: number; body?: unknown } {
    this.requests.push(`${method} ${url}`);
    const { pathname, searchParams } = new URL(url, 'http://docker');
    const [kind, name = ''] = pathname.slice(1).split('/');
    const container = this.containers.get(name);
    if (method === 'GET' && kind === 'images')
      return { status: this.images.has(pathname.slice(8, -5)) ? 200 : 404, body: {} };
    if (pathname === '/images/create') {
      const image = `${searchParams.get('fromImage') ?? ''}:${searchParams.get('tag') ?? ''}`;
      const error = this.pulls[image]?.shift();
      if (error === undefined && this.pulls[image] !== undefined) this.images.add(image);
      return { status: 200, body: this.pulls[image] === undefined ? { error: 'manifest unknown' } : { error } };
    }
    if (pathname === '/info')
      return { status: 200, body: { CgroupDriver: 'cgroupfs', SecurityOptions: ['name=userns'] } };
    if (pathname === '/containers/create') {
      const body = JSON.parse(data.toString()) as Container['body'];
      this.containers.set(searchParams.get('name') ?? '', { body, running: false });
      return { status: 201, body: {} };
    }
    if (kind === 'exec') {
      if (!pathname.endsWith('/json')) return { status: 200 };
      const ExitCode = this.readiness.length === 0 ? 0 : this.readiness.shift();
      if (ExitCode !== undefined) return { status: 200, body: { ExitCode } };
      for (const each of this.containers.values()) each.running = false;
      return { status: 404, body: { message: 'No such exec instance: abc' } };
    }
    if (pathname.endsWith('/logs')) return { status: 200, body: { message: this.log } };
    if (kind === 'volumes') return { status: 204 };
    if (container === undefined) return { status: 404, body: { message: `No such container: ${name}` } };
    if (method === 'DELETE') return { status: this.containers.delete(name) ? 204 : 404 };
    if (pathname.endsWith('/json')) {
      return {
        status: 200,
        body: { State: { Running: container.running }, Config: { Labels: container.body.Labels } },
      };
    }
    if (pathname.endsWith('/start')) {
      if (this.startFails !== undefined) return { status: 500, body: { message: this.startFails } };
      container.running = true;
      return { status: 204 };
    }
    if (pathname.endsWith('/archive')) container.files = data;
    return pathname.endsWith('/exec') ? { status: 201, body: { Id: 'abc' } } : { status: 200 };
  }
}

const image = 'moby/buildkit:buildx-stable-1';
const name = 'aipack-buildkit';

describe('a container', () => {
  test('is made privileged, with a volume, marked as ours, and waited for', async () => {
    const docker = new Docker();
    docker.images.add(image);
    docker.readiness = [1, 0];
    const environment = await docker.listen();
    expect(await startContainer({ name, image, environment, config: 'debug = true\n' })).toBe(
      `docker-container://${name}`,
    );
    const container = docker.containers.get(name);
    expect(container).toMatchObject({
      running: true,
      body: { Image: image, Labels: { 'buildkit-client.managed': 'true' } },
    });
    expect(container?.body.Cmd.slice(0, 2)).toEqual(['--config', '/etc/buildkit/buildkitd.toml']);
    expect(container?.body.HostConfig).toMatchObject({
      Privileged: true,
      RestartPolicy: { Name: 'no' },
      UsernsMode: 'host',
      Mounts: [{ Type: 'volume', Source: 'aipack-buildkit_state', Target: '/var/lib/buildkit' }],
    });
    expect(container?.files?.toString()).toContain('debug = true');
  });

  test('that runs is used again, one that was stopped is started', async () => {
    const docker = new Docker();
    docker.images.add(image);
    const environment = await docker.listen();
    await startContainer({ name, image, environment });
    docker.requests.length = 0;
    await startContainer({ name, image, environment });
    expect(docker.requests.some((request) => /create|start$/.test(request) && !request.includes('/exec'))).toBe(false);
    const container = docker.containers.get(name);
    if (container !== undefined) container.running = false;
    await startContainer({ name, image, environment });
    expect(container?.running).toBe(true);
  });

  test('of somebody else is neither used nor removed', async () => {
    const docker = new Docker();
    docker.containers.set(name, { running: true, body: { Image: 'x', Cmd: [], Labels: {}, HostConfig: {} } });
    const environment = await docker.listen();
    await expect(startContainer({ name, image, environment })).rejects.toThrow(/was not started from here/);
    await expect(removeContainer({ name, environment })).rejects.toThrow(/was not started from here/);
    expect(docker.containers.size).toBe(1);
  });

  test('that does not start is removed again, and says why', async () => {
    const docker = new Docker();
    docker.images.add(image);
    docker.startFails = 'privileged mode is not allowed';
    const environment = await docker.listen();
    await expect(startContainer({ name, image, environment })).rejects.toThrow(/privileged mode is not allowed/);
    expect(docker.containers.size).toBe(0);
  });

  test('that ends while it is asked whether it is ready leaves nothing, and is told by its log', async () => {
    const docker = new Docker();
    docker.images.add(image);
    docker.readiness = [undefined];
    docker.log = 'this is no BuildKit';
    const environment = await docker.listen();
    await expect(startContainer({ name, image, environment })).rejects.toThrow(
      /does not get ready: this is no BuildKit/,
    );
    expect(docker.containers.size).toBe(0);
  });

  test('is removed with its volume; once more is no error', async () => {
    const docker = new Docker();
    docker.images.add(image);
    const environment = await docker.listen();
    await startContainer({ name, image, environment });
    await removeContainer({ name, environment });
    await removeContainer({ name, environment });
    expect(docker.requests).toContain('DELETE /volumes/aipack-buildkit_state?force=true');
    expect(docker.containers.size).toBe(0);
  });

  test('may not have a name that leads elsewhere', async () => {
    await expect(startContainer({ name: '../x', image, environment: {} })).rejects.toMatchObject({
      code: 'INVALID_OPTION',
    });
  });
});

describe('its image', () => {
  test('is pulled again when that failed by chance', async () => {
    const docker = new Docker();
    docker.pulls = { [image]: ['connection reset', undefined] };
    await startContainer({ name, image, environment: await docker.listen() });
    expect(docker.containers.get(name)?.body.Image).toBe(image);
  });

  test('comes from a mirror where Docker Hub does not have it or does not give it', async () => {
    const docker = new Docker();
    const copy = `mirror.example.com/hub/${image}`;
    docker.pulls = { [image]: ['toomanyrequests: denied'], [copy]: [undefined] };
    await startContainer({ name, image, mirrors: ['mirror.example.com/hub/'], environment: await docker.listen() });
    expect(docker.containers.get(name)?.body.Image).toBe(copy);
  });

  test('of another registry is looked for nowhere else', async () => {
    const docker = new Docker();
    const theirs = 'registry.example.com/moby/buildkit:1';
    docker.pulls = { 'mirror.example.com/moby/buildkit:1': [undefined] };
    const environment = await docker.listen();
    const starting = startContainer({ name, image: theirs, mirrors: ['mirror.example.com'], environment });
    await expect(starting).rejects.toThrow(
      /can't be pulled: registry.example.com\/moby\/buildkit:1: manifest unknown$/,
    );
  });

  test('that has no name of one is refused', async () => {
    const environment = await new Docker().listen();
    await expect(startContainer({ name, image: 'no image', environment })).rejects.toMatchObject({
      code: 'INVALID_OPTION',
    });
  });

  test('that is nowhere fails with what each place said', async () => {
    const docker = new Docker();
    docker.pulls = { [image]: ['unauthorized: no'] };
    const starting = startContainer({
      name,
      image,
      mirrors: ['mirror.example.com'],
      environment: await docker.listen(),
    });
    await expect(starting).rejects.toThrow(/unauthorized: no; mirror.example.com\/moby.*manifest unknown/);
    expect(docker.containers.size).toBe(0);
  });
});

test('the search ends with a new container, and lists it when that fails too', async () => {
  const docker = new Docker();
  const environment = await docker.listen();
  const failure: unknown = await openClient({ environment, container: { name, image } }).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ code: 'NO_BUILDKIT' });
  expect((failure as Error).message).toMatch(
    /docker:\/\/[\s\S]*\/run\/buildkit[\s\S]*a new container of moby\/buildkit.*manifest unknown/,
  );
});

test('an archive is one that tar reads', () => {
  const archive = tarOf({ 'buildkit/buildkitd.toml': 'debug = true\n', empty: '' });
  expect(execFileSync('tar', ['-tvf', '-'], { input: archive, encoding: 'utf8' })).toMatch(
    /13 .*buildkit\/buildkitd.toml\n.* 0 .*empty/,
  );
  expect(execFileSync('tar', ['-xOf', '-', 'buildkit/buildkitd.toml'], { input: archive, encoding: 'utf8' })).toBe(
    'debug = true\n',
  );
});
