import { expect, test } from '@jest/globals';
import { packageSources } from '../../../src/apk/index.ts';
import type { ResolvedPackage } from '../../../src/wolfi/index.ts';

function resolved(name: string, version: string, repository: string): ResolvedPackage {
  return { name, version, repository, checksum: `Q1${name}`, size: 7, installedSize: 9, origin: name };
}

test('packages lie below the repository and architecture that they were resolved from', () => {
  const repositories = [{ url: 'https://packages.wolfi.dev/os/' }];
  const packages = [resolved('libstdc++', '14.2.0-r1', 'https://packages.wolfi.dev/os')];
  expect(packageSources({ packages }, 'aarch64', repositories)).toEqual([
    {
      name: 'libstdc++',
      version: '14.2.0-r1',
      architecture: 'aarch64',
      checksum: 'Q1libstdc++',
      size: 7,
      url: 'https://packages.wolfi.dev/os/aarch64/libstdc++-14.2.0-r1.apk',
    },
  ]);
});

test('credentials go with the packages of their repository, and stand in no address', () => {
  const repositories = [
    { url: 'https://me:secret@packages.example.org/os' },
    { url: 'https://other.example.org/os', authorization: 'Bearer token' },
    { url: 'https://packages.wolfi.dev/os' },
  ];
  const packages = [
    resolved('a', '1', 'https://packages.example.org/os'),
    resolved('b', '1', 'https://other.example.org/os'),
    resolved('c', '1', 'https://packages.wolfi.dev/os'),
  ];
  const sources = packageSources({ packages }, 'x86_64', repositories);
  expect(sources.map(({ authorization }) => authorization)).toEqual(['Basic bWU6c2VjcmV0', 'Bearer token', undefined]);
  expect(sources.map(({ url }) => url).join()).not.toContain('secret');
});
