import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { runCli } from '../../../src/cli/run-cli.ts';
import { MadeLayout, SPDX, spdx } from '../app/delta/support/layout.ts';
import { LayoutRegistry } from '../app/delta/support/registry.ts';
import { tarOf } from '../apk/support/make-apk.ts';
import { unsignedArchive } from '../wolfi/support/archive.ts';
import { indexText } from '../wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../wolfi/support/repository-server.ts';

let folder: string;
let registry: LayoutRegistry;
let packages: RepositoryServer;

const image = (version: string): MadeLayout =>
  new MadeLayout({
    layers: [{ title: '. → .', files: [{ path: 'app/version', content: version }] }],
    statements: { [SPDX]: spdx(`pkg:apk/wolfi/openssl@${version}`) },
  });

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-diff-'));
  const [old, now] = [image('1'), image('2')];
  for (const [path, bytes] of now.files) write(`layout/${path}`, bytes);
  const tar = tarOf(...[...old.files].map(([path, content]) => ({ name: path, content })));
  write('old.tar', tar);
  write('old.tar.gz', gzipSync(tar));
  for (const [name, port] of [
    ['before', 3000],
    ['after', 4000],
  ] as const) {
    write(`${name}/package.json`, JSON.stringify({ name: 'shop', scripts: { start: 'node server.js' } }));
    write(`${name}/server.js`, `listen(process.env.PORT ?? ${port})`);
  }
  registry = await LayoutRegistry.start({ old, now });
  const names = ['nodejs-24', 'npm', 'bash', 'ca-certificates-bundle', 'wolfi-baselayout', 'busybox', 'apk-tools'];
  packages = await RepositoryServer.start(
    file(unsignedArchive(indexText(...names.map((name) => ({ name, version: '24.1.0-r0' }))))),
  );
});
afterAll(async () => {
  registry.stop();
  await packages.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' };
  const exitCode = await runCli(args, {
    environment: {
      PATH: process.env.PATH,
      XDG_CACHE_HOME: join(folder, 'cache'),
      AIPACK_PACKAGE_REPOSITORIES: packages.url,
    },
    directory: folder,
    stdout: (text) => (said.stdout += text),
    stderr: (text) => (said.stderr += text),
    signal: new AbortController().signal,
  });
  return { exitCode, ...said };
}

describe('aipack diff', () => {
  test.each([
    ['a folder with a layout', 'layout', undefined],
    ['a tag', undefined, 'now'],
  ])('compares an archive with %s, and ends with 1 where they differ', async (_, path, tag) => {
    const after = path ?? `${registry.repository}:${tag}`;
    for (const archive of ['old.tar', 'old.tar.gz']) {
      const { exitCode, stderr, stdout } = await run('diff', archive, after);
      expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
      expect(stdout).toContain('packages: 1 updated\n  ~  openssl  1 → 2\n');
      expect(stdout).toContain('files: 1 changed\n  ~  app/version  1 B → 1 B');
    }
  });

  test('ends with 0 where both are the same', async () => {
    const { exitCode, stdout } = await run('diff', 'old.tar', `${registry.repository}:old`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringMatching(/^The same: /) as unknown });
  });

  test('prints all of it as JSON on demand', async () => {
    const { exitCode, stdout } = await run('diff', 'old.tar', 'layout', '--format', 'json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      same: false,
      before: { name: 'old.tar' },
      platforms: [{ platform: 'linux/amd64', changes: { packages: [{ name: 'openssl', before: '1', after: '2' }] } }],
    });
  });

  test.each(['plan', 'detect'])('compares what %s printed with a folder', async (verb) => {
    const printed = await run(verb, 'before', '--format', 'json', '--allow-untrusted');
    expect(printed.exitCode).toBe(0);
    write('printed.json', printed.stdout);
    expect(await run('diff', 'printed.json', 'before', '--allow-untrusted')).toMatchObject({ exitCode: 0 });
    const { exitCode, stdout } = await run('diff', 'printed.json', 'after', '--allow-untrusted');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/~ {2}variable PORT +3000 → 4000/);
    expect(stdout).toContain('packages: the same');
  });

  test('compares two folders', async () => {
    const { exitCode, stdout } = await run('diff', 'before', 'after', '--allow-untrusted');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/\+ {2}port 4000\/tcp/);
  });

  test.each([
    ['an image with a plan', ['layout', 'before'], '"layout" is an image, and "before" a plan'],
    ['what is not there', ['layout', '127.0.0.1:1/gone'], 'REGISTRY_UNREACHABLE'],
    ['a file that is neither', ['before/server.js', 'before'], 'SPEC_INVALID'],
    ['a platform that an image does not have', ['old.tar', 'layout', '--platform', 'linux/arm64'], 'IMAGE_NOT_FOUND'],
  ])('ends with 2 or 75 where it can not compare %s', async (_, args, told) => {
    const { exitCode, stderr } = await run('diff', ...args, '--allow-untrusted');
    expect(stderr).toContain(told);
    expect(exitCode).toBe(told === 'REGISTRY_UNREACHABLE' ? 75 : 2);
  });

  test('says of an archive that is cut that it is', async () => {
    write('cut.tar.gz', gzipSync(tarOf({ name: 'a', content: 'x'.repeat(5000) })).subarray(0, 40));
    const { exitCode, stderr } = await run('diff', 'cut.tar.gz', 'layout');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringContaining("can't be read as an archive") as unknown,
    });
  });
});
