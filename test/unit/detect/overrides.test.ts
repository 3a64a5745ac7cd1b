import { describe, expect, test } from '@jest/globals';
import { AipackError } from '../../../src/schema/errors.ts';
import { overridesFromEnvironment } from '../../../src/options/override-fields.ts';
import { loadOverrides } from '../../../src/schema/overrides-load.ts';
import { applyOverrides, overridesJsonSchema } from '../../../src/schema/overrides.ts';
import type { UniversalBuild } from '../../../src/schema/universal-build.ts';
import { detecting } from '../../support/detect/detecting.ts';

const { builds } = detecting({
  'package.json': { name: 'shop', main: 'a.js' },
  'a.js': "app.get('/health', x); app.listen(process.env.PORT ?? 3000)",
});

function overridden(yaml: string, from: readonly UniversalBuild[] = builds): UniversalBuild {
  return applyOverrides(from, [loadOverrides(yaml, 'aipack.yml')])[0]!;
}

describe('an aipack.yml', () => {
  test('replaces fields one by one and leaves the others', () => {
    const build = overridden('runtime:\n  command: [node, b.js]\n');
    expect(build.runtime.command).toEqual(['node', 'b.js']);
    expect(build.runtime.ports).toEqual([3000]);
  });

  test('extends lists where it says so, and replaces them otherwise', () => {
    expect(overridden('runtime:\n  packages: ["...", git]\n').runtime.packages).toEqual(['nodejs-24', 'git']);
    expect(overridden('runtime:\n  packages: [git]\n').runtime.packages).toEqual(['git']);
    expect(overridden('build:\n  commands: [first, "..."]\n').build.commands).toEqual(['first']);
  });

  test('that gives commands takes back what was said of those before, unless it says it anew', () => {
    expect(builds[0]?.build.platforms).toBe('portable');
    expect(overridden('build:\n  packages: [git]\n').build.platforms).toBe('portable');
    expect(overridden('build:\n  commands: [make]\n').build.platforms).toBeUndefined();
    expect(overridden('build:\n  commands: [make]\n  platforms: cross\n').build.platforms).toBe('cross');
  });

  test('adds, changes and removes variables', () => {
    expect(overridden('runtime:\n  env: {PORT: 8080, NODE_ENV: null, MODE: b}\n').runtime.env).toEqual({
      MODE: 'b',
      PORT: '8080',
    });
  });

  test('takes a health check away', () => {
    expect(builds[0]?.runtime.health).toBeDefined();
    expect(overridden('runtime:\n  health: null\n').runtime.health).toBeUndefined();
  });

  test('is a reason of its own for everything it changes, without the values of variables', () => {
    const { reasoning } = overridden('name: store\nruntime:\n  env: {TOKEN: hunter2}\n').metadata;
    expect(reasoning.slice(-2)).toEqual([
      { what: 'name', value: 'store', because: 'aipack.yml says so' },
      { what: 'runtime.env', value: 'TOKEN', because: 'aipack.yml says so' },
    ]);
  });

  test('speaks to services by name or folder', () => {
    const two = detecting({
      'a/package.json': { name: 'api', scripts: { start: 'node x' } },
      'b/package.json': { name: 'web', scripts: { start: 'node x' } },
    }).builds;
    const source = loadOverrides(
      'services:\n  api:\n    runtime: {ports: [1]}\n  b:\n    runtime: {ports: [2]}\n',
      'aipack.yml',
    );
    expect(applyOverrides(two, [source]).map(({ runtime }) => runtime.ports)).toEqual([[1], [2]]);
  });

  test('that speaks to a service that does not exist is told which exist', () => {
    expect(() => overridden('services:\n  other: {name: x}\n')).toThrow(/no service "other"; there are shop/);
  });

  test('alone makes a build where nothing is detected', () => {
    const build = overridden('name: tool\nbuild:\n  packages: [make]\nruntime:\n  command: [/bin/tool]\n', []);
    expect(build).toMatchObject({
      metadata: { project_name: 'tool', language: 'custom' },
      runtime: { command: ['/bin/tool'] },
    });
    expect(applyOverrides([], [loadOverrides('name: tool', 'aipack.yml')])).toEqual([]);
  });

  test('with mistakes is told all of them with their lines', () => {
    const load = () => loadOverrides('runtime:\n  ports: [70000]\n  comand: [a]\n', 'aipack.yml');
    expect(load).toThrow(AipackError);
    expect(load).toThrow(/aipack\.yml:2: runtime\.ports\.0/);
    expect(load).toThrow(/comand/);
  });

  test('that gives a result against the schema is refused', () => {
    expect(() => overridden('name: Not A Name\n')).toThrow(/metadata\.project_name/);
  });
});

describe('overrides from outside the repository', () => {
  test('come after the file, each under its own name', () => {
    const sources = [
      loadOverrides('runtime: {ports: [1]}', 'aipack.yml'),
      ...overridesFromEnvironment({ AIPACK_PORT: '2', AIPACK_HEALTH: '', OTHER: 'x' }),
    ];
    const build = applyOverrides(builds, sources)[0];
    expect(build?.runtime.ports).toEqual([2]);
    expect(build?.metadata.reasoning.at(-1)).toEqual({
      what: 'runtime.ports',
      value: '[2]',
      because: 'AIPACK_PORT says so',
    });
  });
});

test('the published schema describes the fields for editors', () => {
  expect(overridesJsonSchema()).toMatchObject({ title: 'aipack.yml', type: 'object', additionalProperties: false });
});
