/** @cost 25 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildReport } from '../../src/report/build-report.ts';
import { readLab } from '../lab/lab.ts';
import { changeShelf } from '../support/kept-shelf.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack } from '../support/run-program.ts';
import { makeProject } from '../support/way-project.ts';

const lab = readLab();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-remembered-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Builds the same project on a cache of the test's own, under another name each time. */
async function push(name: string): Promise<BuildReport> {
  const { context, spec } = makeProject(folder, 'project');
  const tag = `${lab.registry}/e2e/remembered-${process.pid}:${name}`;
  const args = ['build', context, '--spec', spec, '-t', tag, '--push', '--format', 'json'];
  const { exitCode, stdout, stderr } = await aipack(args, { ...labEnvironment(lab), XDG_CACHE_HOME: cache() });
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as BuildReport;
}

const cache = (): string => join(folder, 'cache');
const packages = (): string => join(cache(), 'aipack', 'packages');

/** The shelf of root file systems, which is all in one file. */
function shelf(): string {
  const store = join(cache(), 'aipack', 'wolfi');
  const [file, ...others] = readdirSync(store).filter((name) => name.endsWith('.roots'));
  expect(others).toEqual([]);
  return join(store, file ?? '');
}

test('what was laid out once is not laid out again, and the image is the same', async () => {
  const first = await push('first');
  rmSync(packages(), { recursive: true });
  const second = await push('second');
  expect(second.imageid).toBe(first.imageid);
  // Whoever lays out reads packages, which would be fetched for it and kept here.
  expect(existsSync(packages())).toBe(false);
  expect(second.installation?.notices).toEqual(first.installation?.notices);
}, 120_000);

const DIGEST = `sha256:${process.pid.toString(16).padStart(64, '0')}`;

test('where another layer is remembered than the packages come to, the build is done again with the right one', async () => {
  const first = await push('before');
  const spoilt = changeShelf<{ layers: (string | object)[] }>(readFileSync(shelf()), ({ layers }) => {
    const top = layers.at(-1);
    if (typeof top === 'object') Object.assign(top, { digest: DIGEST, diffId: DIGEST });
  });
  rmSync(packages(), { recursive: true, force: true });
  writeFileSync(shelf(), spoilt);
  const mended = await push('mended');
  expect(mended.imageid).toBe(first.imageid);
  expect(mended.installation).toMatchObject({ way: 'layers' });
  expect(readFileSync(shelf())).not.toEqual(spoilt);
}, 120_000);
