/** @cost 5 */
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CacheEntry, type Client, fileOutput, parseCache } from '../../../src/buildkit/index.ts';
import { layoutDigest } from '../../../src/oci/index.ts';
import { cacheMount, copy, exec, file, image, marshal, mkfile, ociLayout, scratch } from '../../../src/llb/index.ts';
import { execFileSync } from 'node:child_process';
import { readFields } from '../../../src/options/list.ts';
import { Recorder, connectLab, lab, platform, returning, withDirectory, needs } from './support.ts';

let client: Client;
beforeAll(async () => {
  client = await connectLab();
});
afterAll(() => {
  client.close();
});

const base = image(lab.baseImage);
const unique = (): string => `${process.pid}-${performance.now()}`;

describe('a cache', () => {
  const exported = async (entry: CacheEntry): Promise<string> => {
    const mark = unique();
    const state = exec(base, { args: ['/bin/sh', '-c', `echo ${mark} > /mark`], name: 'marked' }).root;
    const { response } = await client.build({ cacheExports: [entry] }, returning(state));
    return response['cache.manifest'] ?? '';
  };

  needs({ containerdStore: true })('in a directory is written with its index, and found again by its tag', async () => {
    await withDirectory(async (directory) => {
      const manifest = await exported({ type: 'local', attributes: { dest: directory, mode: 'max' } });
      const { digest } = JSON.parse(manifest) as { digest: string };
      expect(await layoutDigest(directory, 'latest')).toBe(digest);
      expect(existsSync(join(directory, 'blobs', 'sha256', digest.replace('sha256:', '')))).toBe(true);
      expect(readdirSync(join(directory, 'ingest'))).toEqual([]);
      expect(JSON.parse(readFileSync(join(directory, 'oci-layout'), 'utf8'))).toEqual({ imageLayoutVersion: '1.0.0' });
      const recorder = new Recorder();
      const imports = [{ type: 'local', attributes: { src: directory } }];
      await client.build({ cacheImports: imports, onStatus: recorder.onStatus }, returning(base));
      expect([...recorder.names.values()].join('\n')).toMatch(/importing cache manifest from/);
    });
  });

  test('that does not exist yet is no obstacle', async () => {
    await withDirectory(async (directory) => {
      await client.build(
        { cacheImports: [{ type: 'local', attributes: { src: join(directory, 'none') } }] },
        returning(base),
      );
    });
  });

  needs({ containerdStore: true })('in a registry', async () => {
    const ref = `${lab.registry}/buildkit-test/cache:1`;
    expect(
      await exported(parseCache(readFields(`type=registry,ref=${ref},mode=max,registry.insecure=true`, 'a cache'))),
    ).toContain('sha256:');
    const recorder = new Recorder();
    const imports = [parseCache(readFields(`type=registry,ref=${ref},registry.insecure=true`, 'a cache'))];
    await client.build({ cacheImports: imports, onStatus: recorder.onStatus }, returning(base));
    expect([...recorder.names.values()]).toContain(`importing cache manifest from ${ref}`);
  });

  test.each([
    ['type=unknown', /type "unknown" is not known/],
    ['type=registry', /needs ref/],
    ['type=registry,ref=x,mode=most', /mode is min or max/],
  ])('%s is refused before anything starts', async (text, reason) => {
    await expect(
      client.build({ cacheExports: [parseCache(readFields(text, 'a cache'))] }, returning(base)),
    ).rejects.toThrow(reason);
  });

  needs({ docker: true })('of a kind that Docker does not have is refused before anything starts', async () => {
    const cacheExports = [parseCache(['type=s3', 'bucket=b', 'region=r'])];
    await expect(client.build({ cacheExports }, returning(base))).rejects.toThrow(
      /Docker's own BuildKit can't export a cache of type s3/,
    );
  });
});

test('a cache mount lives on from one build to the next', async () => {
  const id = unique();
  // The id of a cache is not part of a step's key: only the script tells these steps from those of an earlier run.
  const step = (script: string): ReturnType<typeof returning> =>
    returning(exec(base, { args: ['/bin/sh', '-c', script], mounts: [cacheMount('/cache', { id })] }).root);
  await client.build({}, step(`echo ${id} > /cache/file`));
  const recorder = new Recorder();
  await client.build({ onStatus: recorder.onStatus }, step(`cat /cache/file # ${id}`));
  expect(recorder.log).toContain(id);
});

needs({ containerdStore: true })('an image in an OCI layout on this side is a source', async () => {
  await withDirectory(async (directory) => {
    const archive = join(directory, 'image.tar');
    const content = unique();
    const exporters = [{ type: 'oci', output: fileOutput(archive) } as const];
    const { digest } = await client.build({ exporters }, returning(file(scratch(), [mkfile('/from-layout', content)])));
    const layout = join(directory, 'layout');
    mkdirSync(layout);
    execFileSync('tar', ['-xf', archive, '-C', layout]);
    await client.build({ ociLayouts: { mine: layout } }, async (gateway) => {
      const source = ociLayout(`example.com/mine@${digest ?? ''}`, { store: 'mine' });
      const state = file(scratch(), [copy(source, '/from-layout', '/copied')]);
      const ref = await gateway.solve(marshal(state, { platform, session: gateway.sessionId }));
      expect((await ref.readFile('/copied')).toString()).toBe(content);
      return { platforms: [] };
    });
  });
});
