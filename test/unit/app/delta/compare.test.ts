import { describe, expect, test } from '@jest/globals';
import { compareImages, readImage, type ReadImage } from '../../../../src/app/delta/compare.ts';
import { layoutSource } from '../../../../src/app/delta/layout-source.ts';
import type { Delta, PlatformDelta } from '../../../../src/report/delta.ts';
import { BUILD, MadeLayout, SPDX, spdx, type MadeImage } from './support/layout.ts';

const BUDGET = 1024 * 1024;

async function read(layout: MadeLayout): Promise<ReadImage> {
  const source = layoutSource('app', layout.open);
  const root = await source.root();
  if (root === undefined) throw new Error('no root');
  return readImage(source, root);
}

async function compare(before: MadeLayout, after: MadeLayout, budget = BUDGET): Promise<Delta> {
  return compareImages(await read(before), await read(after), budget);
}

async function onePlatform(before: MadeImage, after: MadeImage, budget?: number): Promise<PlatformDelta> {
  const { platforms } = await compare(new MadeLayout(before), new MadeLayout(after), budget);
  const [only] = platforms;
  if (only === undefined) throw new Error('no platform');
  return only;
}

const app = (content: string): { title: string; files: { path: string; content: string }[] } => ({
  title: '. → .',
  files: [{ path: 'app/server.js', content }],
});

describe('two images', () => {
  test('with the same manifest are the same, whatever is attested of them', async () => {
    const image = { layers: [app('a')] };
    const delta = await compare(
      new MadeLayout({ ...image, statements: { [SPDX]: spdx('pkg:apk/wolfi/a@1') } }),
      new MadeLayout({ ...image, statements: { [SPDX]: spdx('pkg:apk/wolfi/a@2') } }),
    );
    expect(delta).toMatchObject({ same: true, platforms: [{ platform: 'linux/amd64', same: true, changes: {} }] });
  });

  test('tell packages and application dependencies by name and version', async () => {
    const statements = (...purls: readonly string[]): object => ({ [SPDX]: spdx(...purls) });
    const { changes } = await onePlatform(
      {
        layers: [app('a')],
        statements: {
          ...statements(
            'pkg:apk/wolfi/openssl@3.5.0-r0?arch=x86_64',
            'pkg:apk/wolfi/curl@8.1-r0?arch=x86_64',
            'pkg:apk/wolfi/libstdc%2B%2B@15-r0?arch=x86_64',
            'pkg:npm/%40scope/left@1.0.0',
            'pkg:npm/express@4.0.0',
            'pkg:npm/express@5.0.0',
          ),
        },
      },
      {
        layers: [app('b')],
        statements: {
          ...statements(
            'pkg:apk/wolfi/openssl@3.5.0-r1?arch=x86_64',
            'pkg:apk/wolfi/zlib@1.3-r0?arch=x86_64',
            'pkg:apk/wolfi/libstdc%2B%2B@15-r0?arch=x86_64',
            'pkg:npm/@scope/left@1.0.1',
            'pkg:npm/express@5.0.0',
            'pkg:npm/express@5.1.0',
            'pkg:maven/org.slf4j/slf4j-api@2.0',
            'not a package URL',
            'pkg:npm/%E0%A4@1',
          ),
        },
      },
    );
    expect(changes.packages).toEqual([
      { name: 'curl', before: '8.1-r0' },
      { name: 'openssl', before: '3.5.0-r0', after: '3.5.0-r1' },
      { name: 'zlib', after: '1.3-r0' },
    ]);
    expect(changes.dependencies).toEqual([
      { name: 'maven org.slf4j/slf4j-api', after: '2.0' },
      { name: 'npm @scope/left', before: '1.0.0', after: '1.0.1' },
      { name: 'npm express', before: '4.0.0', after: '5.1.0' },
    ]);
  });

  test('know packages by the statement of the build where there is no list of everything', async () => {
    const stated = (uri: string): MadeImage => ({
      layers: [app(uri)],
      statements: { [BUILD]: { packages: { runtime: [{ uri }] } } },
    });
    const { changes } = await onePlatform(stated('pkg:apk/wolfi/a@1'), stated('pkg:apk/wolfi/a@2'));
    expect(changes.packages).toEqual([{ name: 'a', before: '1', after: '2' }]);
    expect(changes.dependencies).toBeUndefined();
  });

  test('tell in one sentence that one of them lists nothing, as what another program made', async () => {
    const after = { layers: [app('b')], statements: { [SPDX]: spdx('pkg:apk/wolfi/a@1') } };
    const { changes, notes } = await onePlatform({ layers: [app('a')] }, after);
    expect(changes.packages).toBeUndefined();
    expect(notes).toEqual(['The old image has no list of what is in it, so packages are not compared.']);
  });

  test('take no statement that is about another image', async () => {
    const statements = { [SPDX]: spdx('pkg:apk/wolfi/a@1') };
    const about = `sha256:${'0'.repeat(64)}`;
    const delta = await compare(
      new MadeLayout({ layers: [app('a')], statements }),
      new MadeLayout({ layers: [app('b')], statements, about }),
    );
    expect(delta.platforms[0]?.changes.packages).toBeUndefined();
  });

  test('tell what a container is started with', async () => {
    const { changes } = await onePlatform(
      {
        config: {
          Entrypoint: ['node', 'a.js'],
          User: '65532',
          Env: ['PORT=3000', 'OLD=1'],
          ExposedPorts: { '3000/tcp': {} },
          Labels: { team: 'a' },
          Cmd: null,
        },
      },
      {
        config: {
          Entrypoint: ['node', 'b.js'],
          User: '65532',
          Env: ['PORT=4000'],
          ExposedPorts: { '4000/tcp': {} },
          Labels: { team: 'b' },
        },
      },
    );
    expect(changes.settings).toEqual([
      { name: 'entrypoint', before: '["node","a.js"]', after: '["node","b.js"]' },
      { name: 'label team', before: 'a', after: 'b' },
      { name: 'port 3000/tcp', before: 'yes' },
      { name: 'port 4000/tcp', after: 'yes' },
      { name: 'variable OLD', before: '1' },
      { name: 'variable PORT', before: '3000', after: '4000' },
    ]);
  });

  test('are compared platform by platform', async () => {
    const delta = await compare(
      new MadeLayout({ layers: [app('a')] }, { architecture: 'arm64', layers: [app('a')] }),
      new MadeLayout({ layers: [app('a')] }),
    );
    expect(delta.same).toBe(false);
    expect(delta.platforms.map(({ notes, platform, same }) => [platform, same, notes])).toEqual([
      ['linux/amd64', true, []],
      ['linux/arm64', false, ['Only the old image has this platform.']],
    ]);
  });

  test('tell the size of what is pulled', async () => {
    const { size } = await onePlatform({ layers: [app('a')] }, { layers: [app('a'), { title: 'more', files: [] }] });
    expect(size?.after).toBeGreaterThan(size?.before ?? 0);
  });
});

describe('files', () => {
  test('are those of layers that only one of both has, when they were made aside', async () => {
    const before = app('a');
    const kept = { title: 'kept', files: [{ path: 'kept', content: 'x' }] };
    const more = {
      title: 'more',
      files: [
        { path: 'gone', content: 'xx' },
        { path: 'dir', type: '5' as const },
      ],
    };
    const { files } = await onePlatform(
      { layers: [kept, { ...before, files: [...before.files, { path: 'old', content: 'o', modified: 1 }] }, more] },
      {
        layers: [
          kept,
          {
            title: before.title,
            files: [
              { path: 'app/server.js', content: 'bb' },
              { path: 'new.js', content: 'n'.repeat(900) },
              { path: 'old', content: 'o', modified: 2 },
            ],
          },
        ],
      },
    );
    expect(files).toEqual({
      added: 1,
      removed: 1,
      changed: 1,
      largest: [
        { path: 'new.js', after: 900 },
        { path: 'app/server.js', before: 1, after: 2 },
        { path: 'gone', before: 2 },
      ],
    });
  });

  test('of packages are not looked at: those are told by their names', async () => {
    const layout = (version: string): MadeLayout =>
      new MadeLayout({
        layers: [
          { title: `nodejs-24=${version}`, files: [{ path: 'usr/bin/node', content: version }] },
          {
            title: 'package database, and what scripts would have made',
            files: [{ path: 'lib/apk', content: version }],
          },
          app(version),
        ],
      });
    const { platforms } = await compare(layout('1-r0'), layout('2-r0'));
    expect(platforms[0]?.files).toMatchObject({ added: 0, removed: 0, changed: 1 });
  });

  test('of a layer that an upper one hides are gone', async () => {
    const { files } = await onePlatform(
      { layers: [{ title: 'one', files: [{ path: 'a/b', content: 'x' }] }] },
      {
        layers: [
          {
            title: 'one',
            files: [
              { path: 'a/b', content: 'x' },
              { path: 'c', content: 'y' },
            ],
          },
          { title: 'two', files: [{ path: 'a/.wh.b' }] },
        ],
      },
    );
    expect(files).toMatchObject({ added: 1, removed: 1, changed: 0 });
  });

  test('of layers that cost too much are not read, which is told', async () => {
    const big = (byte: string): MadeImage => ({
      layers: [app(byte), { title: 'big', files: [{ path: 'big', content: randomText(9000) }] }],
    });
    const [before, after] = [new MadeLayout(big('a')), new MadeLayout(big('b'))];
    const { platforms } = await compare(before, after, 4000);
    expect(platforms[0]?.files).toMatchObject({ changed: 1, added: 0 });
    expect(platforms[0]?.notes).toContainEqual(
      expect.stringMatching(/^2 layers of 1\d\.\d kB that differ are not looked into\.$/),
    );
  });

  test('of layers that are not packed are read as well, and others are told', async () => {
    const plain = (content: string): MadeImage => ({
      layers: [{ ...app(content), mediaType: 'application/vnd.oci.image.layer.v1.tar' }],
    });
    expect((await onePlatform(plain('a'), plain('b'))).files).toMatchObject({ changed: 1 });
    const zstd = (content: string): MadeImage => ({
      layers: [{ ...app(content), mediaType: 'application/vnd.oci.image.layer.v1.tar+zstd' }],
    });
    expect((await onePlatform(zstd('a'), zstd('b'))).notes).toContain(
      "A layer can't be looked into: it is of the type application/vnd.oci.image.layer.v1.tar+zstd.",
    );
  });
});

/** What doesn't pack well, and is the same in every run. */
function randomText(length: number): string {
  let seed = (randomText.count += 1);
  return Array.from({ length }, () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return String.fromCharCode(33 + (seed % 90));
  }).join('');
}
randomText.count = 0;
