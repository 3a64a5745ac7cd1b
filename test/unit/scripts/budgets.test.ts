import { describe, expect, test } from '@jest/globals';

interface Weighed {
  readonly sizes: Readonly<Record<string, number>>;
  readonly onDemand: readonly string[];
}

interface Budgets {
  readonly overweight: (weighed: Weighed) => readonly string[];
  readonly sizeTable: (weighed: Weighed) => string;
}

const script = new URL('../../../scripts/budgets.mjs', import.meta.url).href;
const budgets = (await import(script)) as Budgets;
const overweight = (sizes: Weighed['sizes'], onDemand: readonly string[] = []): readonly string[] =>
  budgets.overweight({ sizes, onDemand });

describe('the budgets of the bundles', () => {
  test('bear what is as large as they are', () => {
    expect(overweight({ 'main/index.js': 800_000, 'main/12.index.js': 700_000 })).toEqual([]);
  });

  test('count all of a program, and what is loaded whatever it is asked for', () => {
    const sizes = { 'main/index.js': 1_500_001, 'cli/program.js': 50_001, 'cli/1.index.js': 1_950_000 };
    expect(overweight(sizes)).toEqual([
      expect.stringContaining('dist/main is too large (run: 1500001 bytes, at most 1500000)'),
      expect.stringContaining('dist/cli is too large (entry: 50001 bytes, at most 50000)'),
      expect.stringContaining('dist/cli is too large (all: 2000001 bytes, at most 2000000)'),
    ]);
  });

  test('bear more where an ordinary run does not load it', () => {
    const sizes = { 'main/index.js': 1_400_000, 'main/1.index.js': 700_000 };
    expect(overweight(sizes)).toHaveLength(1);
    expect(overweight(sizes, ['main/1.index.js'])).toEqual([]);
    expect(overweight({ ...sizes, 'main/2.index.js': 200_000 }, ['main/1.index.js', 'main/2.index.js'])).toEqual([
      expect.stringContaining('dist/main is too large (all: 2300000 bytes, at most 2200000)'),
    ]);
  });

  test('take the command as what starts it and the program', () => {
    expect(overweight({ 'cli/index.js': 1, 'cli/program.js': 50_000 })).toHaveLength(1);
  });

  test('leave texts out', () => {
    expect(overweight({ 'post/licenses.txt': 10_000_000, 'post/package.json': 10_000_000 })).toEqual([]);
  });

  test('are shown beside the sizes', () => {
    expect(budgets.sizeTable({ sizes: { 'post/index.js': 34_154 }, onDemand: [] })).toMatch(
      /^post +all +34\.2 kB of +400\.0 kB$/m,
    );
  });
});
