/** @cost 35 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dockerSocket, removeImage } from '../lab/containers.ts';
import { dockerCall, dockerRequest } from '../lab/docker-api.ts';
import { readLab } from '../lab/lab.ts';
import { answer, freePort } from '../support/answer.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack, startScript, type RunningProgram } from '../support/run-program.ts';

const lab = readLab();
const socket = dockerSocket(lab);
const name = `run-${process.pid}`;

const SERVER = `
import { createServer } from 'node:http';
const port = Number(process.env.PORT ?? 3000);
const server = createServer((request, response) => {
  if (request.url === '/end') return response.end('ends', () => process.exit(7));
  response.end(\`hello \${process.env.GREETING ?? 'nobody'}\\n\`);
});
server.listen(port, () => console.log('listens'));
process.on('SIGINT', () => {
  console.error('interrupted');
  process.exit(0);
});
`;

let folder: string;
let port: number;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-run-'));
  port = await freePort();
  mkdirSync(join(folder, 'app'));
  writeFileSync(
    join(folder, 'app/package.json'),
    JSON.stringify({ name, type: 'module', scripts: { start: 'node server.js' } }),
  );
  writeFileSync(join(folder, 'app/server.js'), SERVER.replace('3000', String(port)));
});

afterAll(async () => {
  await removeImage(lab, name);
  rmSync(folder, { recursive: true, force: true });
});

interface Listed {
  readonly Id: string;
  readonly Names: readonly string[];
  readonly Image: string;
  readonly Ports: readonly { readonly IP: string; readonly PrivatePort: number; readonly PublicPort: number }[];
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>> };
}

/** The container that runs the application, and no other. */
async function container(): Promise<Listed | undefined> {
  const all = (await dockerCall({ socket, method: 'GET', path: '/containers/json?all=1' })) as readonly Listed[];
  return all.find(({ Image }) => Image === name);
}

async function startedContainer(): Promise<Listed> {
  const started = await container();
  if (started === undefined) throw new Error('no container runs the application');
  return started;
}

/** Docker's published ports lead nowhere in a lab without its helpers: there the container is asked where it is. */
function addressOf({ NetworkSettings, Ports }: Listed, path = '/'): string {
  const [network] = Object.values(NetworkSettings.Networks);
  return lab.kind === 'docker'
    ? `http://127.0.0.1:${Ports[0]?.PublicPort ?? 0}${path}`
    : `http://${network?.IPAddress ?? ''}:${port}${path}`;
}

function run(...args: readonly string[]): RunningProgram {
  const env = { ...labEnvironment(lab), GREETING: 'world', NO_COLOR: '1' };
  return startScript('src/cli/main.ts', ['run', 'app', ...args].map(inFolder), env);
}

function inFolder(word: string): string {
  return word === 'app' ? join(folder, 'app') : word;
}

describe('aipack run', () => {
  test('builds, loads, starts and tells the port, and a Ctrl-C is passed on and leaves no container', async () => {
    const running = run('--env', 'GREETING', '--progress', 'plain');
    await running.seen(/Ctrl-C ends it/);
    const started = await startedContainer();
    expect(started.Ports).toMatchObject([{ IP: '127.0.0.1', PrivatePort: port, PublicPort: port }]);
    expect((await answer(addressOf(started))).body).toBe('hello world\n');
    running.child.kill('SIGINT');
    const { exitCode, stdout, stderr } = await running.ended;
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: 'listens\n' });
    expect(stderr).toContain(`${name} runs: http://127.0.0.1:${port} (port ${port} of the container)\n`);
    expect(stderr).toMatch(/^interrupted$/m);
    expect(stderr).not.toMatch(/^error/m);
    expect(await container()).toBeUndefined();
  });

  test('takes another port where that of the application is taken, and ends with the code of the application', async () => {
    const taken = await listen(port);
    try {
      const running = run('--quiet');
      await running.seen(/Ctrl-C ends it/);
      const started = await startedContainer();
      const there = started.Ports[0]?.PublicPort ?? 0;
      expect(there).not.toBe(port);
      await answer(addressOf(started, '/end'));
      const { exitCode, stderr } = await running.ended;
      expect(exitCode).toBe(7);
      expect(stderr).toContain(`runs: http://127.0.0.1:${there} (port ${port} of the container)`);
      expect(stderr).toMatch(/ended with exit code 7/);
      expect(await container()).toBeUndefined();
    } finally {
      await new Promise((resolve) => taken.close(resolve));
    }
  });

  test('says so where a port that was asked for is taken, and leaves no container', async () => {
    const wanted = await freePort();
    const taken = await listen(wanted);
    try {
      const { exitCode, stdout } = await run('--port', String(wanted), '--format', 'json').ended;
      expect({ exitCode, failure: JSON.parse(stdout) as unknown }).toMatchObject({
        exitCode: 1,
        failure: { failure: { problems: [{ code: 'RUN_FAILED' }] } },
      });
      expect(await container()).toBeUndefined();
    } finally {
      await new Promise((resolve) => taken.close(resolve));
    }
  });

  test('with --detach leaves it running and tells how to end it', async () => {
    const wanted = await freePort();
    const { exitCode, stdout } = await run('--detach', '--port', String(wanted), '--env', 'GREETING=you').ended;
    expect(exitCode).toBe(0);
    const started = await startedContainer();
    const called = started.Names[0]?.replace('/', '') ?? '';
    expect(stdout).toBe(
      `${name} runs: http://127.0.0.1:${wanted} (port ${port} of the container)\nOutput: docker logs -f ${called}; end it: docker stop ${called}\n`,
    );
    expect((await answer(addressOf(started))).body).toBe('hello you\n');
    await dockerCall({ socket, method: 'POST', path: `/containers/${started.Id}/stop?t=0` });
    await dockerRequest({ socket, method: 'POST', path: `/containers/${started.Id}/wait?condition=removed` });
    expect(await container()).toBeUndefined();
  });
});

describe('aipack build without an output', () => {
  test('loads into the Docker that answers, under the name of the service, and says so', async () => {
    await removeImage(lab, name);
    const { exitCode, stdout, stderr } = await aipack(['build', join(folder, 'app')], labEnvironment(lab));
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`notice: ${name} is loaded into Docker, since no --push or -o says otherwise\n`);
    const { Id: id } = (await dockerCall({ socket, method: 'GET', path: `/images/${name}/json` })) as { Id: string };
    expect(stdout).toContain(id);
  });

  test('with -q prints the digest, and nothing else', async () => {
    const { exitCode, stdout, stderr } = await aipack(['build', join(folder, 'app'), '-q'], labEnvironment(lab));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^sha256:[0-9a-f]{64}\n$/);
  });

  test('without a Docker says what to add', async () => {
    const env = {
      ...labEnvironment(lab),
      BUILDKIT_HOST: `docker://${socket}`,
      DOCKER_HOST: 'unix:///nonexistent.sock',
    };
    const { exitCode, stderr } = await aipack(['build', join(folder, 'app')], env);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('notice: Nothing is asked to be done with the image');
    expect(stderr).toContain('(--push)');
    expect(stderr).not.toContain('is loaded into Docker');
  });
});

function listen(at: number): Promise<Server> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(at, '127.0.0.1', () => resolve(server));
  });
}
