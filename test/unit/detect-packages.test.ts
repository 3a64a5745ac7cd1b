import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detect } from '../../src/detect/detect.ts';
import { C_LIBRARIES } from '../../src/detect/ecosystems/c/libraries.ts';
import { NATIVE_PACKAGES } from '../../src/detect/ecosystems/javascript/native.ts';
import { PYTHON_NATIVE } from '../../src/detect/ecosystems/python/native.ts';
import { RUBY_NATIVE } from '../../src/detect/ecosystems/ruby/native.ts';
import { CGO_MODULES } from '../../src/detect/ecosystems/go/cgo.ts';
import { RUST_NATIVE } from '../../src/detect/ecosystems/rust/native.ts';
import { openRepository } from '../../src/host/open-repository.ts';
import type { PackageCatalog } from '../../src/detect/core/types.ts';
import { catalogOf } from '../../src/app/packages.ts';
import { pinBuild } from '../../src/app/validate.ts';
import { AipackError } from '../../src/schema/errors.ts';
import type { UniversalBuild } from '../../src/schema/universal-build.ts';
import { FAMILIES, findFamily, listStreams, validateNames } from '../../src/wolfi/index.ts';
import { FIXTURES, fixtureNames } from '../support/detect/golden.ts';
import { projectRoot } from '../support/run-program.ts';
import { wolfiIndex } from '../support/wolfi-data.ts';

const index = wolfiIndex();
const catalog = catalogOf(index);

function missing(names: Iterable<string>): readonly string[] {
  return validateNames(index, [...new Set(names)])
    .filter(({ valid }) => !valid)
    .map(({ name }) => name);
}

/** What detection makes of a fixture; nothing of one that is there to be refused. */
function buildsOf(fixture: string, from: PackageCatalog): readonly UniversalBuild[] {
  try {
    return detect({ repository: openRepository(join(FIXTURES, fixture)), catalog: from }).builds;
  } catch (error) {
    if (error instanceof AipackError) return [];
    throw error;
  }
}

function packagesOf(builds: readonly UniversalBuild[]): readonly string[] {
  return builds.flatMap(({ build, runtime }) => [...build.packages, ...runtime.packages]);
}

describe('what detection makes of the fixtures', () => {
  const built = fixtureNames().filter((fixture) => buildsOf(fixture, catalog).length > 0);

  test('is something for most of them', () => {
    expect(built.length).toBeGreaterThan(fixtureNames().length / 2);
  });

  test.each(built)('%s: both stages of every service can be installed from the index of Wolfi', (fixture) => {
    for (const build of buildsOf(fixture, catalog)) {
      const { platforms } = pinBuild(build, [{ platform: 'linux/amd64', index, digest: '' }]);
      expect(platforms[0]?.packages.runtime.length).toBeGreaterThan(0);
    }
  });
});

describe('names that carry the stream of a language', () => {
  const fixturesOf = new Map<string, string[]>();
  for (const fixture of fixtureNames()) {
    const asked = new Set<string>();
    buildsOf(fixture, {
      ...catalog,
      stream: (family, constraint) => (asked.add(family), catalog.stream(family, constraint)),
    });
    for (const family of asked) fixturesOf.set(family, [...(fixturesOf.get(family) ?? []), fixture]);
  }
  const streams = [...fixturesOf.keys()].flatMap((family) =>
    listStreams(index, family)
      .filter(({ stale }) => !stale)
      .map((stream) => ({ name: stream.package, family, stream })),
  );

  test('are asked for by the fixtures of several languages', () => {
    expect([...fixturesOf.keys()].map((name) => findFamily(name)?.name)).toEqual(
      expect.arrayContaining(['nodejs', 'python', 'openjdk', 'go', 'php', 'ruby', 'rust']),
    );
  });

  test.each(streams)('exist for $name, whatever a project is made of', ({ family, stream }) => {
    const forced: PackageCatalog = {
      ...catalog,
      stream: (wanted, constraint) =>
        wanted === family ? { ...stream, reason: 'forced' } : catalog.stream(wanted, constraint),
    };
    const names = (fixturesOf.get(family) ?? []).flatMap((fixture) => packagesOf(buildsOf(fixture, forced)));
    expect(missing(names)).toEqual([]);
  });
});

describe('names in the definitions of languages', () => {
  test.each(Object.entries({ C_LIBRARIES, CGO_MODULES, NATIVE_PACKAGES, PYTHON_NATIVE, RUBY_NATIVE, RUST_NATIVE }))(
    '%s holds only packages of the index',
    (_, table) => {
      const names = Object.values(table).flatMap(({ build = [], runtime = [] }) => [...build, ...runtime]);
      expect(names.length).toBeGreaterThan(0);
      expect(missing(names)).toEqual([]);
    },
  );

  test('that stand in lists of packages are packages of the index', () => {
    const sources = globSync('src/detect/**/*.ts', { cwd: projectRoot });
    const names = sources.flatMap((file) => {
      const lists = readFileSync(join(projectRoot, file), 'utf8').matchAll(/[pP]ackages: \[([^\]]*)\]/g);
      // Texts that are compared with something are no names.
      const values = [...lists].map(([, list = '']) => list.replaceAll(/(?:\w+\(|[=!]== )'[^']*'/g, ''));
      return values.flatMap((list) => [...list.matchAll(/'([^']+)'/g)].map(([, name = '']) => name));
    });
    expect(names.length).toBeGreaterThan(20);
    expect(missing(names)).toEqual([]);
  });

  test('every family of streams has one that is maintained', () => {
    const without = FAMILIES.filter(({ name }) => !listStreams(index, name).some(({ stale }) => !stale));
    // Elixir's packages are no longer built in the index that these tests have.
    expect(without.map(({ name }) => name)).toEqual(['elixir']);
  });
});
