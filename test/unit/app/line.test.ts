import { describe, expect, test } from '@jest/globals';
import { memoryRepository } from '../../../src/detect/repository.ts';
import { changedStage } from '../../../src/app/changed-stage.ts';
import { AipackError } from '../../../src/schema/errors.ts';
import { detectStage, validateStage, type LineOutside } from '../../../src/app/line.ts';
import type { Indexes } from '../../../src/app/packages.ts';
import type { LineSettings } from '../../../src/app/settings.ts';
import { inTime, READING_TIME } from '../../../src/host/in-time.ts';
import { Stopwatch } from '../../../src/report/stopwatch.ts';
import { overridesFromField } from '../../../src/options/override-fields.ts';
import { parseIndexText } from '../../../src/wolfi/index.ts';

const index = parseIndexText(
  Buffer.from(
    ['nodejs-24', 'npm', 'nginx-mainline']
      .map((name) => `C:Q1${'A'.repeat(27)}=\nP:${name}\nV:24.1.0-r0\nA:x86_64\nS:1\nI:1\nt:1700000000\no:${name}\n\n`)
      .join(''),
  ),
);

function outside(files: Readonly<Record<string, string>>, more: Partial<LineOutside> = {}): LineOutside {
  const indexes = {
    guard: (work: () => unknown) => work(),
    forPlatform: async () => ({ index, digest: 'd' }),
  } as unknown as Indexes;
  return {
    repository: async () => memoryRepository(files, 'shop'),
    indexes,
    git: async () => undefined,
    environment: {},
    defaultPlatform: 'linux/amd64',
    stopwatch: new Stopwatch(() => 0),
    inTime: inTime(READING_TIME),
    toolVersion: '0',
    ...more,
  };
}

const settings = { platforms: [], staleness: {}, overrides: [] } as unknown as LineSettings;
const node = {
  'package.json': JSON.stringify({ name: 'web', scripts: { start: 'node server.js' } }),
  'server.js': "require('http').createServer().listen(process.env.PORT ?? 3000)",
};

describe('what a user says of single fields', () => {
  test('the file wins over detection, the environment over the file, an input over all', async () => {
    const files = { ...node, 'aipack.yml': 'runtime:\n  ports: [4000]\n  env: { MODE: file }\n' };
    const ports = async (from: LineOutside, given = settings): Promise<readonly number[] | undefined> =>
      (await detectStage(given, from)).builds[0]?.runtime.ports;
    expect(await ports(outside(node))).toEqual([3000]);
    expect(await ports(outside(files))).toEqual([4000]);
    const environment = { AIPACK_PORT: '5000' };
    expect(await ports(outside(files, { environment }))).toEqual([5000]);
    const overrides = overridesFromField('port', '6000', 'input port');
    expect(await ports(outside(files, { environment }), { ...settings, overrides })).toEqual([6000]);
  });

  test('an override leaves a reason that names it', async () => {
    const { builds } = await detectStage(settings, outside({ ...node, 'aipack.yml': 'runtime:\n  ports: [4000]\n' }));
    expect(JSON.stringify(builds[0]?.metadata.reasoning)).toContain('aipack.yml');
  });

  test('a repository that nothing is detected in is built as the file says', async () => {
    const files = { 'main.xyz': '', 'aipack.yml': 'runtime:\n  command: [/app/run]\n' };
    const { builds } = await detectStage(settings, outside(files));
    expect(builds.map(({ metadata, runtime }) => [metadata.project_name, runtime.command])).toEqual([
      ['shop', ['/app/run']],
    ]);
  });

  test('a mistake in the file comes with its line', async () => {
    await expect(detectStage(settings, outside({ ...node, 'aipack.yml': 'runtime:\n  port: 4000\n' }))).rejects.toThrow(
      /aipack\.yml/,
    );
  });
});

describe('a spec file', () => {
  const content = JSON.stringify({
    metadata: { project_name: 'web', language: 'JavaScript', build_system: 'npm', confidence: 0.9 },
    build: {},
    runtime: { command: ['node', 'server.js'] },
  });
  const spec = { ...settings, spec: { file: 'app.json', content } };
  const said = async (from: LineOutside, given: LineSettings = spec): Promise<readonly string[]> =>
    (await detectStage(given, from)).warnings.map(({ code, message }) => `${code}: ${message}`);

  test('has a warning for each field that is lost', async () => {
    expect(await said(outside(node))).toEqual([expect.stringMatching(/^SPEC_OBSOLETE: .*confidence .* with 0\.9;/)]);
  });

  test('has a warning for all that says single fields beside it', async () => {
    const files = { ...node, 'aipack.yml': 'runtime:\n  ports: [4000]\n' };
    const overrides = overridesFromField('port', '6000', 'input port');
    const from = outside(files, { environment: { AIPACK_HEALTH: '/health' } });
    const [, unused] = await said(from, { ...spec, overrides });
    expect(unused).toMatch(/^OVERRIDES_UNUSED: app\.json .* AIPACK_HEALTH, input port, aipack\.yml say is not heeded/);
  });
});

describe('the services that a change touches', () => {
  const files = {
    'a/package.json': JSON.stringify({ name: 'a', scripts: { start: 'node s.js' } }),
    'a/s.js': '',
    'b/package.json': JSON.stringify({ name: 'b', scripts: { start: 'node s.js' } }),
    'b/s.js': '',
  };
  const names = async (git: LineOutside['git']): Promise<readonly string[]> =>
    (await changedStage(settings, outside(files, { git }), 'origin/main')).builds.map(
      ({ metadata }) => metadata.project_name,
    );

  const commit = 'c'.repeat(40);

  test('are those with a changed file of theirs', async () => {
    expect(await names(async ([verb]) => (verb === 'diff' ? 'b/s.js\0' : commit))).toEqual(['b']);
  });

  test('are none when nothing changed', async () => {
    expect(await names(async ([verb]) => (verb === 'diff' ? '' : commit))).toEqual([]);
  });

  test.each([
    ['has no list of what changed', undefined],
    ['has a list that was cut', 'b/s.js\0a/s'],
  ])('are all where git %s', async (_name, list) => {
    expect(await names(async ([verb]) => (verb === 'diff' ? list : commit))).toEqual(['a', 'b']);
  });

  test('are all where there is no git', async () => {
    expect(await names(async () => undefined)).toEqual(['a', 'b']);
  });

  test('can not be told when a whole repository does not have the name', async () => {
    const git = async (args: readonly string[]) => (args.includes('--is-shallow-repository') ? 'false\n' : undefined);
    await expect(names(git)).rejects.toThrow('git does not know "origin/main"');
  });
});

describe('without a package index', () => {
  const unavailable = (code: 'INDEX_UNAVAILABLE' | 'INDEX_REFUSED') => ({
    indexes: {
      guard: (work: () => unknown) => work(),
      forPlatform: () => Promise.reject(new AipackError({ code, message: 'The package index cannot be fetched.' })),
    } as unknown as Indexes,
  });

  test('detection says what it found, marks the packages, and gives notice', async () => {
    const { builds, notices } = await detectStage(settings, outside(node, unavailable('INDEX_UNAVAILABLE')));
    const [build] = builds;
    expect(build?.runtime).toMatchObject({ command: ['node', 'server.js'], ports: [3000], packages: ['nodejs-24'] });
    expect(build?.metadata.reasoning).toContainEqual(expect.objectContaining({ what: 'packages', value: 'unchecked' }));
    expect(notices).toMatchObject([
      { code: 'INDEX_UNAVAILABLE', message: expect.stringContaining('Names of packages are not checked') },
    ]);
  });

  test.each([
    [
      'engines that it knows',
      { 'package.json': JSON.stringify({ engines: { node: '22' }, scripts: { start: 'node s.js' } }), 's.js': '' },
      'nodejs-22',
    ],
    [
      'engines that it does not know',
      { 'package.json': JSON.stringify({ engines: { node: '31' }, scripts: { start: 'node s.js' } }), 's.js': '' },
      'nodejs-24',
    ],
    ['PHP', { 'composer.json': '{"require":{"php":"^8.3"}}', 'index.php': '' }, 'php-8.5'],
    [
      'Go with a patch level',
      { 'go.mod': 'module a\ngo 1.26.3\n', 'main.go': 'package main\nfunc main() {}' },
      'go-1.26',
    ],
    [
      'Elixir',
      { 'mix.exs': 'defmodule A do\n def project, do: [app: :a, elixir: "~> 1.18"]\nend' },
      'erl28-elixir-1.19',
    ],
  ])('nothing is refused: %s', async (_what, files, expected) => {
    const { builds } = await detectStage(settings, outside(files, unavailable('INDEX_UNAVAILABLE')));
    expect([...(builds[0]?.build.packages ?? []), ...(builds[0]?.runtime.packages ?? [])]).toContain(expected);
  });

  test('one that cannot be trusted is refused, and so is a build', async () => {
    await expect(detectStage(settings, outside(node, unavailable('INDEX_REFUSED')))).rejects.toThrow(AipackError);
    await expect(validateStage(settings, outside(node, unavailable('INDEX_UNAVAILABLE')))).rejects.toMatchObject({
      code: 'INDEX_UNAVAILABLE',
    });
  });
});

describe('a Dockerfile in the root', () => {
  const dockerfile = { Dockerfile: 'FROM scratch\n' };

  test('is one service where it is all that there is', async () => {
    const detected = await detectStage(settings, outside(dockerfile));
    expect(detected).toMatchObject({
      builds: [],
      dockerfile: 'shop',
      notices: [{ code: 'DOCKERFILE_BUILT', location: { file: 'Dockerfile' } }],
    });
  });

  test('is what is built beside a plan, and that is told', async () => {
    const { builds, notices } = await detectStage(settings, outside({ ...node, ...dockerfile }));
    expect(builds).toHaveLength(1);
    expect(notices[0]).toMatchObject({ code: 'DOCKERFILE_BUILT', message: expect.stringContaining('no-dockerfile') });
  });

  test('is not told of where the plan is what is asked for', async () => {
    const codes = async (files: Readonly<Record<string, string>>, given = settings): Promise<readonly string[]> =>
      (await detectStage(given, outside({ ...node, ...dockerfile, ...files }))).notices.map(({ code }) => code);
    expect(await codes({ 'aipack.yml': 'runtime:\n  ports: [4000]\n' })).toEqual([]);
    expect(await codes({}, { ...settings, service: 'web' })).toEqual([]);
  });

  test('does not hide another failure', async () => {
    await expect(detectStage(settings, outside({ ...dockerfile, 'aipack.yml': 'runtime: [' }))).rejects.toThrow(
      AipackError,
    );
  });
});
