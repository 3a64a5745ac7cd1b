/** @cost 3 */
import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Client, type Exporter, fileOutput, imageAttributes } from '../../../src/buildkit/index.ts';
import { bindMount, exec, file, image, marshal, mkdir, mkfile, scratch } from '../../../src/llb/index.ts';
import { connectLab, lab, needs, returning, withDirectory } from './support.ts';

let client: Client;
beforeAll(async () => {
  client = await connectLab();
});
afterAll(() => {
  client.close();
});

const files = file(scratch(), [
  mkdir('/dir', { mode: 0o750 }),
  mkfile('/dir/file', 'content', { mode: 0o640, timestamp: 1_700_000_000 }),
]);
const tree = exec(image(lab.baseImage), {
  args: ['/bin/sh', '-c', 'ln -s file /out/dir/link'],
  mounts: [bindMount('/out', files)],
}).mount('/out');

const listed = (archive: string): string[] =>
  execFileSync('tar', ['-tf', archive], { encoding: 'utf8' }).trim().split('\n');

test('a directory', async () => {
  await withDirectory(async (directory) => {
    await client.build({ exporters: [{ type: 'local', directory: join(directory, 'out') }] }, returning(tree));
    expect(readFileSync(join(directory, 'out/dir/file'), 'utf8')).toBe('content');
    expect(lstatSync(join(directory, 'out/dir/file'))).toMatchObject({ mode: 0o100640, mtimeMs: 1_700_000_000_000 });
    expect(lstatSync(join(directory, 'out/dir')).mode & 0o777).toBe(0o750);
    expect(readlinkSync(join(directory, 'out/dir/link'))).toBe('file');
  });
});

test('a directory with one for each platform', async () => {
  await withDirectory(async (directory) => {
    await client.build({ exporters: [{ type: 'local', directory }] }, async (gateway) => {
      const platforms = ['amd64', 'arm64'].map(async (architecture) => {
        const platform = { os: 'linux', architecture };
        const state = file(scratch(), [mkfile('/arch', architecture)]);
        return { platform, ref: await gateway.solve(marshal(state, { platform })) };
      });
      return { platforms: await Promise.all(platforms) };
    });
    expect(readFileSync(join(directory, 'linux_amd64/arch'), 'utf8')).toBe('amd64');
    expect(readFileSync(join(directory, 'linux_arm64/arch'), 'utf8')).toBe('arm64');
  });
});

test('an archive of the files', async () => {
  await withDirectory(async (directory) => {
    const path = join(directory, 'out.tar');
    await client.build({ exporters: [{ type: 'tar', output: fileOutput(path) }] }, returning(tree));
    expect(listed(path)).toEqual(expect.arrayContaining(['dir/', 'dir/file', 'dir/link']));
    expect(readdirSync(directory)).toEqual(['out.tar']);
  });
});

needs({ containerdStore: true })('an OCI archive, with the digest that the daemon tells', async () => {
  await withDirectory(async (directory) => {
    const path = join(directory, 'oci.tar');
    const attributes = imageAttributes({ names: ['example.com/app:1'] });
    const { digest } = await client.build(
      { exporters: [{ type: 'oci', attributes, output: fileOutput(path) }] },
      returning(tree),
    );
    expect(listed(path)).toContain(`blobs/sha256/${digest?.replace('sha256:', '') ?? ''}`);
  });
});

test('an archive in the form that docker load takes', async () => {
  await withDirectory(async (directory) => {
    const path = join(directory, 'docker.tar');
    const attributes = imageAttributes({ names: ['docker.io/library/aipack-output-test:1'] });
    await client.build({ exporters: [{ type: 'docker', attributes, output: fileOutput(path) }] }, returning(tree));
    expect(listed(path)).toContain('manifest.json');
  });
});

needs({ containerdStore: true })('several at once', async () => {
  await withDirectory(async (directory) => {
    const attributes = imageAttributes({
      names: [`${lab.registry}/buildkit-test/several:1`],
      push: true,
      insecureRegistry: true,
    });
    const exporters: Exporter[] = [
      { type: 'image', attributes },
      { type: 'oci', attributes: imageAttributes({}), output: fileOutput(join(directory, 'oci.tar')) },
      { type: 'local', directory: join(directory, 'out') },
    ];
    const { digest } = await client.build({ exporters }, returning(tree));
    expect(digest).toMatch(/^sha256:/);
    expect(readdirSync(directory).sort()).toEqual(['oci.tar', 'out']);
  });
});

test('an output that can not be written fails the build with its reason', async () => {
  const exporters: Exporter[] = [{ type: 'tar', output: fileOutput('/nonexistent/out.tar') }];
  await expect(client.build({ exporters }, returning(tree))).rejects.toThrow(/\/nonexistent/);
});
