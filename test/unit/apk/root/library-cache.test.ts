import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { layOutRoot } from '../../../../src/apk/root/lay-out-root.ts';
import { readSharedLibrary } from '../../../../src/apk/root/own/elf.ts';
import { compareLibraryNames } from '../../../../src/apk/root/own/library-cache-file.ts';
import { matchesPattern } from '../../../../src/apk/root/own/pattern.ts';
import type { PackageContents } from '../../../../src/apk/types.ts';
import { sample } from '../support/samples.ts';
import { contentsOf, type Laid, lay, type Made, type MadePackage, makePackage } from './support/packages.ts';
import { untar } from './support/untar.ts';

const folder = join(import.meta.dirname, '../../../data/library-cache');
const data = (name: string): Buffer => readFileSync(join(folder, name));

/** What `ld.so` sees of a cache: kind, name and path of each entry, in the order in which it looks for names. */
function entriesOf(cache: Buffer): { readonly flags: number; readonly name: string; readonly path: string }[] {
  expect(cache.subarray(0, 20).toString()).toBe('glibc-ld.so.cache1.1');
  const text = (at: number): string => cache.subarray(at, cache.indexOf(0, at)).toString();
  return Array.from({ length: cache.readUInt32LE(20) }, (_, index) => {
    const at = 48 + index * 24;
    expect(cache.readBigUInt64LE(at + 16)).toBe(0n);
    return {
      flags: cache.readUInt32LE(at),
      name: text(cache.readUInt32LE(at + 4)),
      path: text(cache.readUInt32LE(at + 8)),
    };
  });
}

function madeOf(tar: Buffer): Made[] {
  return untar(tar).map(({ path, type, target, content, mode }) => {
    if (type === 'directory') return { path: `${path}/`, mode };
    return type === 'symlink' ? { path, link: target } : { path, content, mode };
  });
}

/** What a builder of packages would say of the libraries: `libbar.so.10` is a name that no file has, so they are read. */
const SAID = ['libfoo.so.1', 'libbar.so.9', 'libbar.so.10', 'ld-linux-x86-64.so.2'];

async function laid(entries: readonly (Made | string)[], said = SAID): Promise<Laid> {
  const info = said.map((name) => `provides = so:${name}=1`);
  return lay([{ name: 'libraries', info, entries } satisfies MadePackage]);
}

describe('a root that glibc knows', () => {
  const tree = madeOf(gunzipSync(data('tree.tar.gz')));

  test('has the cache that ldconfig writes', async () => {
    const { bytes } = await laid(tree);
    const cache = bytes('etc/ld.so.cache');
    expect(entriesOf(cache)).toEqual(entriesOf(data('ld.so.cache')));
    expect(cache.readUInt32LE(24)).toBe(cache.length - 48 - 24 * cache.readUInt32LE(20));
    expect(cache.readUInt8(28)).toBe(data('ld.so.cache').readUInt8(28));
  });

  test('has the links that ldconfig makes', async () => {
    const { tree: merged } = await laid(tree);
    const links = [...merged].flatMap(([path, { target }]) => (target === undefined ? [] : [`${path} -> ${target}`]));
    expect(links).toEqual(data('after.txt').toString().trimEnd().split('\n'));
  });

  test('has all but what is found without it, where packages say what their libraries are called', async () => {
    const { bytes } = await laid([...tree, { path: 'usr/lib/libbar.so.10', link: 'libbar.so.10.0' }]);
    const expected = entriesOf(data('ld.so.cache')).filter(({ name }) => name !== 'libplain.so');
    expect(entriesOf(bytes('etc/ld.so.cache'))).toEqual(expected);
  });

  test('needs nothing to be read with the configuration of Wolfi, where no library is in a folder of its own', async () => {
    const entries = tree.filter(({ path }) => !path.startsWith('opt/') && !path.startsWith('usr/local/lib/lib'));
    const libraries = await makePackage({
      name: 'libraries',
      info: SAID.map((name) => `provides = so:${name}=1`),
      entries: [
        ...entries.filter(({ path }) => path.startsWith('usr/')),
        { path: 'usr/lib/libbar.so.10', link: 'libbar.so.10.0' },
      ],
    });
    const configuration = await makePackage({
      name: 'glibc',
      entries: [
        { path: 'lib', link: 'usr/lib' },
        'etc/',
        { path: 'etc/ld.so.conf', content: 'include /etc/ld.so.conf.d/*.conf\n' },
        'etc/ld.so.conf.d/',
        { path: 'etc/ld.so.conf.d/libc.conf', content: '/usr/local/lib\n/usr/lib\n' },
      ],
    });
    const read: string[] = [];
    const contents = contentsOf([libraries, configuration]);
    const counted: PackageContents = {
      entries: (apk) => {
        read.push(apk.info.name);
        return contents.entries(apk);
      },
    };
    const root = await layOutRoot(
      [libraries.apk, configuration.apk],
      { architecture: 'x86_64', world: [], epoch: 0 },
      counted,
    );
    expect(read).toEqual([]);
    expect(root.find('etc/ld.so.cache')?.entry.size).toBeGreaterThan(48 + 5 * 24);
  });

  test('takes no name of a package that two files have', async () => {
    const two = tree.find(({ path }) => path === 'opt/extra/lib/libtwo.so.1.2');
    const { bytes } = await laid(
      [...tree, { ...two, path: 'usr/lib/libfoo.so.2' }, { path: 'usr/lib/libfoo.so.3', link: 'libfoo.so.2' }],
      ['libfoo.so.2', 'libfoo.so.3', 'missing'],
    );
    const names = entriesOf(bytes('etc/ld.so.cache')).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['libtwo.so.1']));
    expect(names).not.toEqual(expect.arrayContaining(['libfoo.so.2']));
  });

  test('gets none where there is no configuration', async () => {
    const { at } = await laid(tree.filter(({ path }) => path !== 'etc/ld.so.conf'));
    expect(at('etc/ld.so.cache')).toBe('nothing');
  });

  test('tells of variants that are left out', async () => {
    const { notices } = await laid([...tree, { path: 'usr/lib/glibc-hwcaps/' }]);
    expect(notices).toEqual(['LIBRARY_CACHE_INCOMPLETE']);
  });
});

describe('the name of a library', () => {
  test('is read of one for ARM', () => {
    const library = untar(gunzipMembers(sample('libcap-2.69-r0.apk'))).find(
      ({ path }) => path === 'usr/lib/libcap.so.2.69',
    );
    expect(readSharedLibrary(library?.content ?? Buffer.alloc(0))).toEqual({ soname: 'libcap.so.2', flags: 0x0a03 });
  });

  test('is not read of what is cut short, whatever byte it ends at', () => {
    const whole = untar(gunzipSync(data('tree.tar.gz'))).find(({ path }) => path === 'usr/lib/libbar.so.9')?.content;
    const bytes = whole ?? Buffer.alloc(0);
    expect(readSharedLibrary(bytes)).toEqual({ soname: 'libbar.so.9', flags: 0x0303 });
    for (let length = 0; length < bytes.length; length++) readSharedLibrary(bytes.subarray(0, length));
  });

  test('is not read of what has been damaged, nor does that throw', () => {
    const whole = untar(gunzipSync(data('tree.tar.gz'))).find(({ path }) => path === 'usr/lib/libbar.so.9')?.content;
    for (let at = 0; at < (whole?.length ?? 0); at++) {
      const bytes = Buffer.from(whole ?? []);
      bytes[at] = 0xff;
      readSharedLibrary(bytes);
    }
  });
});

test.each([
  ['libc.so.10', 'libc.so.9', 1],
  ['libc.so.6', 'libc.so.6', 0],
  ['libc.so.1', 'libc.so.a', 1],
  ['libc.so', 'libc.so.6', -1],
  ['liba.so', 'libb.so', -1],
  ['libc.so.007', 'libc.so.7', 0],
])('%s beside %s', (a, b, order) => {
  expect(Math.sign(compareLibraryNames(a, b))).toBe(order);
  expect(Math.sign(compareLibraryNames(b, a))).toBe(0 - order);
});

test.each([
  ['a.conf', '*.conf', true],
  ['.conf', '*.conf', true],
  ['a.conf.d', '*.conf', false],
  ['abc', 'a?c', true],
  ['ac', 'a?c', false],
  ['a'.repeat(200), '*a*a*a*a*a*a*b', false],
  ['', '*', true],
])('%s is meant by %s: %s', (name, pattern, meant) => {
  expect(matchesPattern(name, pattern)).toBe(meant);
});

/** The last member of a package's file. */
function gunzipMembers(file: Buffer): Buffer {
  for (let at = file.length - 10; at > 0; at--) {
    if (file[at] !== 0x1f || file[at + 1] !== 0x8b || file[at + 2] !== 8) continue;
    try {
      return gunzipSync(file.subarray(at));
    } catch {
      // Bytes that look like the beginning of a member.
    }
  }
  return Buffer.alloc(0);
}
