/** @cost 1200 */
import { expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import { buildTwice } from '../support/lab-fixtures/build-twice.ts';
import { chosenFixtures } from '../support/lab-fixtures/list.ts';
import { notReproducible } from '../support/lab-fixtures/not-reproducible.ts';

const lab = readLab();

// Some at once, as many as the configuration says: most of a build is waiting.
test.concurrent.each(chosenFixtures(process.env))(
  'fixtures/$name, built twice with every step run, is one image or differs in what its tools are known to write',
  async (fixture) => {
    const { first, verdict } = await buildTwice(lab, fixture);
    const { causes, configuration, digest, layers, rebuilt } = verdict;
    expect({ digest, causes, configuration }).toEqual({ digest: first, causes: [], configuration: [] });
    const known = notReproducible[fixture.name];
    if (known === undefined) {
      // The files first: they say more than digests do.
      expect(layers).toEqual([]);
      expect(rebuilt).toBe(first);
      return;
    }
    expect(rebuilt).not.toBe(first);
    const files = layers.flatMap((layer) => layer.files.map(({ path }) => path));
    expect(files.filter((path) => known.files.test(path))).not.toEqual([]);
    expect(files.filter((path) => !known.files.test(path))).toEqual([]);
  },
);
