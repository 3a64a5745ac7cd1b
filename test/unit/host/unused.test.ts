import { describe, expect, test } from '@jest/globals';
import { unusedByBuildkit, unusedByDockerfile, unusedWithoutImage } from '../../../src/host/unused.ts';
import { defaultOf, keyOf, publicRows, type Options } from '../../../src/options/table.ts';

const nothing = Object.fromEntries(
  publicRows.flatMap(([name, row]) => {
    const value = defaultOf(row);
    return value === undefined ? [] : [[keyOf(name), value]];
  }),
) as unknown as Options;

describe('what a Dockerfile does not heed', () => {
  test('is nothing where nothing is said', () => {
    expect(unusedByDockerfile(nothing, {})).toEqual([]);
  });

  test('are packages and single fields, wherever they are said', () => {
    const options = { ...nothing, baseImage: 'x', maxPackageAge: '9', packageKeys: ['k'], failOnStale: true };
    expect(unusedByDockerfile(options, { AIPACK_PORT: '80', AIPACK_HEALTH: '' })).toEqual([
      expect.stringContaining('base-image, max-package-age, fail-on-stale, AIPACK_PORT counts for nothing'),
    ]);
  });
});

test('what the runner fills in is nothing that a Dockerfile does not heed', () => {
  expect(unusedByDockerfile({ ...nothing, maxPackageAge: '90' }, {})).toEqual([]);
});

describe('annotations', () => {
  const annotated = { ...nothing, annotations: ['a=b'] };

  test.each([[['local']], [['tar', 'cacheonly']]] as const)('count for nothing where %j is made', (types) => {
    expect(
      unusedWithoutImage(
        annotated,
        types.map((type) => ({ type })),
      ),
    ).toEqual([expect.stringMatching(/^annotations count for nothing/)]);
  });

  test.each([[[]], [['local', 'image']], [['oci']], [['docker']]] as const)('count where %j is', (types) => {
    expect(
      unusedWithoutImage(
        annotated,
        types.map((type) => ({ type })),
      ),
    ).toEqual([]);
  });

  test('that nobody gives are nothing to tell of', () => {
    expect(unusedWithoutImage(nothing, [{ type: 'local' }])).toEqual([]);
  });
});

describe('what is said of a BuildKit to start', () => {
  const options = { ...nothing, buildkitdConfig: 'buildkitd.toml' };

  test.each([
    ["Docker's own is used", 'docker://'],
    ['another container is used', 'docker-container://other'],
  ])('is not heeded where %s', (_name, endpoint) => {
    expect(unusedByBuildkit(options, endpoint, 'ours')).toEqual([
      expect.stringMatching(/^buildkitd-config only counts .* uses the one at docker/),
    ]);
  });

  test('is heeded where that is used, and is nothing where nothing is said', () => {
    expect(unusedByBuildkit(options, 'docker-container://ours', 'ours')).toEqual([]);
    expect(unusedByBuildkit(nothing, 'docker://', 'ours')).toEqual([]);
  });
});
