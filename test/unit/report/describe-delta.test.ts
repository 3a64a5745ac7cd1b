import { describe, expect, test } from '@jest/globals';
import type { Delta, PlatformDelta } from '../../../src/report/delta.ts';
import { describeChange, shortDelta, signed } from '../../../src/report/describe-delta.ts';

const platform: PlatformDelta = {
  platform: 'linux/amd64',
  same: false,
  size: { before: 40_000_000, after: 41_500_000 },
  changes: {
    packages: [
      { name: 'openssl', before: '3.5.0-r0', after: '3.5.0-r1' },
      { name: 'zlib', after: '1.3' },
      { name: 'curl', before: '8.1' },
    ],
    dependencies: [],
    settings: [
      { name: 'entrypoint', before: '["a"]', after: '["b"]' },
      { name: 'variable PORT', after: '' },
    ],
  },
  files: { added: 2, removed: 0, changed: 1, largest: [{ path: 'app/main.js', before: 10, after: 1200 }] },
  notes: ['2 layers of 80.0 MB that differ are not looked into.'],
};

const delta = (...platforms: readonly PlatformDelta[]): Delta => ({
  before: { name: 'app:1' },
  after: { name: 'app:1' },
  same: platforms.every(({ same }) => same),
  platforms,
});

describe('what changed, in short', () => {
  test('has a line for each kind of thing that did', () => {
    expect(shortDelta(delta(platform))).toEqual([
      {
        title: 'packages',
        text: '1 added, 1 removed, 1 updated',
        items: ['openssl 3.5.0-r0 → 3.5.0-r1', '+ zlib 1.3', '− curl 8.1'],
      },
      { title: 'settings', text: '1 added, 1 updated', items: ['entrypoint', '+ variable PORT'] },
      { title: 'files', text: '2 added, 1 changed, the largest', items: ['app/main.js (1.2 kB)'] },
      { title: 'not compared', text: '2 layers of 80.0 MB that differ are not looked into.' },
    ]);
  });

  test('names five of many', () => {
    const packages = Array.from({ length: 9 }, (_, i) => ({ name: `p${i}`, after: '1' }));
    const [line] = shortDelta(delta({ ...platform, changes: { packages } }));
    expect(line).toMatchObject({
      text: '9 added',
      items: ['+ p0 1', '+ p1 1', '+ p2 1', '+ p3 1', '+ p4 1', '4 more'],
    });
  });

  test('is told once of platforms that changed in the same way, else of each', () => {
    const arm = { ...platform, platform: 'linux/arm64' };
    expect(shortDelta(delta(platform, arm))).toHaveLength(4);
    const other = { ...arm, changes: { ...arm.changes, packages: [{ name: 'musl', after: '1' }] } };
    expect(shortDelta(delta(platform, other)).map(({ title }) => title)).toEqual([
      'linux/amd64 packages',
      'settings',
      'files',
      'not compared',
      'linux/arm64 packages',
    ]);
  });

  test('says that nothing did, and why nothing is known', () => {
    expect(shortDelta({ ...delta(), same: true })).toEqual([
      { title: 'image', text: 'the same: only what is attested is new' },
    ]);
    expect(shortDelta({ ...delta(), same: false, because: 'it is gone' })).toEqual([
      { title: 'not known', text: 'it is gone' },
    ]);
    const bare = { platform: 'linux/amd64', same: false, changes: {}, notes: [] };
    expect(shortDelta(delta(bare))[0]?.text).toMatch(/^nothing that is compared/);
  });
});

test('a change is a mark with a name and versions', () => {
  expect(describeChange({ name: 'a', before: '1', after: '2' })).toBe('a 1 → 2');
  expect(describeChange({ name: 'variable A', before: '', after: '' })).toBe('variable A');
  expect([signed(0), signed(-1500), signed(2)]).toEqual(['±0', '−1.5 kB', '+2 B']);
});
