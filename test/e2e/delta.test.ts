/** @cost 60 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildReport } from '../../src/report/build-report.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack, projectRoot } from '../support/run-program.ts';

const lab = readLab();
const image = `${lab.registry}/e2e/delta-${process.pid}`;
let folder: string;
let first: BuildReport;
let second: BuildReport;

async function push(tags: readonly string[], ...more: readonly string[]): Promise<BuildReport> {
  const to = tags.flatMap((tag) => ['-t', `${image}:${tag}`]);
  const args = ['build', folder, '--format', 'json', '--push', ...to, ...more];
  const { exitCode, stdout, stderr } = await aipack(args, labEnvironment(lab));
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as BuildReport;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-delta-'));
  cpSync(join(projectRoot, 'fixtures/node-npm'), folder, { recursive: true });
  first = await push(['main']);
  writeFileSync(join(folder, 'src/more.js'), `// ${'more '.repeat(100)}\n`);
  writeFileSync(join(folder, 'aipack.yml'), 'runtime:\n  packages: [..., openssl]\n  env:\n    GREETING: hello\n');
  second = await push(['1.1', 'main']);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('what changed since the image that a tag named', () => {
  test('is nothing to tell of the first image, nor of one that did not change', async () => {
    expect(first.delta).toBeUndefined();
    const again = await push(['1.1', 'main']);
    expect(again).toMatchObject({ unchanged: true, digest: second.digest });
    expect(again.delta).toBeUndefined();
  });

  test('is told against the first of the tags that named one', () => {
    expect(second.delta).toMatchObject({
      same: false,
      before: { name: `${image}:main`, digest: first.digest },
      after: { digest: second.digest },
    });
  });

  test('has packages, dependencies, files, settings and the size', () => {
    const [platform] = second.delta?.platforms ?? [];
    expect(platform?.changes.packages?.map(({ name }) => name)).toContain('openssl');
    expect(platform?.changes.dependencies).toEqual([]);
    expect(platform?.changes.settings).toEqual([{ name: 'variable GREETING', after: '' }]);
    expect(platform?.files).toMatchObject({ added: 2, removed: 0, changed: 0 });
    expect(platform?.files?.largest[0]).toMatchObject({ path: 'app/src/more.js' });
    expect(platform?.size?.after).toBe(second.platforms[0]?.size);
    expect(platform?.size?.after).toBeGreaterThan(platform?.size?.before ?? 0);
    expect(platform?.notes).toEqual([]);
  });

  test('is told in a sentence where another program made the earlier image', async () => {
    const tag = ['foreign'];
    writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY package.json /\n');
    try {
      await push(tag, '-f', join(folder, 'Dockerfile'), '--no-attestations');
    } finally {
      rmSync(join(folder, 'Dockerfile'));
    }
    const { delta } = await push(tag);
    expect(delta?.platforms[0]?.notes).toContain(
      'The old image has no list of what is in it, so packages are not compared.',
    );
  });
});

describe('aipack diff', () => {
  test('tells the same of any two images, and ends as diff does', async () => {
    const args = ['diff', `${image}@${first.digest ?? ''}`, `${image}:main`];
    const text = await aipack(args, labEnvironment(lab));
    expect({ exitCode: text.exitCode, stderr: text.stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(text.stdout).toMatch(/^ {2}\+ {2}openssl /m);
    expect(text.stdout).toMatch(/^ {2}\+ {2}variable GREETING +hello$/m);
    const json = await aipack([...args, '--format', 'json'], labEnvironment(lab));
    expect(JSON.parse(json.stdout)).toMatchObject({ same: false, platforms: [{ files: { added: 2 } }] });
    const same = await aipack(['diff', `${image}:main`, `${image}:1.1`], labEnvironment(lab));
    expect(same.exitCode).toBe(0);
  });
});
