import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { Tree, TreeEntry } from '../../lab/apk/tree.ts';
import { wheelOf } from '../../lab/python/wheel.ts';

const file = (text: string): TreeEntry => ({
  kind: 'file',
  content: Buffer.from(text),
  mode: 0o644,
  uid: 0,
  gid: 0,
  modified: 1000,
});
const modules = 'usr/lib/python3/dist-packages';
const metadata = 'Metadata-Version: 2.1\nName: Shop.Tool\nVersion: 1.2\n';

/** Names and contents as the archive's own directory gives them. */
function unzip(archive: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = archive.length - 22;
  for (let at = archive.readUInt32LE(end + 16); at < end;) {
    const [length, local] = [archive.readUInt16LE(at + 28), archive.readUInt32LE(at + 42)];
    const name = archive.toString('utf8', at + 46, at + 46 + length);
    const data = local + 30 + length;
    files.set(name, inflateRawSync(archive.subarray(data, data + archive.readUInt32LE(at + 20))).toString());
    at += 46 + length;
  }
  return files;
}

describe('a wheel made from a Debian package', () => {
  const tree: Tree = new Map([
    [`${modules}/shop/__init__.py`, file('A = 1\n')],
    [`${modules}/shop/__pycache__/__init__.cpython-313.pyc`, file('')],
    [`${modules}/shop_tool-1.2.dist-info/METADATA`, file(metadata)],
    [`${modules}/shop_tool-1.2.dist-info/WHEEL`, file('Tag: py2-none-any\nTag: py3-none-any\n')],
    [`${modules}/shop_tool-1.2.dist-info/entry_points.txt`, file('[console_scripts]\nshop = shop:main\n')],
    ['usr/bin/shop', file('#!/usr/bin/python3\n')],
  ]);

  test('has its modules, its metadata, and a record of both', () => {
    const { file: name, content } = wheelOf('python3-shop', tree);
    expect(name).toBe('Shop_Tool-1.2-py3-none-any.whl');
    const files = unzip(content);
    expect([...files.keys()]).toEqual([
      'shop/__init__.py',
      'Shop_Tool-1.2.dist-info/entry_points.txt',
      'Shop_Tool-1.2.dist-info/METADATA',
      'Shop_Tool-1.2.dist-info/WHEEL',
      'Shop_Tool-1.2.dist-info/RECORD',
    ]);
    const digest = createHash('sha256').update('A = 1\n').digest('base64url');
    expect(files.get('Shop_Tool-1.2.dist-info/RECORD')).toContain(`shop/__init__.py,sha256=${digest},6\n`);
    expect(wheelOf('python3-shop', tree).content).toEqual(content);
  });

  test('says what its metadata is corrected to', () => {
    const { content } = wheelOf('python3-shop', tree, { 'Version: 1.2\n': 'Version: 1.2\nRequires-Dist: more\n' });
    expect(unzip(content).get('Shop_Tool-1.2.dist-info/METADATA')).toContain('Requires-Dist: more');
  });

  test('of compiled modules without a tag is for this machine and Python', () => {
    const compiled: Tree = new Map([
      [`${modules}/shop/fast.abi3.so`, file('')],
      [`${modules}/shop-1.2.egg-info/PKG-INFO`, file('Name: shop\nVersion: 1.2\n')],
    ]);
    expect(wheelOf('python3-shop', compiled).file).toMatch(/^shop-1\.2-cp313-cp313-linux_(?:x86_64|aarch64)\.whl$/);
  });

  test('needs a distribution to be made from', () => {
    expect(() => wheelOf('python3-shop', new Map())).toThrow(expect.objectContaining({ code: 'lab-package-invalid' }));
  });
});
