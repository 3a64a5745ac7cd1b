import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction } from '../../../src/action/run-action.ts';
import { newKey, signedArchive } from '../wolfi/support/archive.ts';
import { indexText } from '../wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../wolfi/support/repository-server.ts';

const key = newKey('test.rsa.pub');
const packages = ['nodejs-24', 'npm', 'bash'].map((name) => ({ name, version: '24.1.0-r0' }));

let folder: string;
let server: RepositoryServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-action-'));
  for (const name of ['web', 'api']) {
    mkdirSync(join(folder, 'shop', name), { recursive: true });
    writeFileSync(
      join(folder, 'shop', name, 'package.json'),
      JSON.stringify({ name, scripts: { start: 'node server.js' } }),
    );
    writeFileSync(join(folder, 'shop', name, 'server.js'), 'listen(3000)');
  }
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'test.rsa.pub'), key.trusted.pem);
  server = await RepositoryServer.start(file(signedArchive(indexText(...packages), key)));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const own = { ...process.env };
beforeEach(() => {
  process.exitCode = undefined;
});
afterEach(() => {
  process.env = { ...own };
  process.exitCode = undefined;
});

interface Step {
  readonly exitCode: typeof process.exitCode;
  /** What the runner reads as commands, and the log. */
  readonly log: string;
  readonly outputs: string;
  readonly summary: string;
  readonly state: string;
}

/** Runs the step as the runner would, in this process. */
async function step(
  inputs: Readonly<Record<string, string>>,
  signal = new AbortController().signal,
  more: NodeJS.ProcessEnv = {},
): Promise<Step> {
  const files = Object.fromEntries(
    ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'].map((name) => [name, join(folder, name)]),
  );
  for (const path of Object.values(files)) writeFileSync(path, '');
  const given = { 'package-repositories': server.url, 'package-keys': join(folder, 'test.rsa.pub'), ...inputs };
  const environment = {
    ...files,
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    RUNNER_TEMP: folder,
    RUNNER_TOOL_CACHE: join(folder, 'tools'),
    PATH: process.env.PATH,
    ...more,
  };
  process.env = { ...own, ...environment };
  let log = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    log += String(text);
    return true;
  });
  try {
    const interrupts = { whileBusy: <T>(work: () => T): T => work(), onInterrupt: () => undefined };
    await runAction({ environment, directory: folder, signal, interrupts });
  } finally {
    write.mockRestore();
  }
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return {
    exitCode: process.exitCode,
    log,
    outputs: read('GITHUB_OUTPUT'),
    summary: read('GITHUB_STEP_SUMMARY'),
    state: read('GITHUB_STATE'),
  };
}

describe('accounts of registries', () => {
  test('are hidden from the log before anything else is said', async () => {
    const context = { context: 'shop', mode: 'detect' };
    const one = await step({ ...context, registry: 'ghcr.io', username: 'u', password: 'hush-hush' });
    expect(one.exitCode).toBeUndefined();
    expect(one.log.startsWith('::add-mask::hush-hush')).toBe(true);
    const list = '- {registry: ghcr.io, username: u, password: first-one}\n- {username: u, password: second-one}';
    const several = await step({ ...context, 'registry-auth': list });
    expect(several.exitCode).toBeUndefined();
    for (const password of ['first-one', 'second-one']) expect(several.log).toContain(`::add-mask::${password}\n`);
  });

  test('that lack something end the step', async () => {
    const { exitCode, log } = await step({ context: 'shop', mode: 'detect', registry: 'ghcr.io', username: 'u' });
    expect(exitCode).toBe(1);
    expect(log).toContain('there is no password for ghcr.io');
  });
});

describe('under step debugging', () => {
  const debugged = (log: string): readonly string[] => log.match(/^::debug::.*$/gm) ?? [];

  test('a step tells what it was given and how its requests go, and no secret', async () => {
    const inputs = {
      mode: 'detect',
      context: 'shop',
      'github-token': 'gh-hush',
      'build-args': 'A=hush-a\nB=hush-b',
      'registry-auth': '- {username: u, password: hush-c}',
      secrets: 'S=hush-d',
    };
    own.RUNNER_DEBUG = '1';
    try {
      const { log } = await step(inputs, undefined, { HTTPS_PROXY: 'http://me:hush-e@proxy:3128', NO_PROXY: '*' });
      expect(debugged(log)).toEqual(
        expect.arrayContaining([
          '::debug::input mode: detect',
          '::debug::input context: shop',
          '::debug::input github-token: given',
          '::debug::input build-args: A, B',
          expect.stringMatching(/^::debug::HTTPS_PROXY: http:\/\/\S*@?proxy:3128/),
          '::debug::NO_PROXY: *',
        ]),
      );
      expect(debugged(log).join('\n')).not.toContain('hush');
    } finally {
      delete own.RUNNER_DEBUG;
    }
  });

  test('is told nothing of where nobody asked', async () => {
    const { log } = await step({ mode: 'detect', context: 'shop' });
    expect(debugged(log)).toEqual([]);
  });
});

describe('mode detect', () => {
  test('plans legs for platforms, on runners that are good for them', async () => {
    const runners = 'linux/arm64=big-arm';
    const { exitCode, outputs } = await step({
      mode: 'plan',
      context: 'shop',
      platforms: 'linux/amd64,linux/arm64',
      runners,
    });
    expect(exitCode).toBeUndefined();
    const output = (name: string): unknown =>
      JSON.parse(new RegExp(`^${name}<<\\S+\\n(.*)$`, 'm').exec(outputs)?.[1] ?? '');
    const { include } = output('matrix') as { include: Record<string, unknown>[] };
    // Neither runs anything while it is built, so that one machine makes both.
    expect(include.find(({ service }) => service === 'web')).toMatchObject({
      platforms: 'linux/amd64,linux/arm64',
      runner: 'ubuntu-latest',
      merge: false,
      images: expect.stringMatching(/\/web$/) as unknown,
    });
    expect(output('merges')).toEqual({ include: [] });
    expect(output('services')).toHaveLength(2);
    expect(output('plan')).toHaveLength(2);
  });

  test.each(['big', 'linux/arm64=', 'linux/s390x=x'])('refuses the runner %s', async (runners) => {
    const { exitCode, log } = await step({ mode: 'plan', context: 'shop', platforms: 'linux/amd64', runners });
    expect(exitCode).toBe(1);
    expect(log).toContain('::error title=INPUT_INVALID::');
  });

  test('lists the services, for a matrix of builds', async () => {
    const { exitCode, outputs, log } = await step({ mode: 'detect', context: 'shop' });
    expect(exitCode).toBeUndefined();
    const [, services = '[]'] = /^services<<\S+\n(.*)$/m.exec(outputs) ?? [];
    expect((JSON.parse(services) as string[]).sort()).toEqual(['api', 'web']);
    const [, matrix = '{}'] = /^matrix<<\S+\n(.*)$/m.exec(outputs) ?? [];
    expect(JSON.parse(matrix)).toMatchObject({
      include: expect.arrayContaining([expect.objectContaining({ service: 'web', path: 'web' })]) as unknown,
    });
    expect(log).toContain('in web');
  });
});

describe('a step that says what nobody heeds', () => {
  const warnings = (log: string): readonly string[] => log.match(/^::warning.*$/gm) ?? [];

  test('is told of each input that there is not, with the nearest one', async () => {
    const { exitCode, log } = await step({
      mode: 'detect',
      context: 'shop',
      'build-arg': 'A=1',
      cache_from: 'type=gha',
      plattforms: 'linux/amd64',
      weather: 'fine',
      absent: '',
    });
    expect(exitCode).toBeUndefined();
    expect(warnings(log)).toEqual([
      expect.stringContaining('no input build-arg, and what it says is not heeded; did you mean build-args?'),
      expect.stringContaining('no input cache_from, and what it says is not heeded; did you mean cache-from?'),
      expect.stringContaining('no input plattforms, and what it says is not heeded; did you mean platforms?'),
      expect.stringMatching(/no input weather, and what it says is not heeded$/),
    ]);
  });

  test('is told of what changed, which a build does not ask', async () => {
    const { log } = await step({ context: 'shop', service: 'none', 'changed-since': 'HEAD~1' });
    expect(warnings(log)[0]).toContain('changed-since only counts with mode: plan or detect, and is not heeded here.');
  });
});

describe('a step that fails', () => {
  test('annotates each problem with its code, and tells it in the summary', async () => {
    const { exitCode, log, summary } = await step({ labels: '=none', platforms: 'a platform' });
    expect(exitCode).toBe(1);
    expect(log.match(/^::error title=INPUT_INVALID::/gm)).toHaveLength(2);
    expect(summary).toContain('not built');
    expect(summary).toContain('a platform');
  });

  test('points to the line of a file that is wrong', async () => {
    writeFileSync(join(folder, 'shop/web/aipack.yml'), 'runtime:\n  port: 4000\n');
    try {
      const { log } = await step({ mode: 'detect', context: 'shop/web' });
      expect(log).toMatch(/^::error title=SPEC_INVALID,file=\S*aipack\.yml,line=\d::/m);
    } finally {
      rmSync(join(folder, 'shop/web/aipack.yml'));
    }
  });

  test('leaves the summary alone where none is wanted', async () => {
    const { exitCode, summary } = await step({ context: 'nowhere', summary: 'false' });
    expect({ exitCode, summary }).toEqual({ exitCode: 1, summary: '' });
  });

  test('because it was cancelled says that, and no more', async () => {
    // A repository whose index no step before this one has kept.
    const inputs = { mode: 'detect', context: 'shop', 'package-repositories': `${server.url}/other` };
    const { exitCode, log } = await step(inputs, AbortSignal.abort());
    expect(exitCode).toBe(1);
    expect(log.match(/^::error.*$/gm)).toEqual(['::error::Cancelled.']);
  });

  test.each([
    ['input', { context: 'nowhere' }],
    ['input', { labels: '=none' }],
    ['repository', { context: 'empty', mode: 'detect' }],
    ['daemon', { context: 'shop/web' }],
  ])('tells whose it is to mend: %s', async (kind, inputs) => {
    const { outputs } = await step(inputs);
    expect(/^failure-kind<<\S+\n(.*)$/m.exec(outputs)?.[1]).toBe(kind);
  });

  test('tells what is wrong with the repository beside a BuildKit that is not there', async () => {
    const { log } = await step({ context: 'empty', tags: 'a:1' });
    expect(log.match(/^::error title=\w+/gm)?.sort()).toEqual([
      '::error title=BUILDKIT_UNAVAILABLE',
      '::error title=REPOSITORY_EMPTY',
    ]);
  });

  test('tells what is wrong with the repository beside a name that no image can have', async () => {
    const { log } = await step({ context: 'empty', tags: 'Not A Name', push: 'true' });
    expect(log.match(/^::error title=\w+/gm)?.sort()).toEqual([
      '::error title=REPOSITORY_EMPTY',
      '::error title=TAG_INVALID',
    ]);
  });

  test('leaves word for its end, and no secret in it', async () => {
    const { state } = await step({
      context: 'nowhere',
      'github-token': 'gh-secret-token',
      registry: 'ghcr.io',
      username: 'u',
      password: 'hush-hush',
      secrets: 'NPM_TOKEN=npm-secret-token',
    });
    expect(state).toMatch(/^container<<\S+\ntrue$/m);
    for (const secret of ['gh-secret-token', 'hush-hush', 'npm-secret-token']) expect(state).not.toContain(secret);
  });

  test('tells everything that is wrong with its inputs at once, the names of the image among it', async () => {
    const { log } = await step({ labels: '=none', platforms: 'a platform', tags: 'Not A Name', outputs: 'type=none' });
    for (const word of ['none', 'a platform', 'Not A Name']) expect(log).toMatch(new RegExp(`^::error.*${word}`, 'm'));
  });

  test('never shows the token that it was given', async () => {
    const { log } = await step({ context: 'nowhere', 'github-token': 'gh-secret' });
    expect(log.split('\n').filter((line) => line.includes('gh-secret'))).toEqual(['::add-mask::gh-secret']);
  });
});
