/** @cost 10 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack, startScript } from '../support/run-program.ts';

const lab = readLab();
const env = labEnvironment(lab);
const tag = `${lab.registry}/e2e/failures:${process.pid}`;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-e2e-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A spec that runs one command on the base image and ships one file. */
function spec(name: string, overrides: { run?: string; packages?: string[] }): string {
  const file = join(folder, `${name}.json`);
  const document = {
    metadata: { project_name: name, language: 'shell', build_system: 'none' },
    build: { commands: [{ run: overrides.run ?? 'true', inputs: [] }], packages: overrides.packages ?? [] },
    runtime: { command: ['/app/nothing'], copy: [{ from: '/etc/hostname', to: 'hostname' }] },
  };
  writeFileSync(file, JSON.stringify(document));
  return file;
}

function project(name: string, files: Readonly<Record<string, string>>): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
  return path;
}

describe('what stops a build', () => {
  test('no BuildKit anywhere: every place that was tried, why it failed, and what to do', async () => {
    const nowhere = { ...env, DOCKER_HOST: 'unix:///nowhere/docker.sock', XDG_RUNTIME_DIR: folder };
    const { exitCode, stderr } = await aipack(['build', 'fixtures/static-html', '-t', tag], nowhere);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('[BUILDKIT_UNAVAILABLE]');
    expect(stderr).toContain('/nowhere/docker.sock');
    expect(stderr).toContain('/run/buildkit/buildkitd.sock');
    expect(stderr).toContain('BUILDKIT_HOST');
  });

  test('a package that does not exist: suggestions, before anything is built', async () => {
    const file = spec('unknown', { packages: ['nodejs-222', 'ngimx-mainline'] });
    const { exitCode, stderr } = await aipack(['build', folder, '--spec', file, '-t', tag, '--push'], env);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('"nodejs-222"');
    expect(stderr).toContain('"ngimx-mainline"');
    expect(stderr).toContain('Did you mean nginx-mainline');
    expect(stderr).toContain('[PACKAGE_UNKNOWN]');
    expect(stderr).not.toMatch(/^#1 /m);
  });

  test('an empty repository', async () => {
    const { exitCode, stderr } = await aipack(['build', project('empty', {}), '-t', tag], env);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('[REPOSITORY_EMPTY]');
  });

  test('a command that fails: the step, its own last output, its exit code', async () => {
    const file = spec('failing', { run: 'echo the compiler says no >&2; exit 7' });
    const { exitCode, stderr } = await aipack(['build', folder, '--spec', file, '-t', tag, '--push'], env);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('exit code 7');
    expect(stderr).toContain('| the compiler says no');
    expect(stderr).toContain('[BUILD_FAILED]');
  });

  test('a registry that refuses is asked before the build, and quoted', async () => {
    const server = await refusingRegistry();
    const { port } = server.address() as AddressInfo;
    const name = `127.0.0.1:${port}/mine/app:1`;
    const { exitCode, stderr } = await aipack(['build', 'fixtures/static-html', '-t', name, '--push'], env);
    server.close();
    expect(exitCode).toBe(1);
    expect(stderr).toContain('[REGISTRY_REFUSED]');
    expect(stderr).toContain('you shall not push');
    expect(stderr).not.toMatch(/^#1 /m);
  });

  test('nothing to push by, a name with capitals, an option that does not exist', async () => {
    const noTag = await aipack(['build', 'fixtures/static-html', '--push'], env);
    expect(noTag).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('[TAG_MISSING]') as unknown });
    const capitals = await aipack(['build', 'fixtures/static-html', '-t', 'ghcr.io/Me/App', '--push'], env);
    expect(capitals.stderr).toContain('use ghcr.io/me/app');
    expect((await aipack(['build', '--colour'], env)).exitCode).toBe(2);
  });
});

test('Ctrl-C in the middle: the daemon stops working on it and nothing is left behind', async () => {
  const mark = `aipack-e2e-${process.pid}-${Date.now()}`;
  const file = spec('slow', { run: `echo started; MARK=${mark} exec tail -f /dev/null` });
  const own = mkdtempSync(join(tmpdir(), 'aipack-e2e-tmp-'));
  const build = startScript('src/cli/main.ts', ['build', folder, '--spec', file, '-t', tag, '--push', '--verbose'], {
    ...env,
    TMPDIR: own,
  });
  await build.seen(/ started$/m);
  // The shell has said it before it becomes the program that has the mark.
  await until(() => processesWith(mark) > 0, 300_000);
  build.child.kill('SIGINT');
  const { exitCode, stderr } = await build.ended;
  expect(exitCode).toBe(130);
  expect(stderr).toContain('Cancelled.');
  await until(() => processesWith(mark) === 0, 300_000);
  expect(readdirSync(own)).toEqual([]);
  rmSync(own, { recursive: true, force: true });
});

/** How many processes of this machine have a text in their environment; those of build steps are processes too. */
function processesWith(text: string): number {
  return readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/environ`, 'utf8').includes(text);
    } catch {
      return false;
    }
  }).length;
}

async function until(holds: () => boolean, patience: number): Promise<void> {
  const deadline = Date.now() + patience;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('it did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function refusingRegistry(): Promise<Server> {
  const server = createServer((_request, response) => {
    response.writeHead(403).end(JSON.stringify({ errors: [{ code: 'DENIED', message: 'you shall not push' }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
