import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writtenExpressions } from '../../support/hostile/expressions.ts';
import { attackThatGrows } from '../../support/hostile/grows.ts';

const root = join(import.meta.dirname, '../../..');
const written = writtenExpressions(root, 'src');

/** The linter sees what a run of one character does to an expression; these are texts of words that it begins with, over and over. */
describe('the expressions of the program', () => {
  test('are all found', () => {
    expect(written.length).toBeGreaterThan(800);
  });

  test('take linear time, counted in steps of a backtracking engine', () => {
    const found = written.flatMap(({ place, expression }) => {
      const attack = attackThatGrows(expression);
      return attack === undefined ? [] : [`${place} ${String(expression)} on ${JSON.stringify(attack.slice(0, 80))}…`];
    });
    expect(found).toEqual([]);
  });

  test('are excepted from the rules of the linter by nobody', () => {
    const comments = globSync('src/**/*.ts', { cwd: root }).flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .filter((line) => line.includes('eslint-disable') && !/eslint-disable-next-line (?!.*regexp)[a-z]/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(comments).toEqual([]);
  });
});

describe('counting steps', () => {
  test.each<[string, RegExp]>([
    ['a run before what is missing', /\s+x/],
    ['a run that is tried from each of its places', /\/+$/],
    ['a word that is looked for an end from each time', /use\([^)]*\)/],
    ['an end that is escaped each time', /"(?:\\.|[^"\\])*"/g],
    ['two runs that share what they take', /^\d+[\d.]+$/],
    ['nested repetition', /^(?:a+)+$/],
    ['a run in a look behind', /(?<=a\s*)b/],
  ])('finds an attack on %s', (_, expression) => {
    expect(attackThatGrows(expression)).toBeDefined();
  });

  test.each<[string, RegExp]>([
    ['runs without a shared character', /a\s*=\s*\d+/g],
    ['a run that only its first place starts', /(?<!\/)\/+$/],
    ['a bounded run', /use\([^)]{0,100}\)/],
    ['a string whose end may be missing', /"(?:\\[\s\S]|[^"\\])*"?/g],
    ['a run to the end of the line, from the start of each', /^[ \t]*a[^\n]*/gm],
  ])('finds none on %s', (_, expression) => {
    expect(attackThatGrows(expression)).toBeUndefined();
  });
});
