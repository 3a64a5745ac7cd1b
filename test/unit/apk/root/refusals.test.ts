import { describe, expect, test } from '@jest/globals';
import type { RootError } from '../../../../src/apk/root/errors.ts';
import { lay, type MadePackage, refusal } from './support/packages.ts';

async function problems(packages: readonly MadePackage[]): Promise<string[]> {
  const error = (await refusal(packages)) as RootError;
  expect(error).toMatchObject({ name: 'RootError', code: 'ROOT_CONFLICT', hint: expect.any(String) });
  expect(error.message).toBe(error.problems.map(({ message }) => message).join('\n'));
  return error.problems.map(({ kind, path, packages: names }) => [kind, path, ...names].join(' '));
}

describe('packages that apk would not install together are refused, with all reasons at once', () => {
  test('a file of two, of which neither replaces the other', async () => {
    const same = ['etc/', 'etc/x', 'etc/y'];
    expect(
      await problems([
        { name: 'a', entries: same },
        { name: 'b', entries: same },
      ]),
    ).toEqual(['file-of-two etc/x b-1.0-r0 a-1.0-r0', 'file-of-two etc/y b-1.0-r0 a-1.0-r0']);
  });

  test('a link of two, though it says the same', async () => {
    const link = [{ path: 'lib', link: 'usr/lib' }];
    expect(
      await problems([
        { name: 'a', entries: link },
        { name: 'b', entries: link },
      ]),
    ).toEqual(['file-of-two lib b-1.0-r0 a-1.0-r0']);
  });

  test('replacing another version than the one that is there', async () => {
    expect(
      await problems([
        { name: 'a', version: '2.0-r0', entries: ['x'] },
        { name: 'b', info: ['replaces = a<2'], entries: ['x'] },
      ]),
    ).toEqual(['file-of-two x b-1.0-r0 a-2.0-r0']);
  });

  test('a file of one that is a folder of the other', async () => {
    expect(
      await problems([
        { name: 'a', entries: ['etc/', 'etc/x/', 'etc/x/y'] },
        { name: 'b', entries: ['etc/', 'etc/x'] },
      ]),
    ).toEqual(['file-and-directory etc/x b-1.0-r0 a-1.0-r0']);
  });

  test('a file below a folder that the package has no entry for', async () => {
    expect(await problems([{ name: 'a', entries: ['etc/x'] }])).toEqual(['no-directory-entry etc/x a-1.0-r0']);
  });

  test('links that lead to each other', async () => {
    expect(
      await problems([
        {
          name: 'a',
          entries: [
            { path: 'x', link: 'y' },
            { path: 'y', link: '/x' },
          ],
        },
        { name: 'b', entries: ['x/', 'x/file'] },
      ]),
    ).toEqual(expect.arrayContaining(['link-loop x/file b-1.0-r0']));
  });

  test('a link that a file overwrites by another name', async () => {
    expect(
      await problems([
        { name: 'a', entries: ['usr/', { path: 'usr/x', link: 'y' }, { path: 'lib', link: 'usr' }] },
        { name: 'b', info: ['depend = a'], entries: ['lib/', 'lib/x'] },
      ]),
    ).toEqual(['file-and-link usr/x a-1.0-r0 b-1.0-r0']);
  });

  test('a folder that a link leads to a file', async () => {
    expect(
      await problems([
        { name: 'a', entries: ['file', { path: 'link', link: 'file' }] },
        { name: 'b', entries: ['link/', 'link/x'] },
      ]),
    ).toEqual(expect.arrayContaining([expect.stringMatching(/^file-and-directory file /)]));
  });

  test('one for another machine', async () => {
    expect(await problems([{ name: 'a', arch: 'aarch64', entries: ['x'] }])).toEqual(['wrong-architecture  a-1.0-r0']);
  });

  test('one that is there twice', async () => {
    expect(
      await problems([
        { name: 'a', entries: ['x'] },
        { name: 'a', version: '2.0-r0', entries: ['y'] },
      ]),
    ).toEqual(['package-twice  a-1.0-r0 a-2.0-r0']);
  });
});

test.each(['etc/.wh.x', 'etc/.wh..wh..opq'])(
  'a file whose name removes others in layers is refused: %s',
  async (path) => {
    expect(await problems([{ name: 'a', entries: ['etc/', path] }])).toEqual([`whiteout-name ${path} a-1.0-r0`]);
  },
);

test('a name that would add lines to the database is refused', async () => {
  expect(await problems([{ name: 'a', entries: ['x\nP:other'] }])).toEqual(['control-character x\nP:other a-1.0-r0']);
});

test('one for every machine goes with all', async () => {
  const { at } = await lay([{ name: 'a', arch: 'noarch', entries: ['x'] }]);
  expect(at('x')).toBe('file 644 0:0');
});

test('ten reasons are told in words, and how many more there are', async () => {
  const entries = Array.from({ length: 15 }, (_, index) => `f${String(index).padStart(2, '0')}`);
  const error = (await refusal([
    { name: 'a', entries },
    { name: 'b', entries },
  ])) as RootError;
  expect(error.problems).toHaveLength(15);
  expect(error.message.split('\n')).toHaveLength(11);
  expect(error.message).toMatch(/There are 5 more problems\.$/);
});
