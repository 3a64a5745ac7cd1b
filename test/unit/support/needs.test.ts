import { describe, expect, test } from '@jest/globals';
import { lackOf, type Daemon, type Needs } from '../../integration/buildkit/needs.ts';

const daemon: Daemon = {
  address: 'tcp://127.0.0.1:1234',
  own: false,
  lab: 'docker',
  git: false,
  docker: false,
  containerdStore: false,
  version: { major: 0, minor: 13, patch: 2 },
  versionText: 'v0.13.2',
  workers: [],
  platforms: ['linux/amd64'],
};

describe('a daemon that has nothing but its builds', () => {
  test.each<[Needs, RegExp | undefined]>([
    [{}, undefined],
    [{ own: true }, /the lab's own BuildKit, not tcp:\/\/127\.0\.0\.1:1234/],
    [{ docker: true }, /the BuildKit of a Docker Engine/],
    [{ containerdStore: true }, /containerd's image store/],
    [{ git: true }, /git/],
    [{ debian: true }, /the lab on Debian/],
    [{ version: '0.13.0' }, undefined],
    [{ version: '0.20.0' }, /BuildKit 0\.20\.0, and .* says "v0\.13\.2"/],
    [{ olderThan: '0.20.0' }, undefined],
    [{ olderThan: '0.13.2' }, /one older than BuildKit 0\.13\.2/],
  ])('lacks of %j what %s names', (needs, lack) => {
    if (lack === undefined) expect(lackOf(daemon, needs)).toBeUndefined();
    else expect(lackOf(daemon, needs)).toMatch(lack);
  });
});

test('one that has all that is needed lacks nothing', () => {
  const all: Daemon = { ...daemon, own: true, docker: true, containerdStore: true, git: true, lab: 'debian' };
  const needs: Needs = { own: true, docker: true, containerdStore: true, git: true, debian: true, version: '0.13.2' };
  expect(lackOf(all, needs)).toBeUndefined();
});

test('one that does not say its version is neither new enough nor too old', () => {
  const unknown: Daemon = { ...daemon, version: undefined, versionText: 'v0.0.0+unknown' };
  expect(lackOf(unknown, { version: '0.11.0' })).toMatch(/0\.11\.0/);
  expect(lackOf(unknown, { olderThan: '1.0.0' })).toMatch(/1\.0\.0/);
});
