import { expect, test } from '@jest/globals';
import { packageDefinitions } from '../../lab/packages/index.ts';

test('every package of the lab is defined once', () => {
  const names = packageDefinitions.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
