import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActionsCacheStore, type ActionsCacheOptions } from '../../../src/action/cache/actions-cache-store.ts';
import { packageBlobs, learnPackages } from '../../../src/apk/index.ts';
import { makeApk, tarOf } from '../apk/support/make-apk.ts';
import { impatient, mirrorOf, sourceOf } from '../apk/support/mirror.ts';
import { RepositoryServer } from '../wolfi/support/repository-server.ts';

const [first, second] = ['first', 'second'].map((name) => makeApk({ name, tar: tarOf({ name }) }));

let folder: string;
let server: RepositoryServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-kept-'));
  server = await RepositoryServer.start(mirrorOf(first!, second!));
});

afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function storeOf(restore: ActionsCacheOptions['restore']): ActionsCacheStore {
  return new ActionsCacheStore({
    directory: join(folder, 'index'),
    prefix: 'aipack-index-test-',
    restore,
    reads: true,
    patience: 1000,
    now: () => 1_800_000_000_000,
    runId: '42',
    onComplaint: () => undefined,
  });
}

test('what is learnt of further packages is saved the same day, beside what was there', async () => {
  const store = storeOf(() => Promise.resolve({ reached: true }));
  await learnPackages([sourceOf(first!, server.url)], { ...impatient, store });
  const before = store.pending()?.key;
  await learnPackages([sourceOf(first!, server.url), sourceOf(second!, server.url)], { ...impatient, store });
  const after = store.pending()?.key;
  expect(before).toMatch(/^aipack-index-test-2027-01-15-[0-9a-f]{12}$/);
  expect(after).toMatch(/^aipack-index-test-2027-01-15-[0-9a-f]{12}$/);
  expect(after).not.toBe(before);
  expect(server.requests).toHaveLength(2);
});

test('where the entry of the cache was spoilt, a new one comes before it', async () => {
  const store = storeOf(() => Promise.resolve({ reached: true, key: 'aipack-index-test-x', complaint: 'spoilt' }));
  await learnPackages([sourceOf(first!, server.url)], { ...impatient, store });
  expect(store.pending()?.key).toMatch(/-42$/);
});

test('what a folder of indexes keeps is read in parts, and given up', async () => {
  const store = storeOf(() => Promise.resolve({ reached: true }));
  const sources = [sourceOf(first!, server.url), sourceOf(second!, server.url)];
  const learnt = await learnPackages(sources, { ...impatient, store });
  const again = await learnPackages(sources, { ...impatient, store });
  expect(again).toEqual(learnt);
  expect(await packageBlobs(again, impatient).size(learnt[0]?.apk.data.digest ?? '')).toBe(first?.data.length);
});
