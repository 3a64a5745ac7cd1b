import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { modelPlace } from '../../../src/host/assist/endpoint.ts';
import { hiddenValues } from '../../../src/host/assist/hidden-values.ts';
import { whyNotAsked } from '../../../src/host/assist/trust.ts';
import { modelView } from '../../../src/host/assist/view.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-assist-host-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('where a model is', () => {
  const place = (assistEndpoint: string, hasKey = false) =>
    modelPlace({ assist: 'only', assistEndpoint, assistModel: 'small' }, hasKey);

  test.each([
    ['http://localhost:11434/v1', 'openai', 'http://localhost:11434/v1', 'small at localhost:11434'],
    ['https://api.groq.com/openai/v1/', 'openai', 'https://api.groq.com/openai/v1', 'small at api.groq.com'],
    ['openai', 'openai', 'https://api.openai.com/v1', 'small at api.openai.com'],
    ['anthropic', 'anthropic', 'https://api.anthropic.com', 'small at api.anthropic.com'],
    ['https://api.anthropic.com', 'anthropic', 'https://api.anthropic.com', 'small at api.anthropic.com'],
    ['anthropic+https://proxy.example.org/a', 'anthropic', 'https://proxy.example.org/a', 'small at proxy.example.org'],
  ])('%s', (given, service, endpoint, name) => {
    expect(place(given)).toEqual({ service, endpoint, name, model: 'small' });
  });

  test.each([
    ['file:///etc/passwd', /no http or https address/],
    ['ollama', /no http or https address/],
    ['https://user:pass@example.org/v1', /never in the address/],
    ['https://example.org/v1?key=1', /never in the address/],
  ])('%s is refused', (given, why) => {
    expect(() => place(given)).toThrow(why);
  });

  test('a password in it is not told', () => {
    expect(() => place('https://user:pass-word@example.org/v1')).toThrow(/^(?!.*pass-word)/s);
  });

  test('a key never goes over http to another machine', () => {
    expect(() => place('http://example.org/v1', true)).toThrow(/never sent over http/);
    expect(place('http://127.0.0.1:8080/v1', true).endpoint).toBe('http://127.0.0.1:8080/v1');
    expect(place('http://example.org/v1', false).endpoint).toBe('http://example.org/v1');
  });

  test('what is missing is told at once', () => {
    expect(() => modelPlace({ assist: 'only' }, false)).toThrow(/assist-model[\s\S]*assist-endpoint/);
  });
});

describe('who started a run', () => {
  const why = (event: string, payload?: object): string | undefined => {
    const path = join(folder, 'event.json');
    writeFileSync(path, payload === undefined ? 'no JSON' : JSON.stringify(payload));
    return whyNotAsked({ GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: path });
  };
  const repository = { full_name: 'org/app' };
  const own = { head: { repo: { full_name: 'org/app' } } };
  const fork = { head: { repo: { full_name: 'stranger/app' } } };

  test.each([
    ['push', {}],
    ['workflow_dispatch', {}],
    ['schedule', {}],
    ['merge_group', { repository }],
    ['pull_request', { repository, pull_request: own }],
    ['workflow_run', { repository, workflow_run: { head_repository: repository } }],
  ])('%s of this repository asks', (event, payload) => {
    expect(why(event, payload)).toBeUndefined();
  });

  test.each([
    ['pull_request', { repository, pull_request: fork }],
    ['pull_request', { repository, pull_request: { head: { repo: null } } }],
    ['pull_request', { pull_request: own }],
    ['pull_request', {}],
    ['pull_request', undefined],
    ['pull_request_review', { repository, pull_request: fork }],
    ['pull_request_target', { repository, pull_request: own }],
    ['workflow_run', { repository, workflow_run: { head_repository: { full_name: 'stranger/app' } } }],
    ['workflow_run', { repository }],
    ['issue_comment', { repository }],
  ])('%s with %j does not', (event, payload) => {
    expect(why(event, payload)).toBeDefined();
  });

  test('on a laptop nobody did', () => {
    expect(whyNotAsked({})).toBeUndefined();
  });
});

describe('what is hidden', () => {
  test('is every secret of the run, wherever it comes from', () => {
    const file = join(folder, 'secret');
    writeFileSync(file, 'from a file');
    const settings = {
      secrets: [
        { id: 'a', from: { value: 'a value' } },
        { id: 'b', from: { variable: 'SOME_NAME' } },
        { id: 'c', from: { file } },
      ],
      packages: {
        repositories: [{ url: 'https://user:pass%20word@packages.example.org/os' }],
        keys: [],
        allowUntrusted: false,
      },
    } as unknown as Parameters<typeof hiddenValues>[0];
    const environment = {
      SOME_NAME: 'of a variable',
      GITHUB_TOKEN: 'a token',
      INPUT_PASSWORD: 'a password',
      'INPUT_ASSIST-API-KEY': 'a key',
      AWS_SECRET_ACCESS_KEY: 'of a cloud',
      HOME: '/root',
      LANG: 'C',
    };
    const values = hiddenValues(settings, environment, 'the key');
    expect([...values].sort()).toEqual(
      [
        'a value',
        'of a variable',
        'from a file',
        'a token',
        'a password',
        'a key',
        'of a cloud',
        'the key',
        'pass%20word',
        'pass word',
      ].sort(),
    );
  });
});

describe('what a model sees of a folder', () => {
  test('is no link, no ignored file and no secret, whatever it is called through', () => {
    for (const name of ['src', 'real']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, '.gitignore'), 'ignored.txt\n');
    for (const name of ['.env', 'ignored.txt', 'src/a.txt', 'real/b.txt', 'tls.key'])
      writeFileSync(join(folder, name), name);
    symlinkSync('../.env', join(folder, 'src/notes.txt'));
    symlinkSync('/etc/hostname', join(folder, 'src/host.txt'));
    symlinkSync('real', join(folder, 'alias'));
    const { repository } = modelView(folder, []);
    expect(repository.folders).toEqual(['.', 'real', 'src']);
    expect(repository.list('.').files).toEqual(['.gitignore']);
    expect(repository.list('src').files).toEqual(['a.txt']);
    for (const path of ['src/notes.txt', 'src/host.txt', 'alias/b.txt', '.env', 'tls.key', 'ignored.txt']) {
      expect([path, repository.isFile(path), repository.read(path)]).toEqual([path, false, undefined]);
      // Also where detection looks past ignore files, nothing leads to them.
      if (path !== 'ignored.txt') expect([path, repository.peek(path)]).toEqual([path, undefined]);
    }
    expect(repository.read('src/a.txt')).toBe('src/a.txt');
  });
});
