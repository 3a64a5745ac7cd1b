import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkoutOf } from '../../../src/host/checkout.ts';
import { gitIn, trackedThoughIgnored } from '../../../src/host/git.ts';
import type { Checkout } from '../../../src/app/verify/causes.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-checkout-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, '.gitignore'), 'ignored\n');
  writeFileSync(join(folder, 'src/a.txt'), 'a\n');
  writeFileSync(join(folder, 'b.txt'), 'b\n');
  symlinkSync('b.txt', join(folder, 'link'));
  git('init', '-q', '.');
  git('add', '-A');
  git('-c', 'user.name=T', '-c', 'user.email=t@example.org', 'commit', '-q', '-m', 'one');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function git(...args: readonly string[]): void {
  execFileSync('git', args, { cwd: folder });
}

function look(): Promise<Checkout> {
  const run = gitIn(folder, process.env);
  return checkoutOf(folder, { git: run, tracked: () => trackedThoughIgnored(run) });
}

test('a clean checkout has nothing that changed, whatever its times and umask', async () => {
  utimesSync(join(folder, 'b.txt'), 1, 1);
  chmodSync(join(folder, 'b.txt'), 0o600);
  writeFileSync(join(folder, 'ignored'), 'x');
  const { changed, revision } = await look();
  expect(changed).toEqual([]);
  expect(revision).toMatch(/^[0-9a-f]{40}$/);
});

test('what is changed, gone, new, led elsewhere or made a program is told', async () => {
  writeFileSync(join(folder, 'src/a.txt'), 'A\n');
  rmSync(join(folder, 'link'));
  symlinkSync('src', join(folder, 'link'));
  chmodSync(join(folder, 'b.txt'), 0o755);
  writeFileSync(join(folder, 'new.txt'), '');
  expect((await look()).changed).toEqual(['b.txt', 'link', 'new.txt', 'src/a.txt']);
  rmSync(join(folder, 'b.txt'));
  expect((await look()).changed).toContain('b.txt');
});

test('no program that the repository names is run', async () => {
  const proof = join(folder, '..', `ran-${process.pid}`);
  git('config', 'filter.evil.clean', `touch ${proof}`);
  writeFileSync(join(folder, '.gitattributes'), '* filter=evil\n');
  writeFileSync(join(folder, 'b.txt'), 'other\n');
  expect((await look()).changed).toEqual(['.gitattributes', 'b.txt']);
  expect(existsSync(proof)).toBe(false);
});

test('a folder without git is told as such', async () => {
  rmSync(join(folder, '.git'), { recursive: true });
  expect(await look()).toEqual({ revision: undefined, changed: undefined });
});
