import { describe, expect, test } from '@jest/globals';

interface Budgets {
  readonly overweight: (sizes: Readonly<Record<string, number>>) => readonly string[];
  readonly sizeTable: (sizes: Readonly<Record<string, number>>) => string;
}

const script = new URL('../../../scripts/budgets.mjs', import.meta.url).href;
const { overweight, sizeTable } = (await import(script)) as Budgets;

describe('the budgets of the bundles', () => {
  test('bear what is as large as they are', () => {
    expect(overweight({ 'main/index.js': 800_000, 'main/12.index.js': 700_000 })).toEqual([]);
  });

  test('count all of a program, and what is loaded whatever it is asked for', () => {
    const sizes = { 'main/index.js': 1_500_001, 'cli/program.js': 50_001, 'cli/1.index.js': 1_950_000 };
    expect(overweight(sizes)).toEqual([
      expect.stringContaining('dist/main is too large (all: 1500001 bytes, at most 1500000)'),
      expect.stringContaining('dist/cli is too large (entry: 50001 bytes, at most 50000)'),
      expect.stringContaining('dist/cli is too large (all: 2000001 bytes, at most 2000000)'),
    ]);
  });

  test('take the command as what starts it and the program', () => {
    expect(overweight({ 'cli/index.js': 1, 'cli/program.js': 50_000 })).toHaveLength(1);
  });

  test('leave texts out', () => {
    expect(overweight({ 'post/licenses.txt': 10_000_000, 'post/package.json': 10_000_000 })).toEqual([]);
  });

  test('are shown beside the sizes', () => {
    expect(sizeTable({ 'post/index.js': 34_154 })).toMatch(/^post +all +34\.2 kB of +400\.0 kB$/m);
  });
});
