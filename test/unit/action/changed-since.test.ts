import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { githubChanges, type ChangeEvent } from '../../../src/action/github-changes.ts';
import { runAction } from '../../../src/action/run-action.ts';
import { changeEvent } from '../../../src/action/workflow.ts';
import type { Changes } from '../../../src/app/changes.ts';
import { GithubApi } from '../../support/github-api.ts';
import { newKey, signedArchive } from '../wolfi/support/archive.ts';
import { indexText } from '../wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../wolfi/support/repository-server.ts';

const NO_COMMIT = '0'.repeat(40);
const UNKNOWN = 'd'.repeat(40);
const key = newKey('test.rsa.pub');
const packages = ['nodejs-24', 'npm', 'bash'].map((name) => ({ name, version: '24.1.0-r0' }));
const own = { ...process.env };

let root: string;
let upstream: string;
let api: GithubApi;
let index: RepositoryServer;
let identity: NodeJS.ProcessEnv;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'aipack-changed-'));
  identity = { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: '1' };
  write('.gitconfig', '[user]\n\tname = T\n\temail = t@example.org\n[init]\n\tdefaultBranch = main\n');
  writeFileSync(join(root, 'test.rsa.pub'), key.trusted.pem);
  upstream = join(root, 'upstream');
  for (const name of ['api', 'web']) {
    write(`upstream/${name}/package.json`, JSON.stringify({ name, scripts: { start: 'node server.js' } }));
    write(`upstream/${name}/server.js`, 'listen(3000)');
  }
  git('init', '--quiet');
  commit('one');
  api = await GithubApi.start(upstream);
  index = await RepositoryServer.start(file(signedArchive(indexText(...packages), key)));
});
afterEach(async () => {
  await api.stop();
  await index.stop();
  rmSync(root, { recursive: true, force: true });
  process.env = { ...own };
  process.exitCode = undefined;
});

function write(path: string, text: string): void {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
}

function git(...args: readonly string[]): string {
  return execFileSync('git', ['-C', upstream, ...args], { env: identity, encoding: 'utf8', stdio: 'pipe' }).trim();
}

function commit(message: string): string {
  git('add', '.');
  git('commit', '--quiet', '-m', message);
  return git('rev-parse', 'HEAD');
}

/** As `actions/checkout` leaves it: the commit, and none before it. */
function checkout(branch = 'main'): string {
  const folder = join(root, 'checkout');
  const options = ['--quiet', '--depth=1', `--branch=${branch}`];
  execFileSync('git', ['clone', ...options, `file://${upstream}`, folder], { env: identity, stdio: 'pipe' });
  return folder;
}

interface Listed {
  readonly exitCode: typeof process.exitCode;
  readonly services: unknown;
  readonly warnings: readonly string[];
}

/** The step of a workflow: mode `detect`. */
async function list(changedSince: string, folder: string, more: NodeJS.ProcessEnv = {}): Promise<Listed> {
  const output = join(root, 'output');
  writeFileSync(output, '');
  const environment = {
    ...identity,
    GITHUB_OUTPUT: output,
    GITHUB_STATE: join(root, 'state'),
    GITHUB_API_URL: api.url,
    GITHUB_REPOSITORY: 'owner/shop',
    GITHUB_WORKSPACE: folder,
    RUNNER_TEMP: root,
    RUNNER_TOOL_CACHE: join(root, 'tools'),
    INPUT_MODE: 'detect',
    INPUT_CONTEXT: '.',
    'INPUT_CHANGED-SINCE': changedSince,
    'INPUT_GITHUB-TOKEN': 'secret-token',
    'INPUT_PACKAGE-REPOSITORIES': index.url,
    'INPUT_PACKAGE-KEYS': join(root, 'test.rsa.pub'),
    INPUT_SUMMARY: 'false',
    ...more,
  };
  writeFileSync(environment.GITHUB_STATE, '');
  process.env = { ...own, ...environment };
  process.exitCode = undefined;
  let log = '';
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    log += String(text);
    return true;
  });
  try {
    const interrupts = { whileBusy: <T>(work: () => T): T => work(), onInterrupt: () => undefined };
    await runAction({ environment, directory: folder, signal: new AbortController().signal, interrupts });
  } finally {
    spy.mockRestore();
  }
  const [, services] = /^services<<\S+\n(.*)$/m.exec(readFileSync(output, 'utf8')) ?? [];
  return {
    exitCode: process.exitCode,
    services: services === undefined ? log : JSON.parse(services),
    warnings: [...log.matchAll(/^::warning.*?::(.*)$/gm)].map(([, text = '']) => text),
  };
}

const NEW_BRANCH: ChangeEvent = { ref: 'refs/heads/topic', defaultBranch: 'main', pull: undefined };

/** What GitHub is asked, for an event. */
async function ask(since: string, event = NEW_BRANCH, folder = '.'): Promise<Changes | string> {
  const environment = {
    GITHUB_API_URL: api.url,
    GITHUB_REPOSITORY: 'owner/shop',
    GITHUB_SHA: git('rev-parse', 'HEAD'),
  };
  const { signal } = new AbortController();
  const changes = githubChanges({ token: 'secret-token', environment, folder, event, signal });
  return changes({ since, head: git('rev-parse', 'HEAD'), prefix: folder === '.' ? '' : `${folder}/` });
}

async function pathsSince(since: string, event = NEW_BRANCH, folder = '.'): Promise<unknown> {
  const changes = await ask(since, event, folder);
  return typeof changes === 'string' ? changes : [...changes.paths].sort();
}

describe('a commit that the shallow clone of a job lacks', () => {
  test('is asked of GitHub, with the token of the job', async () => {
    const before = git('rev-parse', 'HEAD');
    write('upstream/api/server.js', 'listen(4000)');
    commit('two');
    expect(await list(before, checkout())).toEqual({ exitCode: undefined, services: ['api'], warnings: [] });
    expect(api.tokens).toEqual(new Set(['token secret-token']));
  });

  test('may be a branch, as git calls that of the remote', async () => {
    git('checkout', '--quiet', '-b', 'topic');
    write('upstream/web/server.js', 'listen(4000)');
    commit('two');
    expect(await list('origin/main', checkout('topic'))).toMatchObject({ services: ['web'], warnings: [] });
  });

  test('has nothing that changed since, where nothing did', async () => {
    const before = git('rev-parse', 'HEAD');
    git('commit', '--quiet', '--allow-empty', '-m', 'two');
    expect(await list(before, checkout())).toMatchObject({ services: [], warnings: [] });
  });

  test('makes all services changed, with a warning, where GitHub does not have it either', async () => {
    const listed = await list(UNKNOWN, checkout());
    expect(listed).toMatchObject({ exitCode: undefined, services: ['api', 'web'] });
    expect(listed.warnings).toEqual([
      expect.stringMatching(/since "d+" can't be told: GitHub has no such commit .*contents: read.*all services/),
    ]);
  });

  test('makes all services changed where there is no token, or nobody to ask', async () => {
    const folder = checkout();
    expect(await list(UNKNOWN, folder, { 'INPUT_GITHUB-TOKEN': '' })).toMatchObject({
      services: ['api', 'web'],
      warnings: [expect.stringContaining('without a github-token')],
    });
    expect(await list(UNKNOWN, folder, { GITHUB_API_URL: 'http://127.0.0.1:9' })).toMatchObject({
      services: ['api', 'web'],
      warnings: [expect.stringContaining('GitHub was asked and said')],
    });
  });
});

describe('no commit at all, as for the first push of a branch', () => {
  test('makes all services changed, with a warning, where the event does not name the default branch', async () => {
    const listed = await list(NO_COMMIT, checkout());
    expect(listed).toMatchObject({ exitCode: undefined, services: ['api', 'web'] });
    expect(listed.warnings).toEqual([expect.stringContaining('all services count as changed')]);
  });

  test('stands for where the branch left the default one', async () => {
    git('checkout', '--quiet', '-b', 'topic');
    write('upstream/web/server.js', 'listen(4000)');
    commit('two');
    expect(await pathsSince(NO_COMMIT)).toEqual(['web/server.js']);
    expect(await pathsSince(NO_COMMIT, { ...NEW_BRANCH, ref: 'refs/heads/main' })).toContain('default one');
  });
});

test('a commit that a whole clone lacks makes all services changed, and a mistaken name is a mistake', async () => {
  const folder = join(root, 'whole');
  execFileSync('git', ['clone', '--quiet', upstream, folder], { env: identity, stdio: 'pipe' });
  for (const since of [UNKNOWN, NO_COMMIT]) {
    expect(await list(since, folder)).toMatchObject({ services: ['api', 'web'], warnings: [expect.anything()] });
  }
  const mistaken = await list('origin/mian', folder);
  expect(mistaken.exitCode).toBe(1);
  expect(mistaken.services).toContain('git does not know "origin/mian"');
});

describe('what GitHub tells', () => {
  let before: string;
  beforeEach(() => {
    before = git('rev-parse', 'HEAD');
  });

  test('are files that moved under both names, from the folder of the context', async () => {
    git('mv', 'web/server.js', 'api/moved.js');
    commit('two');
    expect(await pathsSince(before)).toEqual(['api/moved.js', 'web/server.js']);
    expect(await pathsSince(before, NEW_BRANCH, 'web')).toEqual(['server.js']);
  });

  test('is what HEAD and its parents changed, where they are named so', async () => {
    write('upstream/web/server.js', 'listen(4000)');
    commit('two');
    expect(await pathsSince('HEAD~1')).toEqual(['web/server.js']);
  });

  test('are texts as they were, small ones and large ones', async () => {
    write('upstream/web/server.js', 'x'.repeat(2_000_000));
    const large = commit('two');
    write('upstream/web/server.js', 'listen(4000)');
    commit('three');
    const texts = [];
    for (const since of [before, large]) {
      const changes = await ask(since);
      texts.push(typeof changes === 'string' ? changes : (await changes.before('web/server.js'))?.length);
    }
    expect(texts).toEqual([12, 2_000_000]);
  });

  test('are all of more files than a comparison names', async () => {
    for (let at = 0; at < 400; at++) write(`upstream/many/${at}.txt`, String(at));
    write('upstream/web/server.js', 'listen(4000)');
    rmSync(join(upstream, 'api/server.js'));
    commit('two');
    const paths = (await pathsSince(before)) as string[];
    expect(paths).toHaveLength(402);
    expect(paths).toContain('api/server.js');
    expect(await list(before, checkout())).toMatchObject({ services: ['api', 'web'], warnings: [] });
  });

  describe('of a pull request', () => {
    let event: ChangeEvent;
    beforeEach(() => {
      git('checkout', '--quiet', '-b', 'topic');
      for (let at = 0; at < 350; at++) write(`upstream/web/${at}.txt`, String(at));
      const head = commit('two');
      api.pulls.set(7, ['main', 'topic']);
      event = { ref: 'refs/pull/7/merge', defaultBranch: 'main', pull: { number: 7, base: ['main', before], head } };
    });

    test.each([
      ['whose trees are too large', () => void (api.truncated = true)],
      ['that the token may read without the contents', () => api.refusals.set('compare', [{ status: 403 }])],
    ])('%s are the files that it lists, page by page', async (_name, lay) => {
      lay();
      expect(await pathsSince('origin/main', event)).toHaveLength(350);
      expect(api.requests.filter((path) => path.includes('/pulls/7/files'))).toHaveLength(4);
    });

    test('are not those of another question', async () => {
      api.truncated = true;
      expect(await pathsSince(git('rev-parse', 'HEAD~1^{tree}'), event)).toContain('GitHub has no such commit');
      expect(await pathsSince('HEAD~1', event)).toContain('more files changed than GitHub lists');
    });
  });

  test('is asked once more where it fails, or says for how long it wants to be left alone', async () => {
    write('upstream/web/server.js', 'listen(4000)');
    commit('two');
    for (const refusal of [{ status: 502 }, { status: 429, headers: { 'retry-after': '0' } }]) {
      api.refusals.set('compare', [refusal]);
      expect(await pathsSince(before)).toEqual(['web/server.js']);
    }
  });

  test.each([
    [
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1800000000' } },
      /until 2027-01-15T/,
    ],
    [{ status: 429, headers: { 'retry-after': '3600' } }, /takes no more questions/],
    [{ status: 403 }, /said: 403 .*refused/],
  ])('is a limit with its end, or what was said: %j', async (refusal, said) => {
    api.refusals.set('compare', [refusal]);
    expect(await pathsSince(before)).toMatch(said);
    expect(api.requests).toHaveLength(1);
  });
});

test('what an event says of changes is read from it', () => {
  const pull_request = { number: 7, base: { sha: 'a', ref: 'main' }, head: { sha: 'b' } };
  const payload = { pull_request, repository: { default_branch: 'main', name: 'shop', owner: { login: 'owner' } } };
  expect(changeEvent({ payload, ref: 'refs/pull/7/merge' })).toEqual({
    ref: 'refs/pull/7/merge',
    defaultBranch: 'main',
    pull: { number: 7, base: ['a', 'main'], head: 'b' },
  });
  expect(changeEvent({ payload: {}, ref: '' })).toEqual({ ref: '', defaultBranch: undefined, pull: undefined });
});
