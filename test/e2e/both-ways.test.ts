/** @cost 60 */
import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { readLab } from '../lab/lab.ts';
import { buildService } from '../support/built-service.ts';
import { projectRoot } from '../support/run-program.ts';
import { treeOf } from '../support/tree-of.ts';

const lab = readLab();

/** Fixtures whose images are held against each other; `AIPACK_BOTH_WAYS=a,b` names others. */
const fixtures = (process.env.AIPACK_BOTH_WAYS ?? 'node-npm').split(',');

describe.each(fixtures)('%s', (name) => {
  test('has the same tree with packages as layers and with packages that apk installs', async () => {
    const folder = join(projectRoot, 'fixtures', name);
    const layers = await buildService(lab, folder, { name: `ways-layers-${name}` });
    const apk = await buildService(lab, folder, { name: `ways-apk-${name}`, args: ['--base-image', lab.baseImage] });
    expect(layers.report.installation).toMatchObject({ way: 'layers' });
    expect(apk.report.installation).toMatchObject({ way: 'apk' });
    expect(await treeOf(layers.image)).toEqual(await treeOf(apk.image));
    expect(layers.image.config.config).toEqual(apk.image.config.config);
  });
});
