import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runAipack, type Asked } from '../../support/assist/asked.ts';
import { STACKS, stacksFolder } from '../../support/assist/stacks.ts';
import { wolfiIndexFile } from '../../support/wolfi-data.ts';
import { file, RepositoryServer } from '../wolfi/support/repository-server.ts';

let packages: RepositoryServer;
let cache: string;
beforeAll(async () => {
  packages = await RepositoryServer.start(file(readFileSync(wolfiIndexFile)));
  cache = mkdtempSync(join(tmpdir(), 'aipack-stacks-'));
});
afterAll(async () => {
  await packages.stop();
  rmSync(cache, { recursive: true, force: true });
});

function aipack(verb: string, stack: string, ...args: readonly string[]): Promise<Asked> {
  return runAipack(stacksFolder, packages, [verb, stack, '--allow-untrusted', '--format', 'json', ...args], {
    AIPACK_ASSIST_MODEL: 'scripted',
    XDG_CACHE_HOME: cache,
  });
}
const replay = (stack: string): readonly string[] => [
  '--assist',
  '--assist-replay',
  join(stacksFolder, 'recordings', stack),
];

test('there are three, each known by a recording', () => {
  expect(STACKS.map(({ name }) => name)).toEqual(['zig-layout', 'bazel-cc', 'assembly']);
});

describe.each(STACKS.map(({ name }) => name))('%s', (stack) => {
  test('is known to no rule', async () => {
    const { exitCode, stderr } = await aipack('detect', stack);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/\[(?:NOTHING_DETECTED|FEATURE_UNSUPPORTED)\]/);
  });

  test('comes to a plan whose packages are pinned, by the recording alone', async () => {
    const { exitCode, stdout, stderr } = await aipack('validate', stack, ...replay(stack));
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    const { build, platforms } = JSON.parse(stdout) as {
      readonly build: { readonly metadata: { readonly reasoning: readonly { readonly source?: string }[] } };
      readonly platforms: readonly {
        readonly packages: { readonly build: readonly unknown[]; readonly runtime: readonly unknown[] };
      }[];
    };
    expect(build.metadata.reasoning.every(({ source }) => source === 'model')).toBe(true);
    expect(platforms).toHaveLength(1);
    expect(platforms[0]?.packages.build.length).toBeGreaterThan(5);
    expect(platforms[0]?.packages.runtime.length).toBeGreaterThan(1);
    expect(stderr).toContain('scripted (recorded) submitted a build that holds');
  });
});

test('the plans are those that the script submits last', async () => {
  const plans = [];
  for (const { name } of STACKS) plans.push((await aipack('detect', name, ...replay(name))).build);
  expect(
    plans.map((plan) => [plan?.metadata.language, plan?.build.packages, plan?.runtime.command, plan?.runtime.ports]),
  ).toEqual([
    ['zig', ['zig'], ['/usr/local/bin/echo'], [7070]],
    ['c++', ['bazel-8', 'build-base'], ['/usr/local/bin/server'], [6060]],
    ['assembly', ['binutils'], ['/usr/local/bin/server'], [8080]],
  ]);
});
