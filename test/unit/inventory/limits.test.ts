import { expect, test } from '@jest/globals';
import { collect } from '../../../src/inventory/collect.ts';
import { LIMITS } from '../../../src/inventory/limits.ts';
import type { Entry, Files } from '../../../src/inventory/types.ts';
import { memoryFiles } from '../../support/inventory/memory-files.ts';

const none = memoryFiles({});
const folder = (name: string): Entry => ({ name, kind: 'directory', size: 0, executable: true });

test('a file of metadata that is too large is not read, which is said', async () => {
  const large: Files = {
    list: (path) =>
      Promise.resolve(
        path === '/' ? [{ name: 'package.json', kind: 'regular', size: LIMITS.file + 1, executable: false }] : [],
      ),
    read: () => Promise.reject(new Error('must not be read')),
  };
  expect(await collect({ metadata: large, application: none, project: none })).toEqual({
    found: [],
    gaps: ['/package.json is too large to be read'],
  });
});

test('folders without end are left, which is said', async () => {
  let asked = 0;
  const endless: Files = {
    list: () => {
      asked += 1;
      return Promise.resolve([folder('a'), folder('b')]);
    },
    read: () => Promise.reject(new Error('must not be read')),
  };
  const { gaps } = await collect({ metadata: endless, application: none, project: none });
  expect(asked).toBe(LIMITS.folders);
  expect(gaps).toEqual([`no more than ${LIMITS.folders} folders were looked into`]);
});

test('more programs than may be read are left by their order, whatever answers first', async () => {
  const names = ['c', 'a', 'b'];
  const read: string[] = [];
  const programs: Files = {
    list: (path) =>
      Promise.resolve(
        path === '/'
          ? names.map((name) => ({ name, kind: 'regular', size: LIMITS.total / 2, executable: true }) as const)
          : [],
      ),
    read: (path) => {
      read.push(path);
      return Promise.resolve(Buffer.alloc(0));
    },
  };
  const { gaps } = await collect({ metadata: none, application: programs, project: none });
  expect(new Set(read)).toEqual(new Set(['/a', '/b']));
  expect(gaps).toEqual([`no more than ${LIMITS.total} bytes were read`]);
});

test('a failure of the daemon is one of the build, and no shorter list', async () => {
  const broken: Files = { list: () => Promise.reject(new Error('gone')), read: () => Promise.resolve(Buffer.alloc(0)) };
  await expect(collect({ metadata: broken, application: none, project: none })).rejects.toThrow('gone');
});
