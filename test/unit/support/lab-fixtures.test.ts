import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { chosenFixtures, labFixtures, leftOut } from '../../support/lab-fixtures/list.ts';
import { notReproducible } from '../../support/lab-fixtures/not-reproducible.ts';
import { projectRoot } from '../../support/run-program.ts';

const names = labFixtures.map(({ name }) => name);

describe('what tests of every fixture run over', () => {
  test('is every fixture, but for those of which it is said why the lab can not build them', () => {
    expect([...names, ...Object.keys(leftOut)].sort()).toEqual(readdirSync(join(projectRoot, 'fixtures')).sort());
  });

  test.each(labFixtures.flatMap(({ name, test: file }) => (file === undefined ? [] : [{ name, file }])))(
    'has $name in $file.test.ts, which starts what it builds before it is pushed',
    ({ name, file }) => {
      const source = readFileSync(join(projectRoot, `test/e2e/${file}.test.ts`), 'utf8');
      expect(source).toContain("from '../support/built-service.ts'");
      expect([`'${name}'`, `'fixtures/${name}'`].some((quoted) => source.includes(quoted))).toBe(true);
    },
  );

  test('has each that is known not to be reproducible', () => {
    expect(names).toEqual(expect.arrayContaining(Object.keys(notReproducible)));
  });

  test('is what a variable names, which has to be there', () => {
    expect(chosenFixtures({}).map(({ name }) => name)).toEqual(names);
    expect(chosenFixtures({ AIPACK_FIXTURES: 'nest,c-make' }).map(({ name }) => name)).toEqual(['nest', 'c-make']);
    expect(() => chosenFixtures({ AIPACK_FIXTURES: 'haskell' })).toThrow('the lab builds no fixture haskell');
  });
});
