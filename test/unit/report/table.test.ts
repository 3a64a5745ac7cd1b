import { describe, expect, test } from '@jest/globals';
import { columns } from '../../../src/report/table.ts';

const rows = [
  ['language', 'javascript', 'package.json describes a package of some length', 'services/a-long-name/package.json:7'],
  ['port', '4000', 'the source listens on PORT, or else here', 'src/server.js:12'],
];

describe('a table', () => {
  test('has one line a row where nobody knows of a terminal', () => {
    expect(columns(rows).split('\n')).toHaveLength(2);
  });

  test.each([100, 80, 60, 40])('fits into a terminal of %d characters, with every character still there', (width) => {
    const text = columns(rows, width);
    expect(text.split('\n').filter((line) => line.length > width)).toEqual([]);
    const letters = (words: string): string => [...words.replaceAll(/\s/g, '')].sort().join('');
    expect(letters(text)).toBe(letters(rows.flat().join('')));
  });

  test('is as it is where it fits', () => {
    expect(columns(rows, 200)).toBe(columns(rows));
  });

  test('keeps columns readable on a terminal that is too narrow for all of them', () => {
    const lines = columns(rows, 10).split('\n');
    expect(lines.length).toBeLessThan(20);
    expect(lines[0]).toContain('javascri');
  });
});
