import { expect } from '@jest/globals';
import type { Lab } from '../lab/lab.ts';
import { Checkouts } from './checkouts.ts';
import { buildPrepared } from './lab-fixtures/build-prepared.ts';
import type { LabFixture } from './lab-fixtures/list.ts';
import { prepareFixture } from './lab-fixtures/prepare.ts';
import { treeOf } from './tree-of.ts';

/**
 * Builds a fixture with packages that are layers and with packages that apk installs: both images have the same files, the same database
 * of packages, and the same configuration.
 */
export async function expectSameBothWays(lab: Lab, fixture: LabFixture): Promise<void> {
  const prepared = await prepareFixture(lab, fixture);
  const checkouts = new Checkouts(prepared.folder, prepared.files);
  const build = async (way: string, ...args: readonly string[]) =>
    buildPrepared(lab, prepared, checkouts.make(), `ways-${way}-${fixture.name}`, args);
  try {
    const layers = await build('layers');
    const apk = await build('apk', '--base-image', lab.baseImage);
    expect(layers.report.installation).toMatchObject({ way: 'layers' });
    expect(apk.report.installation).toMatchObject({ way: 'apk' });
    expect(await treeOf(layers.image)).toEqual(await treeOf(apk.image));
    expect(layers.image.config.config).toEqual(apk.image.config.config);
  } finally {
    checkouts.remove();
    await prepared.close();
  }
}
