import { describe, expect, test } from '@jest/globals';
import { mustUnpack } from '../../../src/image/must-unpack.ts';
import { realPath } from '../../../src/image/real-path.ts';
import { handmadeRoot } from '../../support/handmade-root.ts';

const { image: tree } = handmadeRoot({
  layout: [
    { path: 'usr', folder: true },
    { path: 'usr/lib', folder: true },
    { path: 'usr/lib/real', folder: true },
    { path: 'lib', target: 'usr/lib' },
    { path: 'usr/lib/absolute', target: '/usr/lib/real' },
    { path: 'usr/lib/up', target: '../lib/real' },
    { path: 'out', target: '../../../usr' },
    { path: 'loop', target: 'loop' },
    { path: 'nowhere', target: 'missing/folder' },
    { path: 'srv', folder: true },
    { path: 'tmp', folder: true, mode: 0o1777 },
  ],
});

describe('where a path leads in a tree of packages', () => {
  test.each([
    ['/app', '/app'],
    ['/lib/program', '/usr/lib/program'],
    ['lib/../lib/./x/', '/usr/lib/x'],
    ['/lib/absolute/x', '/usr/lib/real/x'],
    ['/lib/up', '/usr/lib/real'],
    ['/out/lib', '/usr/lib'],
    ['/nowhere/x', '/missing/folder/x'],
    ['/srv/../..', '/'],
  ])('%s is %s', (path, real) => {
    expect(realPath(tree, path)).toBe(real);
  });

  test('a link to itself ends', () => {
    expect(realPath(tree, '/loop/x')).toMatch(/loop\/x$/);
  });
});

describe('an application', () => {
  const copy = (to: string) => ({ name: 'copy', from: '/app/x', to, exclude: [], epoch: 0 });
  const stage = (workdir: string, ...to: readonly string[]) => ({
    packages: [],
    architecture: 'x86_64' as const,
    workdir,
    copies: to.map(copy),
  });

  test('is a layer of its own where it can stand in the place of no link', () => {
    expect(mustUnpack(stage('/app', '/app/', '/lib/x', '/srv/www'), tree)).toBe(false);
  });

  test.each([
    ['brings folders into the root, where packages have links', stage('/app', '/')],
    ['lies in a folder that can not be made again', stage('/app', '/tmp/x')],
    ['starts in such a folder', stage('/tmp', '/app')],
  ])('goes onto the unpacked packages where it %s', (_why, runtime) => {
    expect(mustUnpack(runtime, tree)).toBe(true);
  });
});
