import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { readInputs, type ActionInputs } from '../../../src/action/inputs.ts';
import type { SecretSpec } from '../../../src/options/secrets.ts';
import { problemsOf } from '../../support/problems.ts';

const read: (environment: NodeJS.ProcessEnv, secrets: readonly SecretSpec[], directory: string) => ActionInputs =
  readInputs;

const set = new Set<string>();
afterEach(() => {
  for (const name of set) Reflect.deleteProperty(process.env, name);
  set.clear();
});

/** What is read of a step with these inputs, as the runner hands them over. */
function inputs(
  values: Readonly<Record<string, string>>,
  environment: NodeJS.ProcessEnv = {},
  directory = import.meta.dirname,
): ActionInputs {
  for (const [name, value] of Object.entries(values)) {
    const variable = `INPUT_${name.toUpperCase()}`;
    process.env[variable] = value;
    set.add(variable);
  }
  return read(environment, [], directory);
}

describe('a step without inputs', () => {
  test('builds what lies in the checkout, attested, and pushes nothing', () => {
    expect(inputs({})).toMatchObject({
      mode: 'build',
      tags: [],
      push: false,
      load: false,
      outputs: [],
      annotations: [],
      cacheFrom: [],
      cacheTo: [],
      noCache: false,
      dockerfile: true,
      buildArgs: [],
      buildContexts: [],
      addHosts: [],
      allow: [],
      pull: false,
      summary: true,
      updateLock: false,
      settings: {
        context: '.',
        platforms: [],
        packageRepositories: [],
        packageKeys: [],
        allowUntrusted: false,
        labels: [],
        ssh: [],
        lock: 'honour',
        failOnStale: false,
      },
    });
  });

  test('has no value where none was given', () => {
    const absent = [
      'sbom',
      'provenance',
      'buildkit',
      'buildkitImage',
      'buildkitdConfig',
      'changedSince',
      'githubToken',
    ];
    expect(Object.keys(inputs({})).filter((name) => absent.includes(name))).toEqual([]);
    const settings = ['service', 'spec', 'baseImage', 'caFile', 'maxPackageAge'];
    expect(Object.keys(inputs({}).settings).filter((name) => settings.includes(name))).toEqual([]);
  });
});

describe('a list', () => {
  test.each([
    ['tags', 'a/b:1, a/b:2\n  c:3  \n\n', ['a/b:1', 'a/b:2', 'c:3']],
    ['outputs', 'type=oci,dest=image.tar\ntype=local,dest=out', ['type=oci,dest=image.tar', 'type=local,dest=out']],
    ['annotations', 'index:a=b, c\nd=e', ['index:a=b, c', 'd=e']],
    ['cache-from', 'type=registry,ref=x\ntype=gha', ['type=registry,ref=x', 'type=gha']],
    ['cache-to', '\n type=gha,mode=max \n', ['type=gha,mode=max']],
  ])('%s is one item a line, and commas separate only what holds none', (name, value, expected) => {
    const key = name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    expect(inputs({ [name]: value })[key as keyof ActionInputs]).toEqual(expected);
  });

  test.each([
    ['platforms', 'linux/amd64,linux/arm64', 'platforms', ['linux/amd64', 'linux/arm64']],
    ['labels', 'a=b, c\nd=e', 'labels', ['a=b, c', 'd=e']],
    [
      'package-repositories',
      'https://a.example\nhttps://b.example',
      'packageRepositories',
      ['https://a.example', 'https://b.example'],
    ],
    ['package-keys', 'a.pub\nb.pub', 'packageKeys', ['a.pub', 'b.pub']],
  ] as const)('%s is a setting of the line', (name, value, key, expected) => {
    expect(inputs({ [name]: value }).settings[key]).toEqual(expected);
  });

  test.each([
    ['build-args', 'A=1\nB=2, 3', 'buildArgs', ['A=1', 'B=2, 3']],
    ['build-contexts', 'base=docker-image://x', 'buildContexts', ['base=docker-image://x']],
    ['add-hosts', 'a:10.0.0.1\nb:10.0.0.2', 'addHosts', ['a:10.0.0.1', 'b:10.0.0.2']],
    ['allow', 'network.host,security.insecure', 'allow', ['network.host', 'security.insecure']],
  ] as const)('%s is for a Dockerfile', (name, value, key, expected) => {
    expect(inputs({ [name]: value })[key]).toEqual(expected);
  });
});

describe('a switch', () => {
  const switches = {
    push: ({ push }: ActionInputs) => push,
    load: ({ load }: ActionInputs) => load,
    'no-cache': ({ noCache }: ActionInputs) => noCache,
    dockerfile: ({ dockerfile }: ActionInputs) => dockerfile,
    summary: ({ summary }: ActionInputs) => summary,
    pull: ({ pull }: ActionInputs) => pull,
    'fail-on-stale': ({ settings }: ActionInputs) => settings.failOnStale,
  };

  test.each(Object.entries(switches))('%s takes the spellings of YAML, and no other', (name, value) => {
    for (const text of ['true', 'True', 'TRUE']) expect(value(inputs({ [name]: text }))).toBe(true);
    for (const text of ['false', 'False', 'FALSE']) expect(value(inputs({ [name]: text }))).toBe(false);
    for (const text of ['yes', '1', 'tRue'])
      expect(problemsOf(() => inputs({ [name]: text }))).toMatchObject([
        { code: 'INPUT_INVALID', message: `The input ${name} is ${JSON.stringify(text)}`, hint: 'Use true or false.' },
      ]);
  });

  test.each([
    ['', 'honour', false],
    ['true', 'honour', false],
    ['false', 'ignore', false],
    ['update', 'honour', true],
  ])('lock, as %j, leaves the lock file to be treated as it says', (text, lock, updateLock) => {
    const read = inputs({ lock: text });
    expect([read.settings.lock, read.updateLock]).toEqual([lock, updateLock]);
  });

  test.each([
    ['lock', 'renew', 'Use true, false or update.'],
    ['mode', 'bake', 'Use build, plan, detect, merge or promote.'],
  ])('%s has its own words, and %j is none', (name, value, hint) => {
    expect(problemsOf(() => inputs({ [name]: value }))).toMatchObject([{ code: 'INPUT_INVALID', hint }]);
  });
});

test('texts are handed on as they are', () => {
  const texts = {
    sbom: 'generator=x,scan-context=true',
    provenance: 'mode=min',
    buildkit: 'tcp://127.0.0.1:1234',
    'buildkit-image': 'moby/buildkit:v0.20.0',
    'buildkitd-config': 'buildkitd.toml',
    'changed-since': 'origin/main',
    'github-token': 'secret',
  };
  expect(inputs({ ...texts, mode: 'detect' })).toMatchObject({
    mode: 'detect',
    sbom: texts.sbom,
    provenance: texts.provenance,
    buildkit: texts.buildkit,
    buildkitImage: texts['buildkit-image'],
    buildkitdConfig: texts['buildkitd-config'],
    changedSince: texts['changed-since'],
    githubToken: texts['github-token'],
  });
  const settings = {
    context: 'services/api',
    service: 'api',
    spec: 'app.json',
    'base-image': 'x',
    'ca-file': 'ca.pem',
    'max-package-age': '30',
  };
  expect(inputs(settings).settings).toMatchObject({
    context: 'services/api',
    service: 'api',
    spec: 'app.json',
    baseImage: 'x',
    caFile: 'ca.pem',
    maxPackageAge: '30',
  });
  expect(inputs({ file: 'a/Dockerfile', target: 'web', network: 'none' })).toMatchObject({
    file: 'a/Dockerfile',
    target: 'web',
    network: 'none',
  });
});

test('what is said of single fields carries the name of its input', () => {
  const { overrides } = inputs({ 'start-command': 'node server.js', port: '8080' }).settings;
  expect(overrides.filter(({ value }) => value !== '')).toEqual([
    { field: 'start-command', value: 'node server.js', source: 'input start-command' },
    { field: 'port', value: '8080', source: 'input port' },
  ]);
});

test('an agent without a socket is the one that runs', () => {
  expect(inputs({ ssh: 'default,other=/run/agent' }, { SSH_AUTH_SOCK: '/run/own' }).settings.ssh).toEqual([
    { id: 'default', socket: '/run/own' },
    { id: 'other', socket: '/run/agent' },
  ]);
  expect(problemsOf(() => inputs({ ssh: 'default' }))).toMatchObject([{ code: 'INPUT_INVALID' }]);
});

describe("the workflow's own commit", () => {
  const workflow = {
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_REPOSITORY: 'owner/app',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
  };
  const address = `https://github.example/owner/app.git#${workflow.GITHUB_SHA}`;

  test('stands for {{defaultContext}} in contexts', () => {
    const given = { context: '{{defaultContext}}:service', 'build-contexts': 'all={{ defaultContext }}' };
    expect(inputs(given, workflow)).toMatchObject({
      settings: { context: `${address}:service` },
      buildContexts: [`all=${address}`],
    });
  });

  test('is fetched with the token of the job, unless there is another or it is not that repository', () => {
    const secretsOf = (values: Readonly<Record<string, string>>): unknown =>
      inputs({ 'github-token': 'hush', ...values }, workflow).settings.secrets;
    const token = { id: 'GIT_AUTH_TOKEN.github.example', from: { value: 'hush' } };
    expect(secretsOf({ context: '{{defaultContext}}' })).toEqual([token]);
    expect(secretsOf({ context: 'https://github.example/owner/app.git-else.git' })).toEqual([]);
    expect(secretsOf({ context: 'https://elsewhere.example/owner/app.git' })).toEqual([]);
    expect(secretsOf({ context: '.' })).toEqual([]);
  });

  test('is built where nothing is checked out, as docker/build-push-action does', () => {
    const empty = mkdtempSync(join(tmpdir(), 'aipack-empty-'));
    const contextOf = (values: Readonly<Record<string, string>>): string =>
      inputs(values, workflow, empty).settings.context;
    expect(contextOf({})).toBe(address);
    expect(contextOf({ mode: 'detect' })).toBe('.');
    rmSync(empty, { recursive: true });
    expect(inputs({ mode: 'build' }, workflow).settings.context).toBe('.');
  });
});
