import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/run-cli.ts';
import { aipack } from '../../support/run-program.ts';
import { wolfiIndexFile, wolfiSolves as solves } from '../../support/wolfi-data.ts';
import { newKey, signedArchive, unsignedArchive } from '../wolfi/support/archive.ts';
import { indexText } from '../wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../wolfi/support/repository-server.ts';

const wolfi = ['--index', wolfiIndexFile, '--allow-untrusted', '--arch', 'x86_64'];

const text = indexText(
  {
    name: 'nodejs-24',
    version: '24.19.0-r0',
    provides: 'nodejs=24.19.0',
    depends: 'libstdc++',
    buildTime: 1_780_000_000,
  },
  { name: 'nodejs-22', version: '22.1.0-r0', provides: 'nodejs=22.1.0', buildTime: 1_700_000_000 },
  { name: 'libstdc++', version: '15.2.0-r1', description: 'GNU C++ runtime library' },
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-packages-'));
  writeFileSync(join(folder, 'small.tar.gz'), unsignedArchive(text));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function packages(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Run> {
  const run = { stdout: '', stderr: '' };
  const exitCode = await runCli(['packages', ...args], {
    environment: { XDG_CACHE_HOME: join(folder, 'cache'), ...environment },
    directory: folder,
    stdout: (chunk) => (run.stdout += chunk),
    stderr: (chunk) => (run.stderr += chunk),
    signal: new AbortController().signal,
  });
  return { exitCode, ...run };
}

const small = ['--index', 'small.tar.gz', '--allow-untrusted', '--arch', 'x86_64'];

describe('aipack packages resolve', () => {
  // Every twelfth world: the library is held to all of them, this is about the way there and back.
  const sample = solves.filter((_, i) => i % 12 === 0);

  test.each(sample.filter(({ ok }) => ok))('$world is answered as apk answers it', async ({ world, install }) => {
    const { exitCode, stdout } = await packages(['resolve', ...wolfi, '--format', 'json', ...world]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ install: [...(install ?? [])].sort() });
  });

  test.each(solves.filter(({ ok }) => !ok).slice(0, 2))('$world is refused, as by apk', async ({ world }) => {
    const { exitCode, stdout, stderr } = await packages(['resolve', ...wolfi, '--format', 'json', ...world]);
    expect({ exitCode, failure: JSON.parse(stdout) as unknown }).toMatchObject({
      exitCode: 1,
      failure: { failure: { exitCode: 1 } },
    });
    expect(stderr).toMatch(/^error: /);
  });

  test('tells everything that is wrong at once', async () => {
    const { exitCode, stderr } = await packages(['resolve', ...small, 'nodejs-24=1', 'nginx', 'pyhton', '<1']);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/"<1" is no package name/);
    const others = await packages(['resolve', ...small, 'nodejs-24=1', 'nginx', 'pyhton']);
    expect(others.stderr.match(/^error: /gm)).toHaveLength(3);
  });

  test('takes several names and versions, and prints a table for a person', async () => {
    const { stdout } = await packages(['resolve', ...small, 'nodejs-24~24.19', 'libstdc++=15.2.0-r1']);
    expect(stdout).toMatch(/nodejs-24 +24\.19\.0-r0/);
    expect(stdout).toMatch(/^2 packages, /m);
  });

  test('an unsigned index is refused until it is allowed', async () => {
    const { exitCode, stderr } = await packages([
      'resolve',
      '--index',
      'small.tar.gz',
      '--arch',
      'x86_64',
      'nodejs-24',
    ]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/carries no signature.*\n.*allow untrusted.*\[INDEX_REFUSED\]/);
  });

  test('a file that is not there is named', async () => {
    const { exitCode, stderr } = await packages(['resolve', '--index', 'none.tar.gz', 'nodejs-24']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('"none.tar.gz" is not there');
  });

  test('the command itself answers as its function does', async () => {
    const env = { PATH: process.env.PATH, XDG_CACHE_HOME: join(folder, 'cache') };
    const args = ['packages', 'resolve', ...wolfi, '--format', 'json', 'nodejs-24'];
    const { exitCode, stdout, stderr } = await aipack(args, env, folder);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ install: ['nodejs-24=24.19.0-r0'] });
  }, 30_000);
});

describe('aipack packages validate', () => {
  test('gives a verdict on each name and fails when one is bad', async () => {
    const { exitCode, stdout, stderr } = await packages([
      'validate',
      ...small,
      '--format',
      'json',
      'nodejs',
      'nodejs-23',
    ]);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { name: 'nodejs', valid: true, status: 'provided', providers: ['nodejs-24', 'nodejs-22'] },
      {
        name: 'nodejs-23',
        valid: false,
        status: 'unknown',
        suggestions: expect.arrayContaining(['nodejs-24']) as unknown,
      },
    ]);
    expect(stderr).toMatch(/There is no package "nodejs-23"\. Did you mean /);
  });

  test('all good names are no failure', async () => {
    const { exitCode, stdout } = await packages(['validate', ...small, 'nodejs-24', 'libstdc++~15']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/libstdc\+\+~15 +package +15\.2\.0-r1/);
  });
});

describe('aipack packages search', () => {
  test('brings the interpreter first', async () => {
    const { stdout } = await packages(['search', ...wolfi, '--format', 'json', '--limit', '1', 'python']);
    expect(JSON.parse(stdout)).toMatchObject([{ name: 'python-3.14' }]);
  });

  test('joins its words, each of which has to fit', async () => {
    expect((await packages(['search', ...small, 'runtime', 'library'])).stdout).toContain('libstdc++');
    expect(await packages(['search', ...small, 'runtime', 'banana'])).toMatchObject({ exitCode: 1, stdout: '' });
  });
});

describe('aipack packages streams', () => {
  test('lists a family and says which stream is taken', async () => {
    const { stdout } = await packages(['streams', ...small, 'node']);
    expect(stdout).toMatch(/Node\.js +nodejs-24 .* LTS, taken: .*newest LTS/);
    expect(stdout).toMatch(/nodejs-22 .* LTS, no longer built/);
  });

  test('chooses for a range, and tells what a person should know of the choice', async () => {
    const args = ['streams', ...small, '--format', 'json', '--range', '^22.9', 'nodejs'];
    const { exitCode, stdout, stderr } = await packages(args);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ family: 'nodejs', choice: { package: 'nodejs-22' } }]);
    expect(stderr).toMatch(/^notice: .*probably no longer maintained/);
  });

  test('takes the range by its old name too, and says the new one', async () => {
    const { stdout, stderr } = await packages(['streams', ...small, '--format', 'json', '--wish', '^22.9', 'nodejs']);
    expect(JSON.parse(stdout)).toMatchObject([{ choice: { package: 'nodejs-22' } }]);
    expect(stderr).toMatch(/^notice: --wish is called --range/);
  });

  test('every family that is unknown or has nothing that fits is told', async () => {
    const { exitCode, stderr } = await packages(['streams', ...small, 'cobol', 'ruby']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('"cobol" is not offered in streams');
    expect(stderr).toContain('Wolfi has no Ruby');
  });

  test('without names, families that the index has nothing of are left out', async () => {
    const { stdout } = await packages(['streams', ...small, '--format', 'json']);
    expect((JSON.parse(stdout) as { family: string }[]).map(({ family }) => family)).toEqual(['nodejs']);
  });
});

describe('a repository', () => {
  test('is asked once a day; with repositories and keys from the environment', async () => {
    const key = newKey('test.rsa.pub');
    writeFileSync(join(folder, 'test.rsa.pub'), key.trusted.pem);
    const server = await RepositoryServer.start(file(signedArchive(text, key)));
    const environment = { AIPACK_PACKAGE_REPOSITORIES: server.url, AIPACK_PACKAGE_KEYS: 'test.rsa.pub' };
    try {
      for (let i = 0; i < 2; i++) {
        const { exitCode, stderr } = await packages(['resolve', '--arch', 'x86_64', 'nodejs-24'], environment);
        expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      }
      expect(server.requests.map(({ url }) => url)).toEqual(['/os/x86_64/APKINDEX.tar.gz']);
    } finally {
      await server.stop();
    }
  });
});

test('a repository with a tag serves only who asks for it by the tag', async () => {
  const server = await RepositoryServer.start((request, response) => {
    const name = request.url?.startsWith('/os/local/') === true ? 'tool' : 'nginx';
    response.end(unsignedArchive(indexText(name)));
  });
  const options = ['--arch', 'x86_64', '--allow-untrusted', '--format', 'json'];
  const environment = { AIPACK_PACKAGE_REPOSITORIES: `${server.url} @mine ${server.url}/local` };
  try {
    expect(await packages(['resolve', ...options, 'tool'], environment)).toMatchObject({ exitCode: 1 });
    const { stdout } = await packages(['resolve', ...options, 'tool@mine', 'nginx'], environment);
    expect(JSON.parse(stdout)).toEqual({ install: ['nginx=1.0-r0', 'tool=1.0-r0'] });
    const wrong = { AIPACK_PACKAGE_REPOSITORIES: `ftp://x @mine` };
    expect((await packages(['resolve', ...options, 'x'], wrong)).stderr.match(/^error: /gm)).toHaveLength(2);
  } finally {
    await server.stop();
  }
});

test('an option that is wrong is a usage error', async () => {
  expect((await packages(['search', '--limit', '0', 'x'])).exitCode).toBe(2);
  expect((await packages(['resolve'])).exitCode).toBe(2);
});
