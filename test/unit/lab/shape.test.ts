import { describe, expect, test } from '@jest/globals';
import { upstreamVersion } from '../../lab/apk/debian-source.ts';
import { shapeTree } from '../../lab/apk/shape.ts';
import type { Tree, TreeEntry } from '../../lab/apk/tree.ts';
import type { PackageDefinition } from '../../lab/packages/definition.ts';

const file = (text: string, modified = 1000): TreeEntry => ({
  kind: 'file',
  content: Buffer.from(text),
  mode: 0o644,
  uid: 0,
  gid: 0,
  modified,
});
const definition: PackageDefinition = {
  name: 'thing',
  description: '',
  license: 'MIT',
  from: { kind: 'debian', packages: ['thing'] },
};
const source: Tree = new Map([
  ['usr/sbin/daemon', file('d')],
  ['lib64/ld.so', file('l')],
  ['usr/share/doc/thing/copyright', file('c')],
  ['etc/thing/b.conf', file('b', 2000)],
  ['etc/thing/a.conf', file('a')],
]);

const filesOf = (tree: Tree) => [...tree].filter(([, entry]) => entry.kind !== 'directory').map(([path]) => path);

describe('the files of a package', () => {
  test('lie where Wolfi has them, without documentation', async () => {
    const tree = await shapeTree(definition, source);
    expect(filesOf(tree)).toEqual(['etc/thing/a.conf', 'etc/thing/b.conf', 'usr/bin/daemon', 'usr/lib/ld.so']);
  });

  test('are those that the definition includes and does not exclude', async () => {
    const tree = await shapeTree({ ...definition, include: ['etc/'], exclude: ['etc/thing/a'] }, source);
    expect([...tree.keys()]).toEqual(['etc', 'etc/thing', 'etc/thing/b.conf']);
  });

  test('can be joined into one and added to', async () => {
    const tree = await shapeTree(
      { ...definition, include: [], join: { 'etc/all': 'etc/thing/' }, add: { 'etc/more': { to: 'all' } } },
      source,
    );
    expect(tree.get('etc/all')).toMatchObject({ content: Buffer.from('ab'), modified: 2000 });
    expect(tree.get('etc/more')).toMatchObject({ kind: 'link', target: 'all' });
  });

  test('must be some', async () => {
    await expect(shapeTree({ ...definition, include: ['nowhere/'] }, source)).rejects.toMatchObject({
      code: 'lab-package-invalid',
    });
  });
});

describe('a Debian version', () => {
  test.each([
    ['2.41-12+deb13u4', '2.41'],
    ['1:4.4.38-1', '4.4.38'],
    ['1:1.3.dfsg+really1.3.1-1+b1', '1.3.1'],
    ['10.46-1~deb13u2', '10.46'],
    ['2026c-0+deb13u1', '2026c'],
    ['8.4.11+ds-1', '8.4.11'],
    ['20250419', '20250419'],
    ['3.13.5-2+deb13u2', '3.13.5'],
    ['6.5+20250216-2', '6.5_p20250216'],
    ['3.1-20250104-1', '3.1_p20250104'],
  ])('%s is upstream’s %s', (debian, upstream) => {
    expect(upstreamVersion(debian)).toBe(upstream);
  });
});
