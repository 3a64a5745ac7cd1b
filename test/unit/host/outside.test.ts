import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { LineSettings } from '../../../src/app/settings.ts';
import { openOutside, type HostOutside } from '../../../src/host/outside.ts';
import { MemoryStore } from '../../../src/wolfi/index.ts';

let context: string;
let outside: HostOutside;

beforeEach(() => {
  context = mkdtempSync(join(tmpdir(), 'aipack-outside-'));
  const settings = {
    context,
    packages: { repositories: [], keys: [], allowUntrusted: false },
  } as unknown as LineSettings;
  const { signal } = new AbortController();
  const options = {
    environment: { PATH: process.env.PATH },
    store: new MemoryStore(),
    signal,
    onWarning: () => undefined,
  };
  outside = openOutside(settings, options);
});

afterEach(() => {
  rmSync(context, { recursive: true, force: true });
});

function commit(): void {
  const user = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
  for (const words of [
    ['init', '--quiet'],
    ['add', '--all'],
    [...user, 'commit', '--quiet', '--message', 'a'],
    ['tag', 'v1.2'],
  ])
    execFileSync('git', words, { cwd: context, env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null' } });
}

test('every stage reads one view of the tree', async () => {
  expect(await outside.repository()).toBe(await outside.repository());
});

test('the view knows its history where a project takes its version from there', async () => {
  writeFileSync(join(context, 'pyproject.toml'), '[build-system]\nrequires = ["setuptools_scm"]\n');
  commit();
  expect((await outside.repository()).history).toMatchObject({ tag: 'v1.2', distance: 0 });
});

test('git is not asked for the history of any other project', async () => {
  writeFileSync(join(context, 'pyproject.toml'), '[build-system]\nrequires = ["setuptools"]\n');
  commit();
  expect((await outside.repository()).history).toBeUndefined();
});
