import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitIn, historyOf } from '../../../src/host/git.ts';

let root: string;
const environment = { PATH: process.env.PATH, HOME: '/nonexistent' };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'history-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function git(folder: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'protocol.file.allow=always'];
  return execFileSync('git', ['-C', folder, ...identity, ...args], { encoding: 'utf8', env: environment }).trim();
}

function commit(folder: string): string {
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'x');
  return git(folder, 'rev-parse', '--short=7', 'HEAD');
}

test('git says how far a commit is from its last version', async () => {
  git(root, 'init', '-q');
  commit(root);
  const first = commit(root);
  expect(await historyOf(gitIn(root, environment))).toEqual({ distance: 2, revision: first });
  git(root, 'tag', 'v1.2-beta');
  expect(await historyOf(gitIn(root, environment))).toEqual({ tag: 'v1.2-beta', distance: 0, revision: first });
  git(root, 'tag', 'nightly');
  const second = commit(root);
  expect(await historyOf(gitIn(root, environment))).toEqual({ tag: 'v1.2-beta', distance: 1, revision: second });
});

test('git says nothing of a history that was cut, or is none', async () => {
  const whole = join(root, 'whole');
  const cut = join(root, 'cut');
  git(root, 'init', '-q', whole);
  commit(whole);
  git(whole, 'tag', 'v1');
  commit(whole);
  git(root, 'clone', '-q', '--depth', '1', `file://${whole}`, cut);
  expect(await historyOf(gitIn(cut, environment))).toBeUndefined();
  expect(await historyOf(gitIn(root, environment))).toBeUndefined();
});
