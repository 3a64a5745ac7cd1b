import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { costTable, declaredCost } from '../../support/costs.ts';
import { projectRoot } from '../../support/run-program.ts';

/**
 * Seconds that `npm run test:all` may spend with the lab. Of its sixty-three minutes, checks and unit tests take six, the lab's start one, and
 * what is run again on another generation of BuildKit eight.
 */
const budget = 48 * 60;
/** Seconds above which a file is a long one, or two. */
const most = 180;

const files = globSync(['test/integration/**/*.test.ts', 'test/e2e/**/*.test.ts'], { cwd: projectRoot })
  .sort()
  .map((file) => ({ file, cost: declaredCost(readFileSync(join(projectRoot, file), 'utf8')) }));
const ordinary = files.filter(({ file }) => !file.endsWith('.long.test.ts'));

describe('the files of tests that use the lab', () => {
  test('each say what they cost', () => {
    expect(files.filter(({ cost }) => cost === undefined)).toEqual([]);
    expect(files.length).toBeGreaterThan(40);
  });

  test('fit together into the time that all of them may take', () => {
    expect(ordinary.reduce((sum, { cost = 0 }) => sum + cost, 0)).toBeLessThanOrEqual(budget);
  });

  test('each take little of it, unless they are long ones', () => {
    expect(ordinary.filter(({ cost = 0 }) => cost > most)).toEqual([]);
  });
});

describe('a cost', () => {
  test.each([
    ['/** @cost 40 */\nimport', 40],
    ['/**\n * Builds in four ways.\n * @cost 7\n */\nimport', 7],
    ['/** Says nothing. */\nimport', undefined],
    ['import a;\n/** @cost 40 */', undefined],
    ['/** @cost much */', undefined],
  ])('of %j is %s', (source, cost) => {
    expect(declaredCost(source)).toBe(cost);
  });

  test('is shown beside what was measured, the dearest first, and marked where that is far more', () => {
    const table = costTable([
      { file: 'a.test.ts', declared: 10, measured: 30 },
      { file: 'b.test.ts', declared: 10, measured: 40 },
    ]);
    expect(table.split('\n').map((line) => line.trim().replaceAll(/ +/g, ' '))).toEqual([
      'declared measured',
      '10 s 40 s b.test.ts ← more than it says',
      '10 s 30 s a.test.ts',
      '20 s 70 s all of them',
      '',
    ]);
  });
});
