/** @cost 1200 */
import { test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import { expectSameBothWays } from '../support/both-ways.ts';
import { chosenFixtures } from '../support/lab-fixtures/list.ts';

const lab = readLab();

// Some at once, as many as the configuration says: most of a build is waiting.
test.concurrent.each(chosenFixtures(process.env))(
  'fixtures/$name has the same tree with packages as layers and with packages that apk installs',
  async (fixture) => {
    await expectSameBothWays(lab, fixture);
  },
);
