/** @cost 20 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildReport } from '../../src/report/build-report.ts';
import { forgetSteps } from '../lab/build-cache.ts';
import { readLab } from '../lab/lab.ts';
import { CacheService, fault } from '../support/cache-service.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack } from '../support/run-program.ts';

const lab = readLab();
const env = labEnvironment(lab);
const repository = `${lab.registry}/e2e/caches-${process.pid}`;
let folder: string;
let count = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-caches-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Project {
  /** Part of the description of every step that the daemon is to forget. */
  readonly mark: string;
  readonly build: (
    args: readonly string[],
    more?: NodeJS.ProcessEnv,
  ) => Promise<{ stamp: string; report: BuildReport; stderr: string }>;
}

/** A build with a step that writes something else each time: what it wrote tells whether it ran again. */
function project(): Project {
  count += 1;
  const mark = `mark-${process.pid}-${count}`;
  const spec = join(folder, `${mark}.json`);
  const document = {
    metadata: { project_name: mark, language: 'shell', build_system: 'none' },
    build: {
      commands: [{ run: `mkdir -p /${mark} && cat /proc/sys/kernel/random/uuid > /${mark}/stamp`, inputs: [] }],
    },
    runtime: { packages: ['tzdata'], command: ['/none'], copy: [{ from: `/${mark}`, to: `/${mark}` }] },
  };
  writeFileSync(spec, JSON.stringify(document));
  const context = mkdtempSync(join(folder, 'context-'));
  return {
    mark,
    build: async (args, more = {}) => {
      const output = mkdtempSync(join(folder, 'output-'));
      const all = ['build', context, '--spec', spec, '-o', output, '--format', 'json', ...args];
      const { exitCode, stdout, stderr } = await aipack(all, { ...env, ...more });
      if (exitCode !== 0) throw new Error(stderr);
      const stamp = readFileSync(join(output, mark, 'stamp'), 'utf8');
      rmSync(output, { recursive: true });
      return { stamp, report: JSON.parse(stdout) as BuildReport, stderr };
    },
  };
}

/** Builds and writes a cache, has the daemon forget, and builds with that cache: the step must not have run again. */
async function roundTrip(
  to: readonly string[],
  from: readonly string[],
  more: NodeJS.ProcessEnv = {},
): Promise<Project> {
  const made = project();
  const first = await made.build(to, more);
  await forgetSteps(lab, made.mark);
  const second = await made.build(from, more);
  expect(second.stamp).toBe(first.stamp);
  return made;
}

describe('a cache that another daemon wrote', () => {
  test('none: the step runs again, or the tests below would say nothing', async () => {
    const made = project();
    const first = await made.build([]);
    await forgetSteps(lab, made.mark);
    expect((await made.build([])).stamp).not.toBe(first.stamp);
  });

  test('in a registry', async () => {
    const ref = `ref=${repository}:cache`;
    const { build } = await roundTrip(
      ['--cache-to', `type=registry,${ref},mode=max`],
      ['--cache-from', `type=registry,${ref}`],
    );
    expect((await build(['--cache-from', `${repository}:cache`])).report.steps.cached).toBeGreaterThan(0);
  });

  test('in the image itself', async () => {
    const tag = `${repository}:inline`;
    await roundTrip(['-t', tag, '--push', '--cache-to', 'type=inline'], ['--cache-from', `type=inline,ref=${tag}`]);
  });

  test('in a folder', async () => {
    const path = join(folder, 'cache');
    await roundTrip(['--cache-to', `type=local,dest=${path},mode=max`], ['--cache-from', `type=local,src=${path}`]);
  });

  test('that is not there is no failure', async () => {
    const { stderr } = await project().build([
      '--cache-from',
      `${repository}:none`,
      '--cache-from',
      `type=local,src=${folder}/none`,
    ]);
    expect(stderr).toContain(`importing cache manifest from ${repository}:none`);
  });
});

/** A token as the runner has it; the daemon reads from it where the job may read and write. */
function runtimeToken(): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const scopes = [{ Scope: 'refs/heads/main', Permission: 3 }];
  return `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ ac: JSON.stringify(scopes), nbf: now - 60, exp: now + 3600 })}.c2lnbmF0dXJl`;
}

describe('the cache of GitHub Actions', () => {
  // The second protocol came with BuildKit 0.20; before, there is the first.
  const version = lab.daemonGeneration === 'trixie' ? 'v1' : 'v2';
  let service: CacheService;
  const runner = (): NodeJS.ProcessEnv => ({ ...service.environment(version), ACTIONS_RUNTIME_TOKEN: runtimeToken() });

  beforeAll(async () => {
    service = await CacheService.start();
  });
  afterAll(async () => {
    await service.stop();
  });

  test('is written and read with what the runner says, each scope by itself', async () => {
    const { build: make, mark } = project();
    const from = (scope: string): Promise<{ stamp: string }> =>
      make(['--cache-from', `type=gha,scope=${scope}`], runner());
    const mine = `mine-${process.pid}`;
    const first = await make(['--cache-to', `type=gha,scope=${mine},mode=max`], runner());
    expect(service.keys.some((key) => key.startsWith(`index-${mine}-1-`))).toBe(true);
    expect(service.keys.some((key) => key.startsWith('buildkit-blob-1-sha256:'))).toBe(true);
    await forgetSteps(lab, mark);
    expect((await from('other')).stamp).not.toBe(first.stamp);
    await forgetSteps(lab, mark);
    expect((await from(mine)).stamp).toBe(first.stamp);
  });

  test('that fails while it is written stops nothing, unless it is told to, and is told', async () => {
    service.faults.set('reserve', fault.status(500));
    const args = ['--cache-to', `type=gha,scope=failing-${process.pid}`];
    const { stderr } = await project().build(args, runner());
    expect(stderr.match(/error writing layer blob/g)).toHaveLength(1);
    const strict = ['--cache-to', `${args[1] ?? ''},ignore-error=false`];
    await expect(project().build(strict, runner())).rejects.toThrow(/error: error writing layer blob/);
    service.faults.clear();
  });
});
