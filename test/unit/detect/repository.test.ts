import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { memoryRepository } from '../../../src/detect/repository.ts';
import { openRepository } from '../../../src/host/open-repository.ts';

describe('a repository on disk', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'aipack-repository-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  function write(path: string, text = ''): void {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  test('lists what is not ignored, sorted', () => {
    write('.gitignore', 'secret.txt\n');
    write('secret.txt');
    write('b.txt');
    write('a/deep.txt');
    write('node_modules/x/index.js');
    const repository = openRepository(root);
    expect(repository.folders).toEqual(['.', 'a']);
    expect(repository.list('.').files).toEqual(['.gitignore', 'b.txt']);
    expect(repository.read('secret.txt')).toBeUndefined();
    expect(repository.isDirectory('node_modules')).toBe(false);
  });

  test('follows links that stay inside, and no others', () => {
    write('real.txt', 'inside');
    symlinkSync('real.txt', join(root, 'link.txt'));
    symlinkSync('/etc/passwd', join(root, 'outside.txt'));
    symlinkSync('/', join(root, 'everything'));
    const repository = openRepository(root);
    expect(repository.read('link.txt')).toBe('inside');
    expect(repository.read('outside.txt')).toBeUndefined();
    expect(repository.folders).toEqual(['.']);
  });

  test('a link that loops ends nothing', () => {
    symlinkSync('loop', join(root, 'loop'));
    expect(openRepository(root).list('.').files).toEqual([]);
  });

  test('reads past a byte order mark', () => {
    write('package.json', '\uFEFF{"name":"a"}');
    expect(openRepository(root).document('package.json', 'json')?.get('name')).toBe('a');
  });

  test('says when a limit cut something off', () => {
    write('large.txt', 'x'.repeat(100));
    write('a/b/c/d.txt');
    const repository = openRepository(root, { limits: { entries: 1000, depth: 2, totalBytes: 1e6, fileBytes: 50 } });
    expect(repository.read('large.txt')).toBeUndefined();
    expect(repository.folders).toEqual(['.', 'a', 'a/b']);
    expect(repository.cuts).toEqual([
      'large.txt is larger than 50 bytes and was not read',
      'folders more than 2 levels deep were not entered',
    ]);
  });

  test('knows names of any bytes, tells of those that are no text, and of folders below folders without end', () => {
    for (const name of ['a\nb', '\u001b[31m', 'n'.repeat(255)]) write(`${name}/package.json`, '{}');
    mkdirSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0xfe])]));
    mkdirSync(join(root, 'd/'.repeat(60)), { recursive: true });
    const { folders, cuts } = openRepository(root);
    expect(folders).toEqual(expect.arrayContaining(['a\nb', '\u001b[31m', 'n'.repeat(255)]));
    // A name that is no UTF-8 can be listed, and then not be asked for.
    expect(cuts).toEqual([
      'folders more than 40 levels deep were not entered',
      "folders that can't be read were left out",
    ]);
  });

  test('is refused when there is no such folder', () => {
    expect(() => openRepository(join(root, 'nowhere'))).toThrow(/nowhere is not a folder that can be read/);
  });
});

describe('a repository in memory', () => {
  test('answers as one on disk does', () => {
    const repository = memoryRepository({ 'a/b.txt': 'text', '.gitignore': 'c.txt', 'c.txt': '' });
    expect(repository.folders).toEqual(['.', 'a']);
    expect(repository.read('a/b.txt')).toBe('text');
    expect(repository.read('c.txt')).toBeUndefined();
    expect(repository.peek('c.txt')).toBe('');
  });
});
