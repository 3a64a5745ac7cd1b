import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { runCli } from '../../../src/cli/run-cli.ts';
import { actionFile } from '../../support/runner.ts';
import { unsignedArchive } from '../wolfi/support/archive.ts';
import { indexText } from '../wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../wolfi/support/repository-server.ts';

const single = {
  'package.json': '{"name":"web","scripts":{"start":"node server.js","build":"node build.js \'a: #b\'"}}',
  'package-lock.json': '{"name":"web","lockfileVersion":3,"packages":{}}',
  'server.js': 'app.get("/health"); app.listen(process.env.PORT ?? 3000)',
};
const monorepo = {
  'package.json': '{"private":true,"workspaces":["services/*"]}',
  'package-lock.json': '{"lockfileVersion":3,"packages":{}}',
  'services/api/package.json': '{"name":"api","scripts":{"start":"node server.js"}}',
  'services/api/server.js': 'listen(process.env.PORT ?? 4000)',
  'services/site/package.json': '{"name":"site","scripts":{"start":"node server.js"}}',
  'services/site/server.js': 'listen(process.env.PORT ?? 3000)',
};
const WORKFLOW = '.github/workflows/aipack.yml';

let base: string;
let server: RepositoryServer;
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'aipack-init-'));
  const packages = ['nodejs-24', 'npm', 'bash', 'ca-certificates-bundle', 'wolfi-baselayout', 'busybox'];
  server = await RepositoryServer.start(
    file(unsignedArchive(indexText(...packages.map((name) => ({ name, version: '24.1.0-r0' }))))),
  );
});
afterAll(async () => {
  await server.stop();
  rmSync(base, { recursive: true, force: true });
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(base, 'checkout-'));
});

function write(files: Readonly<Record<string, string>>, below = '.'): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, below, path)), { recursive: true });
    writeFileSync(join(folder, below, path), text);
  }
}

function git(...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-C', folder, ...args]);
}

async function aipack(...args: readonly string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' };
  const exitCode = await runCli([...args, '--allow-untrusted'], {
    environment: {
      PATH: process.env.PATH,
      XDG_CACHE_HOME: join(base, 'cache'),
      AIPACK_PACKAGE_REPOSITORIES: server.url,
    },
    directory: folder,
    stdout: (text) => (said.stdout += text),
    stderr: (text) => (said.stderr += text),
    signal: new AbortController().signal,
  });
  return { exitCode, ...said };
}

interface Step {
  readonly uses: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: { readonly push: { readonly branches: readonly string[] } };
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[]; readonly needs?: string }>>;
}

function workflow(): Workflow {
  return parse(readFileSync(join(folder, WORKFLOW), 'utf8')) as Workflow;
}

/** What the steps give to the action. */
function inputs(): readonly Readonly<Record<string, string>>[] {
  const steps = Object.values(workflow().jobs).flatMap((job) => job.steps);
  return steps.filter(({ uses }) => uses.includes('aipack-action')).map((step) => step.with ?? {});
}

describe('aipack init', () => {
  test('writes a workflow of one job for one service', async () => {
    write(single);
    const { exitCode, stdout } = await aipack('init');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining(`Wrote ${WORKFLOW}.\n`) });
    expect(Object.keys(workflow().jobs)).toEqual(['build']);
    expect(inputs()).toEqual([{ push: "${{ github.event_name != 'pull_request' }}" }]);
    expect(existsSync(join(folder, 'aipack.yml'))).toBe(false);
  });

  test('writes a matrix of the services that changed for a monorepo', async () => {
    write(monorepo);
    expect((await aipack('init')).exitCode).toBe(0);
    const { services, build } = workflow().jobs;
    expect(Object.keys(services ?? {})).toContain('outputs');
    expect(build).toMatchObject({
      needs: 'services',
      strategy: { matrix: '${{ fromJSON(needs.services.outputs.matrix) }}' },
      permissions: { packages: 'write' },
    });
    expect(inputs()).toMatchObject([{ mode: 'detect' }, { service: '${{ matrix.service }}' }]);
  });

  test.each([
    ['one service', single],
    ['several', monorepo],
  ])('gives the action no input that it does not have, for %s', async (_, files) => {
    write(files, 'app');
    mkdirSync(join(folder, '.git'));
    await aipack('init', 'app');
    for (const given of inputs()) for (const name of Object.keys(given)) expect(actionFile.inputs).toHaveProperty(name);
  });

  test('writes it where GitHub looks, for a folder within the repository', async () => {
    git('init', '-q', '-b', 'trunk');
    write(single, 'apps/web');
    expect((await aipack('init', 'apps/web', '--spec')).exitCode).toBe(0);
    expect(inputs()).toMatchObject([{ context: 'apps/web' }]);
    expect(workflow().on.push.branches).toEqual(['trunk']);
    expect(existsSync(join(folder, 'apps/web/aipack.yml'))).toBe(true);
  });

  test('builds the branch that the remote has for its own', async () => {
    git('init', '-q', '-b', 'feature');
    write(single);
    git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/stable');
    await aipack('init');
    expect(workflow().on.push.branches).toEqual(['stable']);
  });

  test('writes over nothing, and then nothing at all, without --force', async () => {
    write({ ...single, 'aipack.yml': 'name: mine\n' });
    const { exitCode, stdout, stderr } = await aipack('init', '--spec');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^error: aipack\.yml is there already, and nothing was written\n.*--force/m);
    expect(existsSync(join(folder, WORKFLOW))).toBe(false);
    expect(readFileSync(join(folder, 'aipack.yml'), 'utf8')).toBe('name: mine\n');
    expect((await aipack('init', '--spec', '--force')).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'aipack.yml'), 'utf8')).toContain('# name: mine\n');
  });

  test('follows no link out of the repository', async () => {
    write(single);
    mkdirSync(join(base, 'elsewhere'), { recursive: true });
    symlinkSync(join(base, 'elsewhere'), join(folder, '.github'));
    const { exitCode, stderr } = await aipack('init', '--force');
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining('PATH_OUTSIDE_REPOSITORY') });
    expect(existsSync(join(base, 'elsewhere/workflows'))).toBe(false);
  });

  test('writes nothing where there is nothing to build', async () => {
    expect((await aipack('init')).exitCode).toBe(1);
    expect(existsSync(join(folder, WORKFLOW))).toBe(false);
  });

  test('says what it wrote as JSON', async () => {
    write(single);
    expect(JSON.parse((await aipack('init', '--spec', '--format', 'json')).stdout)).toEqual({
      folder,
      written: [WORKFLOW, 'aipack.yml'],
      several: false,
    });
  });
});

describe.each([
  ['one service', single],
  ['several', monorepo],
])('the aipack.yml of init --spec, for %s,', (_, files) => {
  const found = async (): Promise<readonly unknown[]> => {
    const answer = JSON.parse((await aipack('detect', '--format', 'json')).stdout) as unknown;
    const builds = (Array.isArray(answer) ? answer : [answer]) as { build: unknown; runtime: unknown }[];
    return builds.map(({ build, runtime }) => ({ build, runtime }));
  };

  test('changes nothing, neither as it is nor with every line of it said', async () => {
    write(files);
    const before = await found();
    await aipack('init', '--spec');
    expect(await found()).toEqual(before);
    const text = readFileSync(join(folder, 'aipack.yml'), 'utf8');
    expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
    writeFileSync(join(folder, 'aipack.yml'), text.replaceAll(/^# /gm, ''));
    expect(await found()).toEqual(before);
  });
});
