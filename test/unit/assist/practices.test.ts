import { describe, expect, test } from '@jest/globals';
import { findEcosystem, practicesOf } from '../../../src/assist/practices/practices.ts';
import { SAMPLES } from '../../../src/assist/practices/samples.ts';
import { getBestPractices } from '../../../src/assist/tools/practices.ts';
import { REGISTRY } from '../../../src/detect/registry.ts';
import { indexCatalog } from '../../support/detect/index-catalog.ts';

describe('what the rules know of a language', () => {
  test.each(Object.keys(SAMPLES))('%s: its example is what detection makes of the smallest project', (id) => {
    const ecosystem = findEcosystem(REGISTRY, id);
    if (ecosystem === undefined) throw new Error(`There is no ecosystem ${id}.`);
    const { example } = practicesOf(ecosystem, indexCatalog());
    expect(example?.runtime.command.length).toBeGreaterThan(0);
    const { packages } = example?.runtime ?? {};
    expect(packages?.every((name) => indexCatalog().has(name.replace(/[=~].*/, '')))).toBe(true);
  });

  test('every language family that builds something has an example, but for those named here', () => {
    const without = REGISTRY.ecosystems.map(({ id }) => id).filter((id) => !Object.hasOwn(SAMPLES, id));
    expect(without).toEqual(['cobol', 'dart', 'unsupported']);
  });

  test.each([
    ['C++', 'c'],
    ['golang', 'go'],
    ['TypeScript', 'javascript'],
    ['Kotlin', 'java'],
    ['cargo', 'rust'],
    ['Zig', 'zig'],
  ])('%s is looked for where it is known', (name, id) => {
    expect(findEcosystem(REGISTRY, name)?.id).toBe(id);
  });

  test('the tool answers with the example, and for an unknown language with those that are known', async () => {
    const tool = getBestPractices(REGISTRY, indexCatalog());
    expect(await tool.run({ language: 'Go' })).toMatchObject({
      known: true,
      build_systems: expect.arrayContaining([
        expect.objectContaining({ files: expect.arrayContaining(['go.mod']) as unknown }),
      ]) as unknown,
      example: { build: { commands: expect.any(Array) as unknown }, metadata: { language: 'go' } },
    });
    expect(await tool.run({ language: 'Fortran' })).toMatchObject({
      known: false,
      languages: expect.arrayContaining(['go', 'python']) as unknown,
    });
    expect(await tool.run({ language: 'swift' })).toMatchObject({ known: false });
  });
});
