/** @cost 45 */
import { test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import { expectSameBothWays } from '../support/both-ways.ts';

// Of every fixture: both-ways.long.test.ts.
test('fixtures/node-npm has the same tree with packages as layers and with packages that apk installs', async () => {
  await expectSameBothWays(readLab(), { name: 'node-npm' });
});
