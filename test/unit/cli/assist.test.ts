import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { askAbout, openAround, runAipack, submission, type Around, type Asked } from '../../support/assist/asked.ts';
import { ScriptedModel, type Step } from '../../support/assist/scripted-model.ts';

const SUBMIT: Step = { calls: [['submit_detection', submission()]] };
const ODD = { 'main.odd': 'serve 8080\n' };
const NODE = {
  'package.json': JSON.stringify({ name: 'web', scripts: { start: 'node server.js' } }),
  'package-lock.json': JSON.stringify({ name: 'web', lockfileVersion: 3, packages: {} }),
  'server.js': 'listen(process.env.PORT ?? 3000)',
};

let around: Around;
let model: ScriptedModel;
beforeAll(async () => {
  around = await openAround('oddc', 'libodd', 'nodejs-24', 'npm', 'bazel-8');
});
afterAll(() => around.close());
beforeEach(async () => {
  model = await ScriptedModel.start(SUBMIT, SUBMIT, SUBMIT);
});
afterEach(() => model.stop());

function ask(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Asked> {
  return askAbout(around, files, ['--assist-endpoint', model.openai, ...args]);
}

describe('when a model is asked', () => {
  test('never, unless that is said', async () => {
    expect((await ask({ ...ODD, '1': '' })).exitCode).toBe(1);
    expect(model.requests).toEqual([]);
  });

  test('not where rules find something', async () => {
    const { build } = await ask(NODE, '--assist');
    expect(build?.metadata.language).toBe('javascript');
    expect(model.requests).toEqual([]);
  });

  test('in place of rules with `only`', async () => {
    const { build } = await ask(NODE, '--assist=only');
    expect(build?.metadata.project_name).toBe('greeter');
  });

  test('where rules know what it is and can not build it', async () => {
    const { build } = await ask({ 'MODULE.bazel': '', BUILD: '' }, '--assist');
    expect(build?.metadata.project_name).toBe('greeter');
  });

  test('not where a Dockerfile says how it is built', async () => {
    await ask({ ...ODD, Dockerfile: 'FROM scratch\n' }, '--assist');
    expect(model.requests).toEqual([]);
  });

  test('not where a manifest is broken: its author mends that', async () => {
    const { stderr } = await ask({ 'package.json': '{' }, '--assist');
    expect(stderr).toContain('MANIFEST_UNREADABLE');
    expect(model.requests).toEqual([]);
  });

  test('not in a run that a stranger may have started, unless forced; the first error stays the first', async () => {
    const environment = { GITHUB_EVENT_NAME: 'pull_request_target' };
    const args = ['--assist-endpoint', model.openai, '--assist'];
    const refused = await askAbout(around, { ...ODD, '2': '' }, args, environment);
    expect(refused.stderr).toMatch(
      /error: found nothing that can be built[\s\S]*error: No language model is asked in this run: anybody can start a run by pull_request_target/,
    );
    expect(model.requests).toEqual([]);
    const forced = await askAbout(around, { ...ODD, '2': '' }, [...args, '--assist-force'], environment);
    expect(forced.build?.metadata.project_name).toBe('greeter');
  });

  test('not where it is not said which and where', async () => {
    const { stderr } = await askAbout(around, ODD, ['--assist'], { AIPACK_ASSIST_MODEL: '' });
    expect(stderr).toContain('assist-endpoint says where the model is, and is missing');
    expect(stderr).toContain('assist-model says which model to ask, and is missing');
  });

  test('by variables too', async () => {
    const environment = { AIPACK_ASSIST: 'fallback', AIPACK_ASSIST_ENDPOINT: model.openai };
    const { build } = await askAbout(around, { ...ODD, '3': '' }, [], environment);
    expect(build?.metadata.project_name).toBe('greeter');
    const { stderr } = await askAbout(around, ODD, [], { ...environment, AIPACK_ASSIST: 'full' });
    expect(stderr).toContain('The variable AIPACK_ASSIST is "full"');
  });
});

describe('what a person says', () => {
  test('wins over what a model says', async () => {
    const { build } = await ask({ ...ODD, 'aipack.yml': 'runtime:\n  ports: [9000]\n' }, '--assist', '--health', '/up');
    expect(build?.runtime).toMatchObject({ ports: [9000], health: { endpoint: '/up' } });
    expect(build?.metadata.reasoning.filter(({ source }) => source === undefined)).toEqual([
      { what: 'runtime.ports', value: '[9000]', because: 'aipack.yml says so' },
      { what: 'runtime.health', value: 'endpoint', because: '--health says so' },
    ]);
  });
});

describe('an answer', () => {
  test('is kept for the state of the repository, and asked for again with any change', async () => {
    const files = { ...ODD, state: 'kept' };
    const first = await ask(files, '--assist');
    const second = await ask(files, '--assist');
    expect(second.build).toEqual(first.build);
    expect(second.stderr).toContain('was asked about this state of the repository before');
    expect(model.requests).toHaveLength(1);
    await ask({ ...files, 'main.odd': 'serve 8081\n' }, '--assist');
    expect(model.requests).toHaveLength(2);
  });

  test('that does not hold any more is asked for again', async () => {
    const files = { ...ODD, state: 'spoilt' };
    await ask(files, '--assist');
    const place = join(around.folder, 'cache/aipack/assist');
    for (const name of readdirSync(place)) {
      const text = readFileSync(join(place, name), 'utf8');
      writeFileSync(join(place, name), text.replaceAll('oddc', 'gone'));
    }
    expect((await ask(files, '--assist')).build?.build.packages).toEqual(['oddc']);
    expect(model.requests).toHaveLength(2);
  });

  test('can be written down, and given again without a model', async () => {
    const files = { ...ODD, state: 'recorded' };
    const recorded = await ask(files, '--assist', '--assist-record', 'recording');
    expect(recorded.exitCode).toBe(0);
    await model.stop();
    const replay = ['--assist', '--assist-replay', 'recording'];
    const replayed = await askAbout(around, files, replay);
    expect(JSON.stringify(replayed.build).replaceAll('small (recorded)', 'MODEL')).toBe(
      JSON.stringify(recorded.build).replaceAll(/small at 127\.0\.0\.1:\d+/g, 'MODEL'),
    );
    const changed = await askAbout(around, { ...files, more: '' }, replay);
    expect(changed.stderr).toContain('the recording has no answer');
  });
});

describe('the plan of a model', () => {
  const detect = (...args: readonly string[]): Promise<Asked> =>
    runAipack(around.folder, around.packages, ['detect', 'written', '--allow-untrusted', ...args]);

  test('is written as a file, with which the next run needs no model', async () => {
    mkdirSync(join(around.folder, 'written'));
    writeFileSync(join(around.folder, 'written/main.odd'), 'serve 8080\n');
    const asked = await detect('--assist', '--assist-endpoint', model.openai, '--write', '--format', 'json');
    expect(asked.stderr).toContain('Wrote written/aipack.yml.');
    const written = readFileSync(join(around.folder, 'written/aipack.yml'), 'utf8');
    expect(written.replaceAll(/small at 127\.0\.0\.1:\d+/g, 'MODEL')).toBe(
      [
        '# A language model wrote this plan. Read it before you commit it.',
        '# language: odd, because its only source file ends so (main.odd)',
        '# build command: oddc main.odd -o greeter, because MODEL wrote it, and nobody has read it yet',
        '# start command: /usr/local/bin/greeter, because MODEL wrote it, and nobody has read it yet',
        'name: greeter',
        'language: odd',
        'build:',
        '  packages:',
        '    - oddc',
        '  commands:',
        '    - oddc main.odd -o greeter',
        'runtime:',
        '  packages:',
        '    - libodd',
        '  copy:',
        '    - from: greeter',
        '      to: /usr/local/bin/greeter',
        '  command:',
        '    - /usr/local/bin/greeter',
        '  ports:',
        '    - 8080',
        '',
      ].join('\n'),
    );
    const read = await detect('--format', 'json');
    expect(model.requests).toHaveLength(1);
    expect(read.build?.build).toEqual(asked.build?.build);
    expect(read.build?.runtime).toEqual(asked.build?.runtime);
    expect(read.build?.metadata).toMatchObject({ project_name: 'greeter', language: 'odd', path: '.' });
    expect(read.build?.metadata.reasoning.some(({ source }) => source === 'model')).toBe(false);
  });

  test('is not written over a file, unless forced', async () => {
    const again = ['--assist=only', '--assist-endpoint', model.openai, '--write'];
    const refused = await detect(...again);
    expect(refused.stderr).toContain('aipack.yml is there already, and nothing was written');
    expect((await detect(...again, '--force')).stderr).toContain('Wrote written/aipack.yml.');
  });

  test('is what there is to write: rules find theirs again', async () => {
    const { exitCode, stderr } = await ask(NODE, '--write');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining('No language model made this plan') as unknown,
    });
  });

  test('names its source wherever it is shown', async () => {
    const files = { ...ODD, state: 'shown' };
    await ask(files, '--assist');
    const shown = async (...args: readonly string[]): Promise<string> =>
      (
        await runAipack(around.folder, around.packages, [
          ...args,
          'repository',
          '--allow-untrusted',
          '--assist',
          '--assist-endpoint',
          model.openai,
        ])
      ).stdout;
    expect(await shown('detect')).toMatch(/build command \(model\) +oddc main\.odd -o greeter/);
    expect(await shown('detect', '--explain')).toMatch(/ {2}start command \(model\): \/usr\/local\/bin\/greeter/);
    const plan = await shown('plan');
    expect(plan).toMatch(/run \(model\) oddc main\.odd/);
    expect(plan).toMatch(/start \(model\) .*\/usr\/local\/bin\/greeter/);
    expect(model.requests).toHaveLength(1);
  });
});
