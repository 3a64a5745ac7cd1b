import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openRepository } from '../../../src/host/open-repository.ts';
import { normaliseCommand, type UniversalBuild } from '../../../src/schema/universal-build.ts';
import { STATIC_RULES, validateBuild } from '../../../src/schema/validator.ts';
import { FIXTURES, fixtureNames, GOLDENS, goldenText } from '../../support/detect/golden.ts';
import { indexCatalog } from '../../support/detect/index-catalog.ts';

const names = fixtureNames();

function buildsOf(name: string): readonly UniversalBuild[] {
  return (JSON.parse(goldenText(name)) as { readonly builds?: readonly UniversalBuild[] }).builds ?? [];
}

/** Where a path that is relative to a service lies in the repository. */
function inRepository(build: UniversalBuild, path: string): string {
  return join(build.metadata.path, path);
}

describe('every fixture', () => {
  test.each(names)('%s is detected as its golden file says', (name) => {
    expect(goldenText(name)).toBe(readFileSync(join(GOLDENS, `${name}.json`), 'utf8'));
  });

  test.each(names)('%s is detected the same way twice', (name) => {
    expect(goldenText(name)).toBe(goldenText(name));
  });

  test.each(names)('%s names only packages of the index', (name) => {
    const packages = buildsOf(name).flatMap(({ build, runtime }) => [...build.packages, ...runtime.packages]);
    expect(packages.filter((each) => !indexCatalog().has(each))).toEqual([]);
  });

  test.each(names)('%s holds to the rules of the schema', (name) => {
    expect(buildsOf(name).flatMap((build) => validateBuild(build, STATIC_RULES))).toEqual([]);
  });

  test.each(names)('%s gives commands only inputs that exist', (name) => {
    const repository = openRepository(join(FIXTURES, name));
    const missing = buildsOf(name).flatMap((build) =>
      build.build.commands
        .flatMap((command) => normaliseCommand(command).inputs ?? [])
        .map((input) => inRepository(build, input))
        .filter((path) => !repository.isFile(path) && !repository.isDirectory(path)),
    );
    expect(missing).toEqual([]);
  });

  test.each(names)('%s points reasons at lines that exist', (name) => {
    const repository = openRepository(join(FIXTURES, name));
    for (const { file, line } of buildsOf(name).flatMap(({ metadata }) => metadata.reasoning)) {
      if (file === undefined || line === undefined) continue;
      expect((repository.read(file) ?? '').split('\n').length).toBeGreaterThanOrEqual(line);
    }
  });

  test('has a golden file, and no golden file is left over', () => {
    expect(readdirSync(GOLDENS).sort()).toEqual(names.map((name) => `${name}.json`).sort());
  });
});

describe('services of the fixtures', () => {
  test('have unique names', () => {
    expect(buildsOf('duplicate-names').map(({ metadata }) => metadata.project_name)).toEqual(['api', 'api-2']);
  });

  test.each([
    ['node-pnpm-workspace', ['apps/api']],
    ['turborepo', ['apps/web']],
    ['nx', ['apps/api']],
    ['lerna', ['packages/api']],
    ['rust-workspace', ['crates/server']],
    ['go-work', ['api']],
    ['maven-modules', ['api']],
    ['java-gradle-projects', ['api']],
    ['dotnet-solution', ['src/Api']],
    ['polyglot', ['admin', 'backend', 'frontend']],
    ['nested', ['.', 'inner']],
    ['vendor-heavy', ['.']],
    ['multiple-manifests', ['.']],
  ])('of %s are %j, and no library', (name, paths) => {
    expect(buildsOf(name).map(({ metadata }) => metadata.path)).toEqual(paths);
  });

  test.each(
    names.filter(
      (name) => !['empty', 'no-manifest', 'haskell', 'static-html', 'vite-react', 'nested', 'procfile'].includes(name),
    ),
  )('%s: each has a port and a health endpoint that its source shows', (name) => {
    for (const { runtime, metadata } of buildsOf(name)) {
      expect(runtime.ports).toHaveLength(1);
      expect(runtime.health?.endpoint).toMatch(/health|up$/);
      expect(metadata.reasoning.find(({ what }) => what === 'health')).toBeDefined();
    }
  });
});
