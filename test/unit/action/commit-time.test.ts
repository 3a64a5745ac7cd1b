import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { githubCommitTime } from '../../../src/action/github-commit-time.ts';
import { sourceFacts, type Source } from '../../../src/app/source-facts.ts';
import { gitIn } from '../../../src/host/git.ts';
import { GithubApi } from '../../support/github-api.ts';

let root: string;
let upstream: string;
let api: GithubApi;
let identity: NodeJS.ProcessEnv;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'aipack-time-'));
  upstream = join(root, 'upstream');
  mkdirSync(upstream);
  identity = { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: '1' };
  writeFileSync(
    join(root, '.gitconfig'),
    '[user]\n\tname = T\n\temail = t@example.org\n[init]\n\tdefaultBranch = main\n',
  );
  git('init', '--quiet');
  commit('apps/api', 1_600_000_000);
  commit('apps/web', 1_700_000_000);
  api = await GithubApi.start(upstream);
});
afterEach(async () => {
  await api.stop();
  rmSync(root, { recursive: true, force: true });
});

function git(...args: readonly string[]): void {
  execFileSync('git', ['-C', upstream, ...args], { env: identity, stdio: 'pipe' });
}

function commit(folder: string, seconds: number): void {
  const date = `${seconds} +0200`;
  mkdirSync(join(upstream, folder), { recursive: true });
  writeFileSync(join(upstream, folder, 'file'), date);
  git('add', '.');
  execFileSync('git', ['-C', upstream, 'commit', '--quiet', '-m', folder], {
    env: { ...identity, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
    stdio: 'pipe',
  });
}

/** As `actions/checkout` leaves it, unless it is told otherwise. */
function clone(...options: readonly string[]): string {
  const folder = join(root, 'clone');
  execFileSync('git', ['clone', '--quiet', ...options, `file://${upstream}`, folder], { env: identity, stdio: 'pipe' });
  return folder;
}

interface Told extends Source {
  readonly unsure: readonly string[];
}

async function facts(folder: string, path: string, ...[token]: readonly string[]): Promise<Told> {
  const unsure: string[] = [];
  const environment = { GITHUB_API_URL: api.url, GITHUB_REPOSITORY: 'owner/shop' };
  const { signal } = new AbortController();
  const source = await sourceFacts({
    git: gitIn(folder, identity),
    environment: {},
    path,
    askTime: githubCommitTime({ token, environment, signal }),
    onUnsure: (reason) => unsure.push(reason),
  });
  return { ...source, unsure };
}

describe('in a clone of one commit, the time of a service', () => {
  test('is asked of GitHub, so that commits elsewhere leave its image alone', async () => {
    expect(await facts(clone('--depth=1'), 'apps/api', 'token')).toMatchObject({ epoch: 1_600_000_000, unsure: [] });
    expect(api.requests).toHaveLength(1);
  });

  test('is asked by its path in the repository, where the context is a folder of it', async () => {
    expect(await facts(join(clone('--depth=1'), 'apps'), 'api', 'token')).toMatchObject({
      epoch: 1_600_000_000,
      unsure: [],
    });
    expect(await facts(join(root, 'clone', 'apps', 'api'), '.', 'token')).toMatchObject({ epoch: 1_600_000_000 });
  });

  test('is that of the checkout, and told, where GitHub can not be asked', async () => {
    const folder = clone('--depth=1');
    expect(await facts(folder, 'apps/api')).toMatchObject({
      epoch: 1_700_000_000,
      unsure: ['GitHub can not be asked without a github-token'],
    });
    api.refusals.set('commits', [{ status: 403 }]);
    expect(await facts(folder, 'apps/api', 'token')).toMatchObject({
      epoch: 1_700_000_000,
      unsure: ['GitHub was asked and said: 403 refused'],
    });
  });

  test('is that of the checkout where the service is all of the repository', async () => {
    expect(await facts(clone('--depth=1'), '.', 'token')).toMatchObject({ epoch: 1_700_000_000, unsure: [] });
    expect(api.requests).toEqual([]);
  });
});

test('a clone with its history asks nobody, the first commit included', async () => {
  const folder = clone();
  expect(await facts(folder, 'apps/api')).toMatchObject({ epoch: 1_600_000_000, unsure: [] });
  expect(await facts(folder, 'apps/web')).toMatchObject({ epoch: 1_700_000_000, unsure: [] });
  expect(api.requests).toEqual([]);
});
