import { describe, expect, test } from '@jest/globals';
import { lay, laySamples, makePackage, type MadePackage } from './support/packages.ts';

const baselayout: MadePackage = {
  name: 'baselayout',
  entries: [
    { path: 'lib', link: 'usr/lib' },
    { path: 'bin', link: 'usr/bin' },
    'usr/',
    'usr/bin/',
    'usr/lib/',
    { path: 'usr/sbin', link: 'bin' },
  ],
};

describe('a package whose paths lead through links of another', () => {
  const old: MadePackage = {
    name: 'old',
    info: ['depend = baselayout'],
    entries: [
      { path: 'lib/', mode: 0o700 },
      'lib/libold.so.1',
      { path: 'lib/libold.so', link: 'libold.so.1' },
      { path: 'lib/libold.so.1.0', same: 'lib/libold.so.1' },
      'usr/',
      { path: 'usr/sbin/' },
      'usr/sbin/old',
    ],
  };

  test('is laid out where the links lead to, and the links stay', async () => {
    const { at, tree, notices, root } = await lay([old, baselayout]);
    expect(at('lib')).toBe('-> usr/lib');
    expect(at('usr/lib')).toBe('directory 755 0:0');
    expect(at('usr/lib/libold.so.1')).toBe('file 644 0:0');
    expect(at('usr/lib/libold.so')).toBe('-> libold.so.1');
    expect(tree.get('usr/lib/libold.so.1.0')?.inode).toBe(tree.get('usr/lib/libold.so.1')?.inode);
    expect(at('usr/bin/old')).toBe('file 644 0:0');
    expect(notices).toEqual(['LAYER_MADE_ANEW']);
    expect(root.layers.map(({ title, source }) => [title, source.kind])).toEqual([
      ['baselayout=1.0-r0', 'package'],
      ['old=1.0-r0', 'own'],
      [expect.any(String), 'own'],
    ]);
  });

  test('keeps its own names in the database, as apk does', async () => {
    const { text } = await lay([old, baselayout]);
    expect(text('usr/lib/apk/db/installed')).toContain('F:lib\nM:0:0:700\nR:libold.so\n');
    expect(text('usr/lib/apk/db/installed')).toContain('F:usr/sbin\nR:old\n');
  });

  test('is found by either name', async () => {
    const { root } = await lay([old, baselayout]);
    expect(root.find('/lib/libold.so.1')?.path).toBe('usr/lib/libold.so.1');
    expect(root.find('usr/sbin/../../bin/old')?.path).toBe('usr/bin/old');
    expect(root.find('/lib')?.entry.kind).toBe('symlink');
    expect(root.find('/lib/missing')).toBeUndefined();
  });

  test('overwrites a file that is written by its real name, and says so', async () => {
    const real: MadePackage = {
      name: 'a-real',
      entries: ['usr/', 'usr/lib/', { path: 'usr/lib/libold.so.1', content: 'real' }],
    };
    const { notices, text } = await lay([old, baselayout, real]);
    expect(notices).toEqual(['LAYER_MADE_ANEW', 'FILE_OVERWRITTEN']);
    expect(text('usr/lib/libold.so.1')).toBe('content of lib/libold.so.1');
  });
});

describe('replaced files', () => {
  const files = (content: string): MadePackage['entries'] => [
    'etc/',
    { path: 'etc/x', content },
    { path: `etc/${content}` },
  ];

  test('are those of the package that replaces the other, whatever the order of names', async () => {
    const { text, root } = await lay([
      { name: 'a', info: ['replaces = b'], entries: files('a') },
      { name: 'b', entries: files('b') },
    ]);
    expect(text('etc/x')).toBe('a');
    expect(root.layers.map(({ source }) => source.kind)).toEqual(['package', 'package', 'own']);
    expect(root.layers[1]?.title).toBe('a=1.0-r0');
    expect(text('lib/apk/db/installed').match(/^R:x$/gm)).toHaveLength(1);
  });

  test('are those of the higher priority where both replace each other', async () => {
    const { text } = await lay([
      { name: 'a', info: ['replaces = b', 'replaces_priority = 5'], entries: files('a') },
      { name: 'b', info: ['replaces = a', 'replaces_priority = 2'], entries: files('b') },
    ]);
    expect(text('etc/x')).toBe('a');
    expect(text('lib/apk/db/installed')).toContain('r:b\nq:5\n');
  });

  test('are those of the later one of the same origin', async () => {
    const { text } = await lay([
      { name: 'a', info: ['origin = o', 'depend = b'], entries: files('a') },
      { name: 'b', info: ['origin = o'], entries: files('b') },
    ]);
    expect(text('etc/x')).toBe('a');
  });

  test('stay below, though the package that has them now is a dependency', async () => {
    const { text, root } = await lay([
      { name: 'a', info: ['depend = b'], entries: files('a') },
      { name: 'b', info: ['replaces = a'], entries: files('b') },
    ]);
    expect(text('etc/x')).toBe('b');
    expect(root.layers.map(({ title }) => title.split('=')[0])).toEqual(['a', 'b', expect.any(String)]);
  });

  test('are left out of a layer of ours where no order of layers hides them', async () => {
    const entries = (...names: string[]): MadePackage['entries'] =>
      names.map((path) => ({ path, content: `${names.join()}` }));
    const { text, root, notices } = await lay([
      { name: 'a', info: ['replaces = b'], entries: entries('ab', 'ca') },
      { name: 'b', info: ['replaces = c'], entries: entries('ab', 'bc') },
      { name: 'c', info: ['replaces = a'], entries: entries('bc', 'ca') },
    ]);
    expect([text('ab'), text('bc'), text('ca')]).toEqual(['ab,ca', 'ab,bc', 'bc,ca']);
    expect(notices).toEqual(['LAYER_MADE_ANEW']);
    expect(root.layers.map(({ source }) => source.kind).sort()).toEqual(['own', 'own', 'package', 'package']);
  });

  test('leave their other names what they are', async () => {
    const linked: MadePackage['entries'] = [
      { path: 'first', content: 'linked' },
      { path: 'second', same: 'first' },
      { path: 'third', same: 'first' },
      { path: 'null', device: '3' },
    ];
    const { text, tree, notices } = await lay([
      { name: 'a', entries: linked },
      { name: 'b', info: ['replaces = a'], entries: [{ path: 'first', content: 'mine' }] },
    ]);
    expect([text('first'), text('second')]).toEqual(['mine', 'linked']);
    expect(tree.get('third')?.inode).toBe(tree.get('second')?.inode);
    expect(notices).toEqual(['LAYER_MADE_ANEW', 'DEVICE_LEFT_OUT']);
  });
});

describe('folders of several packages', () => {
  const folder = (name: string, mode: number, ...info: string[]): MadePackage => ({
    name,
    info,
    entries: [{ path: 'srv/', mode, uid: mode }, `srv/${name}`],
  });

  test('have owner and mode of the first by name, whatever lies on top', async () => {
    const { at, root } = await lay([folder('b', 0o711), folder('a', 0o700, 'depend = b'), folder('c', 0o733)]);
    expect(at('srv')).toBe('directory 700 448:0');
    expect(root.layers).toHaveLength(4);
  });

  test('have those of the highest priority', async () => {
    const { at } = await lay([folder('b', 0o711, 'replaces_priority = 1'), folder('a', 0o700)]);
    expect(at('srv')).toBe('directory 711 457:0');
  });

  test('have those of the package that their origin is called by', async () => {
    const { at } = await lay([folder('a-libs', 0o711, 'origin = b'), folder('b', 0o700, 'origin = b')]);
    expect(at('srv')).toBe('directory 700 448:0');
  });

  test('are those that apk makes where no package has an entry', async () => {
    const { tree } = await lay([{ name: 'a', entries: ['opt/a/', 'opt/a/x'] }]);
    expect(tree.get('opt')).toEqual({ type: 'directory', mode: 0o755, uid: 0, gid: 0, mtime: 1_700_000_000 });
  });
});

describe('what no image can have', () => {
  test('devices are left out, and told', async () => {
    const { at, notices, root } = await lay([
      {
        name: 'a',
        entries: [
          'dev/',
          { path: 'dev/null', device: '3' },
          { path: 'dev/sda', device: '4' },
          { path: 'dev/f', device: '6' },
        ],
      },
    ]);
    expect([at('dev'), at('dev/null'), at('dev/sda'), at('dev/f')]).toEqual([
      'directory 755 0:0',
      'nothing',
      'nothing',
      'nothing',
    ]);
    expect(notices).toEqual(['LAYER_MADE_ANEW', ...Array.from({ length: 3 }, () => 'DEVICE_LEFT_OUT')]);
    expect(root.find('dev/null')).toBeUndefined();
  });

  test('a device below a file that takes its place is left out too: no daemon without root can unpack it', async () => {
    const { text, notices } = await lay([
      { name: 'a', entries: [{ path: 'null', device: '3' }, 'x'] },
      { name: 'b', info: ['replaces = a'], entries: [{ path: 'null', content: 'file' }] },
    ]);
    expect(text('null')).toBe('file');
    expect(notices).toEqual(['LAYER_MADE_ANEW', 'DEVICE_LEFT_OUT']);
  });

  test('a device that takes the place of a file leaves nothing', async () => {
    const { at } = await lay([
      { name: 'a', entries: ['null', 'x'] },
      { name: 'b', info: ['replaces = a'], entries: [{ path: 'null', device: '3' }] },
    ]);
    expect([at('null'), at('x')]).toEqual(['nothing', 'file 644 0:0']);
  });

  test('files that apk passes over are left out', async () => {
    const { at } = await lay([{ name: 'a', entries: ['.hidden', 'x'] }]);
    expect([at('.hidden'), at('x')]).toEqual(['nothing', 'file 644 0:0']);
  });

  test('a package that takes no room is not unpacked', async () => {
    const { at, notices, text } = await lay([{ name: 'a', size: 0, entries: ['x'] }]);
    expect(at('x')).toBe('nothing');
    expect(notices).toEqual(['PACKAGE_NOT_UNPACKED']);
    expect(text('lib/apk/db/installed')).toMatch(/^C:Q1.*\nP:a\nV:1.0-r0\nA:x86_64\nS:\d+\nI:0\nT:\nU:\nL:MIT\n\n$/);
  });
});

describe('more packages than layers', () => {
  const many = Array.from({ length: 150 }, (_, index): MadePackage => {
    const name = `p${String(index).padStart(3, '0')}`;
    return { name, entries: ['etc/', `etc/${index}`], weight: index % 3 === 0 ? 4096 : 64 };
  });

  test('the smallest share one, the largest stay as they are', async () => {
    const { root, text, tree, notices } = await lay(many);
    expect(root.layers).toHaveLength(100);
    expect(notices).toEqual(['LAYERS_JOINED']);
    const kept = root.layers.flatMap(({ source }) => (source.kind === 'package' ? [source.apk] : []));
    const joined = root.layers.at(-2);
    expect(kept).toHaveLength(98);
    expect(kept.filter(({ info }) => Number(info.name.slice(1)) % 3 === 0)).toHaveLength(50);
    expect(joined?.title.split(' ')).toHaveLength(52);
    expect(text('etc/149')).toBe('content of etc/149');
    expect([...tree.keys()].filter((path) => path.startsWith('etc/')).length).toBeGreaterThanOrEqual(150);
  });

  test('a file that is replaced is that of the winner, wherever its layer is', async () => {
    const replacing = many.slice(0, 20).map((each, index) => ({
      ...each,
      info: [`replaces = p${String(index - 1).padStart(3, '0')}`],
      entries: [
        { path: `f${index}`, content: each.name },
        { path: `f${index + 1}`, content: each.name },
      ],
      weight: index % 2 === 0 ? 4096 : 0,
    }));
    const { root, text } = await lay(replacing, { layerLimit: 8 });
    expect(root.layers).toHaveLength(8);
    for (let index = 0; index < 20; index++) expect(text(`f${index}`)).toBe(`p${String(index).padStart(3, '0')}`);
  });
});

describe('the same packages', () => {
  const set: MadePackage[] = [
    baselayout,
    { name: 'x', info: ['depend = y'], entries: ['lib/', 'lib/x', { path: 'lib/y', same: 'lib/x' }] },
    { name: 'y', info: ['depend = x', 'provides = so:y=1'], entries: ['usr/', 'usr/bin/', 'usr/bin/y'] },
    { name: 'z', info: ['depend = so:y'], entries: ['usr/', { path: 'usr/bin/', mode: 0o711 }, 'usr/bin/z'] },
  ];
  const options = {
    accounts: [{ name: 'nonroot', uid: 65532, gid: 65532, home: '/home/nonroot', shell: '/sbin/nologin' }],
  };

  test('make the same manifest, in whatever order they come', async () => {
    const samples = await Promise.all(set.map(makePackage));
    const one = await laySamples(samples, options);
    const two = await laySamples([...samples].reverse(), options);
    expect(two.root.manifest.digest).toBe(one.root.manifest.digest);
    expect(two.root.notices).toEqual(one.root.notices);
  });
});

describe('the image', () => {
  test('says what BuildKit has to know of it', async () => {
    const { root } = await lay([{ name: 'a', arch: 'aarch64', entries: ['x'] }], { architecture: 'aarch64', epoch: 0 });
    const config = JSON.parse(Buffer.from(root.config.bytes).toString()) as object;
    expect(config).toEqual({
      created: '1970-01-01T00:00:00Z',
      architecture: 'arm64',
      os: 'linux',
      config: {},
      rootfs: { type: 'layers', diff_ids: root.layers.map(({ diffId }) => diffId) },
      history: [
        { created: '1970-01-01T00:00:00Z', created_by: 'a=1.0-r0' },
        { created: '1970-01-01T00:00:00Z', created_by: expect.any(String), comment: expect.any(String) },
      ],
    });
    const manifest = JSON.parse(Buffer.from(root.manifest.bytes).toString()) as { layers: { mediaType: string }[] };
    expect(manifest.layers.map(({ mediaType }) => mediaType)).toEqual([
      'application/vnd.oci.image.layer.v1.tar+gzip',
      'application/vnd.oci.image.layer.v1.tar+gzip',
    ]);
  });
});
