/** @cost 40 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildReport } from '../../src/report/build-report.ts';
import { removeImage } from '../lab/containers.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack } from '../support/run-program.ts';

const lab = readLab();
const repository = `e2e/unchanged-${process.pid}`;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-unchanged-'));
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY file.txt /\n');
  writeFileSync(join(folder, 'file.txt'), `${process.pid}`);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function push(tag: string, ...more: readonly string[]): Promise<BuildReport> {
  const to = ['-t', `${lab.registry}/${repository}:${tag}`, '--push'];
  const { exitCode, stdout, stderr } = await aipack(['build', folder, '--format', 'json', ...to, ...more], {
    ...labEnvironment(lab),
    SOURCE_DATE_EPOCH: '1700000000',
  });
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as BuildReport;
}

interface Content {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly manifests?: readonly { readonly digest: string; readonly annotations?: Readonly<Record<string, string>> }[];
}

async function manifest(reference: string): Promise<Content | undefined> {
  const accept = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json';
  const response = await fetch(`http://${lab.registry}/v2/${repository}/manifests/${reference}`, {
    headers: { accept },
  });
  return response.ok ? ((await response.json()) as Content) : undefined;
}

describe('an image that the registry has is not pushed again, and', () => {
  test('the cache that is asked for is written all the same, without building', async () => {
    const first = await push('cached');
    const cache = `${repository.split('/').at(-1) ?? ''}-cache`;
    const again = await push(
      'cached',
      '--cache-to',
      `type=registry,ref=${lab.registry}/${repository}:${cache},mode=max`,
    );
    expect(again).toMatchObject({ unchanged: true, digest: first.digest });
    expect(again.steps.cached).toBe(again.steps.total);
    expect(await manifest(cache)).toBeDefined();
  });

  test('one with a cache inside is the same image too', async () => {
    const [first, second] = [
      await push('inline', '--cache-to', 'type=inline'),
      await push('inline', '--cache-to', 'type=inline'),
    ];
    expect(second).toMatchObject({ unchanged: true, digest: first.digest });
    // Without the cache it would be another one.
    expect(await push('inline')).toMatchObject({ unchanged: false });
  });

  test('it is loaded where that is asked for', async () => {
    const first = await push('loaded');
    expect(await push('loaded', '--load')).toMatchObject({ unchanged: true, digest: first.digest });
    await removeImage(lab, `${lab.registry}/${repository}:loaded`);
  });

  test('that needs no attestations', async () => {
    const first = await push('plain', '--no-attestations', '--annotation', 'a=1');
    const second = await push('plain', '--no-attestations', '--annotation', 'a=1');
    expect(first.unchanged).toBe(false);
    expect(second).toMatchObject({ unchanged: true, digest: first.digest, imageid: first.imageid });
    expect(await push('plain', '--no-attestations')).toMatchObject({ unchanged: false });
    expect((await manifest('plain'))?.annotations).toBeUndefined();
  });

  test('a name that lacks it is given to it, with all that is said of it', async () => {
    const first = await push('one');
    const both = await push(
      'one',
      '-t',
      `${lab.registry}/${repository}:two`,
      '-t',
      `${lab.registry}/${repository}-b:one`,
    );
    expect(both).toMatchObject({ unchanged: false, digest: first.digest });
    expect(await manifest('two')).toEqual(await manifest('one'));
    const elsewhere = await fetch(`http://${lab.registry}/v2/${repository}-b/manifests/${first.digest ?? ''}`, {
      headers: { accept: 'application/vnd.oci.image.index.v1+json' },
    });
    expect(elsewhere.status).toBe(200);
    expect(await push('two')).toMatchObject({ unchanged: true, digest: first.digest });
  });

  test('the same image in another form is pushed', async () => {
    const form = ['-o', 'type=image,compression=zstd,force-compression=true'];
    const first = await push('form');
    const second = await push('form', ...form);
    expect(second.unchanged).toBe(false);
    expect(second.imageid).not.toBe(first.imageid);
    expect(await push('form', ...form)).toMatchObject({ unchanged: true, digest: second.digest });
  });
});

describe('annotations are a part of what is asked for:', () => {
  const atImage = async (tag: string): Promise<Content | undefined> =>
    manifest((await manifest(tag))?.manifests?.[0]?.digest ?? '');
  test.each<[string, string, (tag: string) => Promise<Readonly<Record<string, string>> | undefined>]>([
    ['on the image', 'manifest', async (tag) => (await atImage(tag))?.annotations],
    ['on the image of a platform', 'manifest[linux/amd64]', async (tag) => (await atImage(tag))?.annotations],
    ['on its descriptor', 'manifest-descriptor', async (tag) => (await manifest(tag))?.manifests?.[0]?.annotations],
    ['on the index', 'index', async (tag) => (await manifest(tag))?.annotations],
  ])('%s, they are added, changed and removed, and then nothing is done', async (_where, level, read) => {
    const tag = level.replaceAll(/[^a-z]/g, '');
    const having = (value: string): readonly string[] =>
      value === '' ? [] : ['--annotation', `${level}:org.example=${value}`];
    await push(tag);
    for (const value of ['one', 'two', '']) {
      const changed = await push(tag, ...having(value));
      expect({ value, unchanged: changed.unchanged, found: (await read(tag))?.['org.example'] }).toEqual({
        value,
        unchanged: false,
        found: value === '' ? undefined : value,
      });
      expect(await push(tag, ...having(value))).toMatchObject({ unchanged: true, digest: changed.digest });
    }
  });

  test('several levels at once', async () => {
    await push('levels', '--annotation', 'index,manifest:org.example=both');
    expect((await manifest('levels'))?.annotations).toEqual({ 'org.example': 'both' });
    expect((await atImage('levels'))?.annotations).toEqual({ 'org.example': 'both' });
  });
});
