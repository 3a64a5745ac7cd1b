import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuildkitError } from '../../../src/buildkit/index.ts';
import { walk } from '../../../src/buildkit/session/walk.ts';
import { openRepository } from '../../../src/host/open-repository.ts';
import { contextSource } from '../../../src/host/repository-source.ts';
import { explainBuildFailure } from '../../../src/app/explain-failure.ts';

// git makes such a tree: it only ever opens paths from the top of the checkout.
let root: string;
const part = 'd'.repeat(200);

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'aipack-long-'));
  const loop = `i=0; while [ $i -lt 21 ]; do mkdir ${part} && cd -P ${part} || exit 1; i=$((i+1)); done; echo > file`;
  execFileSync('sh', ['-c', `echo '{}' > package.json; ${loop}`], { cwd: root });
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  execFileSync('rm', ['-rf', root]);
});

test('detection leaves out folders whose path is too long, and says so', () => {
  const repository = openRepository(root);
  expect(repository.folders.length).toBeGreaterThan(15);
  expect(repository.isFile(`${Array(21).fill(part).join('/')}/file`)).toBe(false);
  expect(repository.cuts).toEqual(["folders that can't be read were left out"]);
});

test('a build is told of them in few words', async () => {
  const failure = await (async () => {
    for await (const _ of walk(root, contextSource(root, [], () => undefined).filter)) continue;
    return undefined;
  })().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(BuildkitError);
  expect(explainBuildFailure(failure)).toMatchObject({ code: 'BUILD_FAILED' });
  expect((failure as Error).message).toMatch(
    /^Can't read d{200}… to send it: its path is longer than this system opens$/,
  );
});
