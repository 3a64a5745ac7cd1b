/** @cost 2400 */
import { describe, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import { expectSameBothWays } from '../support/both-ways.ts';
import { chosenFixtures } from '../support/lab-fixtures/list.ts';

const lab = readLab();

describe.each(chosenFixtures(process.env))('fixtures/$name', (fixture) => {
  test('has the same tree with packages as layers and with packages that apk installs', async () => {
    await expectSameBothWays(lab, fixture);
  });
});
