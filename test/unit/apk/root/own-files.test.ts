import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { lay, type Made, type MadePackage, refusal } from './support/packages.ts';

describe('the links of busybox', () => {
  const busybox = (name: string, ...paths: string[]): MadePackage => ({
    name,
    info: ['replaces = coreutils'],
    scripts: ['.post-install', '.trigger'],
    entries: [
      'usr/',
      'usr/bin/',
      { path: 'usr/bin/busybox', mode: 0o755 },
      'etc/',
      'etc/busybox-paths.d/',
      { path: `etc/busybox-paths.d/${name}`, content: paths.map((path) => `${path}\n`).join('') },
      { path: 'bin', link: 'usr/bin' },
      { path: 'sbin', link: 'usr/bin' },
    ],
  });
  const coreutils: MadePackage = { name: 'coreutils', entries: ['usr/', 'usr/bin/', 'usr/bin/ls'] };

  test.each(['busybox', 'busybox-full'])('are those that %s says it wants', async (name) => {
    const { at, notices } = await lay([
      busybox(name, '/bin/sh', '/sbin/init', '/usr/bin/env', '/opt/x/tool', '/bin/busybox'),
    ]);
    expect([at('usr/bin/sh'), at('usr/bin/init'), at('usr/bin/env')]).toEqual(Array(3).fill('-> /bin/busybox'));
    expect(at('opt/x/tool')).toBe('-> /bin/busybox');
    expect(at('opt/x')).toBe('directory 755 0:0');
    expect(at('usr/bin/busybox')).toBe('file 755 0:0');
    expect(notices).toEqual([]);
  });

  test('leave a name that another package has', async () => {
    const { at, text } = await lay([busybox('busybox', '/bin/ls', '/bin/cat'), coreutils]);
    expect(text('usr/bin/ls')).toBe('content of usr/bin/ls');
    expect(at('usr/bin/cat')).toBe('-> /bin/busybox');
  });

  test('are not in the database, as those of its script are not', async () => {
    const { text } = await lay([busybox('busybox', '/bin/sh')]);
    expect(text('lib/apk/db/installed')).not.toContain('R:sh');
  });

  test('are missing, and that is told, where busybox does not say which', async () => {
    const { notices } = await lay([{ name: 'busybox', entries: ['bin/', 'bin/busybox'] }]);
    expect(notices).toEqual(['BUSYBOX_LINKS_UNKNOWN']);
  });

  test('are listed from the root, with or without a slash', async () => {
    const { at } = await lay([busybox('busybox', 'bin/sh', '', '//', '/bin/cat')]);
    expect([at('usr/bin/sh'), at('usr/bin/cat')]).toEqual(['-> /bin/busybox', '-> /bin/busybox']);
  });

  test('are not made where there is only its list', async () => {
    const { at } = await lay([
      { name: 'a', entries: ['etc/', 'etc/busybox-paths.d/', { path: 'etc/busybox-paths.d/a', content: '/bin/sh\n' }] },
    ]);
    expect(at('bin/sh')).toBe('nothing');
  });
});

describe('accounts', () => {
  const nonroot = { name: 'nonroot', uid: 65532, gid: 65532, home: '/home/nonroot', shell: '/sbin/nologin' };
  const layout = (...more: Made[]): MadePackage => ({
    name: 'baselayout',
    entries: [
      'etc/',
      { path: 'etc/passwd', content: 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n' },
      { path: 'etc/group', content: 'root:x:0:root\nstaff:x:50:' },
      ...more,
    ],
  });

  test('are added to those that are there', async () => {
    const { text, at, tree } = await lay([layout()], { accounts: [nonroot] });
    expect(text('etc/passwd').split('\n').slice(1)).toEqual([
      'nobody:x:65534:65534:nobody:/:/sbin/nologin',
      'nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin',
      '',
    ]);
    expect(text('etc/group')).toBe('root:x:0:root\nstaff:x:50:\nnonroot:x:65532:\n');
    expect(at('home/nonroot')).toBe('directory 755 65532:65532');
    expect(at('home')).toBe('directory 755 0:0');
    expect(at('etc/shadow')).toBe('nothing');
    expect(tree.get('etc/passwd')?.mtime).toBe(1_700_000_000);
  });

  test('have no password where those have a file of their own, whose mode stays', async () => {
    const shadow = { path: 'etc/shadow', content: 'root:*::0:::::\n', mode: 0o640, gid: 42 };
    const { text, at } = await lay([layout(shadow)], { accounts: [nonroot] });
    expect(text('etc/shadow')).toBe('root:*::0:::::\nnonroot:!:0:0:99999:7:::\n');
    expect(at('etc/shadow')).toBe('file 640 0:42');
  });

  test.each([
    ['name', { ...nonroot, name: 'nobody' }],
    ['id', { ...nonroot, uid: 65534 }],
  ])('whose %s is taken already are not added, nor their home', async (_, account) => {
    const { text, at } = await lay([layout()], { accounts: [account] });
    expect(text('etc/passwd').split('\n')).toHaveLength(3);
    expect(at('home/nonroot')).toBe('nothing');
  });

  test('share a group that has their id', async () => {
    const { text } = await lay([layout()], { accounts: [{ ...nonroot, gid: 50 }] });
    expect(text('etc/group')).toBe('root:x:0:root\nstaff:x:50:');
    expect(text('etc/passwd')).toContain('nonroot:x:65532:50:');
  });

  test('are the only ones where no package brings any', async () => {
    const { text, at } = await lay([{ name: 'a', entries: ['x'] }], { accounts: [nonroot] });
    expect(text('etc/passwd')).toBe('nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n');
    expect(at('etc/group')).toBe('file 644 0:0');
  });

  test('keep a home that is there', async () => {
    const { at } = await lay([layout(), { name: 'x', entries: ['home/', { path: 'home/nonroot/', mode: 0o700 }] }], {
      accounts: [nonroot],
    });
    expect(at('home/nonroot')).toBe('directory 700 0:0');
  });

  test('may live in the root', async () => {
    const { notices } = await lay([layout()], { accounts: [{ ...nonroot, home: '/' }] });
    expect(notices).toEqual([]);
  });

  test('have no home where a file is in its place, and that is told', async () => {
    const { notices, at } = await lay([layout(), { name: 'x', entries: ['home'] }], { accounts: [nonroot] });
    expect(notices).toEqual(['OWN_FILE_LEFT_OUT']);
    expect(at('home')).toBe('file 644 0:0');
  });

  test('keep bytes of others that are no text', async () => {
    const bytes = Buffer.from([0x78, 0xff, 0x3a, 0x78, 0x3a, 0x39, 0x0a]);
    const { tree, samples } = await lay([{ name: 'a', entries: ['etc/', { path: 'etc/passwd', content: bytes }] }], {
      accounts: [nonroot],
    });
    expect(tree.get('etc/passwd')?.size).toBe(
      bytes.length + 'nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n'.length,
    );
    expect(samples).toHaveLength(1);
  });

  test.each([
    { ...nonroot, name: 'a:b' },
    { ...nonroot, name: 'root\nx' },
    { ...nonroot, uid: -1 },
    { ...nonroot, gid: 2 ** 32 - 1 },
    { ...nonroot, uid: 1.5 },
    { ...nonroot, home: 'home' },
    { ...nonroot, shell: '/bin/sh\nroot::0:0::/:/bin/sh' },
  ])('that would break the file are refused: %j', async (account) => {
    expect(await refusal([layout()], { accounts: [account] })).toMatchObject({ code: 'ROOT_OPTION' });
  });
});

describe("a user's certificates", () => {
  const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
  const bundle: MadePackage = {
    name: 'ca-certificates-bundle',
    entries: ['etc/', 'etc/ssl/', 'etc/ssl/certs/', { path: 'etc/ssl/certs/ca-certificates.crt', content: 'first' }],
  };

  test('are added to the bundle', async () => {
    const { text, notices } = await lay([bundle], { certificates: pem });
    expect(text('etc/ssl/certs/ca-certificates.crt')).toBe(`first\n${pem}\n`);
    expect(notices).toEqual([]);
  });

  test('are the bundle where there is none', async () => {
    const { text } = await lay([{ name: 'a', entries: ['x'] }], { certificates: `${pem}\n` });
    expect(text('etc/ssl/certs/ca-certificates.crt')).toBe(`${pem}\n`);
  });

  test("are missing in Java's store, and that is told", async () => {
    const java = ['etc/', 'etc/ssl/', 'etc/ssl/certs/', 'etc/ssl/certs/java/', 'etc/ssl/certs/java/cacerts'];
    const { notices } = await lay([bundle, { name: 'java', entries: java }], { certificates: pem });
    expect(notices).toEqual(['CERTIFICATES_NOT_ADDED']);
  });

  test('of packages are told of where only a script would add them', async () => {
    const local = [
      'usr/',
      'usr/local/',
      'usr/local/share/',
      'usr/local/share/ca-certificates/',
      'usr/local/share/ca-certificates/x.crt',
    ];
    expect((await lay([bundle, { name: 'x', entries: local }])).notices).toEqual(['CERTIFICATES_NOT_ADDED']);
  });
});

describe('what apk keeps', () => {
  test('the world is sorted, each name once', async () => {
    const { text } = await lay([{ name: 'a', entries: ['x'] }], { world: ['zlib', 'Apache', 'a=1.0-r0', 'zlib'] });
    expect(text('etc/apk/world')).toBe('a=1.0-r0\nApache\nzlib\n');
  });

  test('triggers are recorded by checksum', async () => {
    const { text, samples } = await lay([{ name: 'a', info: ['triggers = /usr/lib /etc'], entries: ['x'] }]);
    expect(text('lib/apk/db/triggers')).toBe(`${samples[0]?.apk.checksum} /usr/lib /etc\n`);
  });

  test('attributes are recorded by their hash', async () => {
    const capability = Buffer.from('AQAAAgAgAAAAAAAAAAAAAAAAAAA=', 'base64');
    const attributes = {
      'user.b': Buffer.from('b').toString('base64'),
      'security.capability': capability.toString('base64'),
    };
    const { text, tree } = await lay([{ name: 'a', entries: [{ path: 'x', attributes }] }]);
    const length = (bytes: number): Buffer => Buffer.from([0, 0, 0, bytes]);
    const hashed = [
      length(19),
      Buffer.from('security.capability'),
      length(capability.length),
      capability,
      length(6),
      Buffer.from('user.b'),
      length(1),
      Buffer.from('b'),
    ];
    const hash = createHash('sha1').update(Buffer.concat(hashed)).digest('base64');
    expect(text('lib/apk/db/installed')).toContain(`\nF:\nR:x\na:0:0:644:Q1${hash}\nZ:Q1`);
    expect(tree.get('x')?.attributes).toEqual(attributes);
  });

  test('a hard link has the checksum of the file that it names', async () => {
    const { text } = await lay([{ name: 'a', entries: ['x', { path: 'y', same: 'x' }] }]);
    const [one, two] = [...text('lib/apk/db/installed').matchAll(/^Z:(.*)$/gm)].map((each) => each[1]);
    expect(one).toBe(two);
  });

  test.each([
    ['apk-tools', []],
    ['other-apk', ['provides = cmd:apk=1.0-r0']],
  ])('keys and repositories are there for the package manager %s', async (name, info) => {
    const packageManager = { keys: { 'wolfi.rsa.pub': 'KEY' }, repositories: ['https://example.com/os'] };
    const { text } = await lay([{ name, info, entries: ['x'] }], { packageManager });
    expect(text('etc/apk/keys/wolfi.rsa.pub')).toBe('KEY');
    expect(text('etc/apk/repositories')).toBe('https://example.com/os\n');
  });

  test('and are not where there is none', async () => {
    const packageManager = { keys: { k: 'KEY' }, repositories: ['https://example.com/os'] };
    const { at } = await lay([{ name: 'a', entries: ['x'] }], { packageManager });
    expect([at('etc/apk/keys'), at('etc/apk/repositories')]).toEqual(['nothing', 'nothing']);
  });
});

test('what has no room is told of, and the rest is there', async () => {
  const accounts = [{ name: 'nonroot', uid: 65532, gid: 65532, home: '/home/nonroot', shell: '/sbin/nologin' }];
  const { root, at, text } = await lay([{ name: 'a', entries: ['lib', 'etc/', 'etc/passwd/'] }], { accounts });
  expect(root.notices.map(({ message }) => message)).toEqual(
    ['lib/apk/db/installed', 'lib/apk/db/scripts.tar.gz', 'lib/apk/db/triggers', 'etc/passwd'].map(
      (path) => `${path} is left out: something else is in its place.`,
    ),
  );
  expect([at('lib'), at('etc/passwd')]).toEqual(['file 644 0:0', 'directory 755 0:0']);
  expect(text('etc/group')).toBe('nonroot:x:65532:\n');
});

test('without packages there is what apk leaves of an empty root', async () => {
  const { tree, root } = await lay([]);
  expect(root.layers).toHaveLength(1);
  expect([...tree.keys()].filter((path) => tree.get(path)?.type === 'file')).toEqual([
    'etc/apk/arch',
    'etc/apk/world',
    'lib/apk/db/installed',
    'lib/apk/db/scripts.tar.gz',
    'lib/apk/db/triggers',
  ]);
});

describe('scripts', () => {
  test('never run, and what they would have done is told', async () => {
    const { root } = await lay([
      { name: 'fontconfig', scripts: ['.post-install', '.trigger'], entries: ['x'] },
      { name: 'busybox-full', scripts: ['.trigger'], entries: ['w'] },
      { name: 'strange', scripts: ['.pre-install', '.pre-deinstall'], entries: ['y'] },
      { name: 'leaving', scripts: ['.pre-deinstall', '.post-upgrade'], entries: ['z'] },
    ]);
    expect(root.notices).toEqual([
      {
        code: 'SCRIPT_NOT_RUN',
        message: expect.stringMatching(/^fontconfig-1\.0-r0 has \.post-install, \.trigger, .* no cache of fonts/),
      },
      { code: 'SCRIPT_NOT_RUN', message: expect.stringMatching(/^strange-1\.0-r0 has \.pre-install, /) },
    ]);
  });
});
