import { expect, test } from '@jest/globals';
import { imageAttributes, isAtLeast } from '../../../src/buildkit/index.ts';
import { image } from '../../../src/llb/index.ts';
import { connectLab, lab, returning } from './support.ts';

/** What the lab's engines have in them, at least. */
const BUILDKIT = { trixie: '0.13', sid: '0.25', docker: '0.11' } as const;

test("Docker's own BuildKit has a version, whether it knows it or not", async () => {
  using client = await connectLab();
  const { version, versionText } = client.info;
  expect(isAtLeast(version, `${BUILDKIT[lab.daemonGeneration]}.0`)).toBe(true);
  if (lab.kind === 'debian') expect(versionText).toBe(`v${BUILDKIT[lab.daemonGeneration]} of Docker ${lab.engine}`);
});

test('what it is too old for is refused before anything is built', async () => {
  using client = await connectLab();
  const attributes = imageAttributes({ extra: { 'oci-artifact': 'true' } });
  const build = client.build({ exporters: [{ type: 'image', attributes }] }, returning(image(lab.baseImage)));
  if (isAtLeast(client.info.version, '0.20.0') === true) await build;
  else {
    await expect(build).rejects.toMatchObject({
      code: 'UNSUPPORTED',
      message: expect.stringMatching(
        /^Attestations as OCI artifacts needs BuildKit 0\.20, and this is v0\.13/,
      ) as unknown,
    });
  }
});
