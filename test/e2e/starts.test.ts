/** @cost 60 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildReport } from '../../src/report/build-report.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack, startScript, type ProgramResult } from '../support/run-program.ts';
import { freePort } from '../support/answer.ts';
import { writeFiles } from '../support/write-files.ts';

const lab = readLab();
let folder: string;
let builds = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-starts-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const HTTP = `const http = require('node:http');\n`;
/** A service that answers its health endpoint on a port of its own. */
function serving(listen: string, before = ''): string {
  return `${HTTP}${before}http.createServer((request, response) => {
  if (request.url === '/health') return response.end('ok');
  response.statusCode = 404;
  response.end();
}).listen(${listen});\n`;
}

interface Tried extends ProgramResult {
  readonly tag: string;
  readonly isPushed: boolean;
}

/** Builds a service of one file and pushes it, unless it is stopped. */
async function built(
  server: string,
  options: readonly string[] = [],
  main = 'server.js',
  name = `starts-${builds++}`,
): Promise<Tried> {
  const context = join(folder, name);
  const manifest = { name, version: '1.0.0', scripts: { start: `node ${main}` } };
  writeFiles(context, { 'package.json': JSON.stringify(manifest), 'server.js': server });
  const tag = `${lab.registry}/e2e/${name}:${process.pid}`;
  const args = ['build', context, '--tag', tag, '--push', '--format', 'json', '--progress', 'plain', ...options];
  const result = await aipack(args, labEnvironment(lab));
  const [repository = ''] = tag.slice(lab.registry.length + 1).split(':');
  const { ok } = await fetch(`http://${lab.registry}/v2/${repository}/tags/list`, { headers: { connection: 'close' } });
  return { ...result, tag, isPushed: ok };
}

describe('an image that works', () => {
  test('is started, asked and ended before it is pushed, and the report says what was seen', async () => {
    const port = await freePort();
    const write = `require('node:fs').writeFileSync('/tmp/seen', 'x');\n`;
    const { exitCode, isPushed, stderr, stdout } = await built(serving(`process.env.PORT || ${port}`, write), [
      ...['--verify', 'true', '--verify-env', `PORT=${port}`],
    ]);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(isPushed).toBe(true);
    const { starts } = JSON.parse(stdout) as BuildReport;
    expect(starts).toEqual([
      {
        platform: 'linux/amd64',
        started: true,
        readyMs: expect.any(Number),
        endedMs: expect.any(Number),
        memory: expect.any(Number),
        files: ['/tmp/seen'],
        fileCount: 1,
        readOnly: true,
      },
    ]);
    expect(starts?.[0]?.memory).toBeGreaterThan(10_000_000);
    expect(stderr).toContain(`[start] wait for port ${port} and /health, at most 60 s`);
  });
});

interface Broken {
  readonly how: string;
  readonly server: (port: number) => string;
  readonly told: (port: number) => string;
  readonly main?: string;
}

describe('where nobody asks for it', () => {
  const lacking = (port: number): string =>
    `${HTTP}http.get('http://database.invalid:5432/', () => {\n${serving(`process.env.PORT || ${port}`).replace(HTTP, '')}});\n`;

  test('an image that lacks a database here is warned of, and pushed', async () => {
    const port = await freePort();
    const { exitCode, isPushed, stderr, stdout } = await built(lacking(port), ['--verify-env', `PORT=${port}`]);
    expect({ exitCode, isPushed }).toEqual({ exitCode: 0, isPushed: true });
    expect(stderr).toContain('was not seen to work: it needs a service that is not there (database.invalid)');
    expect((JSON.parse(stdout) as BuildReport).starts).toMatchObject([{ started: false, cause: 'database' }]);
  });

  test('an image that is broken itself is not pushed, unless nothing is to be started', async () => {
    const broken = `require('left-pad');\n${serving(`process.env.PORT || ${await freePort()}`)}`;
    expect(await built(broken)).toMatchObject({ exitCode: 1, isPushed: false });
    const { isPushed, stdout } = await built(broken, ['--verify', 'false']);
    expect(isPushed).toBe(true);
    expect(JSON.parse(stdout)).not.toHaveProperty('starts');
  });

  test('an image that the registry has is not started again', async () => {
    const port = await freePort();
    const name = `starts-again-${process.pid}`;
    const server = serving(`process.env.PORT || ${port}`);
    const options = ['--verify-env', `PORT=${port}`];
    const first = JSON.parse((await built(server, options, 'server.js', name)).stdout) as BuildReport;
    const second = JSON.parse((await built(server, options, 'server.js', name)).stdout) as BuildReport;
    expect(first).toMatchObject({ unchanged: false, starts: [{ started: true }] });
    expect(second).toMatchObject({ unchanged: true, digest: first.digest });
    expect(second).not.toHaveProperty('starts');
  });
});

test('an image of a Dockerfile is started where that is asked for', async () => {
  const build = async (name: string, command: string): Promise<ProgramResult> => {
    const context = join(folder, name);
    writeFiles(context, { Dockerfile: `FROM ${lab.baseImage}\nCMD ["/bin/sh", "-c", "${command}"]\n` });
    return aipack(['build', context, '--verify', 'true', '--format', 'json'], labEnvironment(lab));
  };
  const works = await build('docker-works', 'echo done');
  expect({ exitCode: works.exitCode, stderr: works.stderr }).toMatchObject({ exitCode: 0 });
  expect((JSON.parse(works.stdout) as BuildReport).starts).toMatchObject([{ started: true }]);
  const fails = await build('docker-fails', 'echo no; exit 3');
  expect(fails).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('it ended with exit code 3') as unknown });
});

test('a build that waits for its image can be cancelled', async () => {
  const port = await freePort();
  const context = join(folder, 'waiting');
  const server = `setInterval(() => 0, 1000);\nconst port = process.env.PORT || ${port};\n`;
  writeFiles(context, {
    'package.json': '{"name":"waiting","scripts":{"start":"node server.js"}}',
    'server.js': server,
  });
  const args = ['build', context, '--verify', 'true', '--progress', 'plain'];
  const { child, ended, seen } = startScript('src/cli/main.ts', args, labEnvironment(lab));
  await seen(/\[start\] wait for port/);
  child.kill('SIGINT');
  expect((await ended).exitCode).toBe(130);
});

/** What stops a push: how the service is broken, and what is told of it. */
const BROKEN: readonly Broken[] = [
  {
    how: 'that listens on loopback only',
    server: (port) => serving(`process.env.PORT || ${port}, '127.0.0.1'`),
    told: (port) => `it listens on 127.0.0.1 only, where nobody outside of its container reaches port ${port}`,
  },
  {
    how: 'that lacks a module',
    server: (port) => `require('left-pad');\n${serving(`process.env.PORT || ${port}`)}`,
    told: () => 'it lacks the module left-pad',
  },
  {
    how: 'whose start file is another',
    server: (port) => serving(`process.env.PORT || ${port}`),
    told: () => 'it lacks the file /app/other.js',
    main: 'other.js',
  },
  {
    how: 'that crashes after a second',
    server: (port) =>
      `setTimeout(() => { console.log('boom'); process.exit(3); }, 1000);\nconst port = process.env.PORT || ${port};\n`,
    told: () => 'it ended with exit code 3. The whole log:\n  | boom',
  },
  {
    how: 'that needs a database',
    server: (port) => `${HTTP}http.get('http://database.invalid:5432/');\nconst port = process.env.PORT || ${port};\n`,
    told: () => 'it needs a service that is not there (database.invalid)',
  },
  {
    how: 'that listens on another port',
    server: (port) => serving(`Number(process.env.PORT || ${port}) + 1`),
    told: (port) => `it listens on port ${port + 1}, not on ${port}`,
  },
];

describe('an image', () => {
  test.each(BROKEN)('$how is not pushed', async ({ main, server, told }) => {
    const port = await freePort();
    const options = ['--verify', 'true', '--verify-env', `PORT=${port}`];
    const { exitCode, isPushed, stderr } = await built(server(port), options, main);
    expect(stderr).toContain(told(port));
    expect(stderr).toContain('[IMAGE_DOES_NOT_START]');
    expect({ exitCode, isPushed }).toEqual({ exitCode: 1, isPushed: false });
  });
});
