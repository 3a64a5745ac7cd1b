/** @cost 1 */
import { describe, expect } from '@jest/globals';
import { imageAttributes, isAtLeast } from '../../../src/buildkit/index.ts';
import { image } from '../../../src/llb/index.ts';
import { connectLab, lab, needs, returning } from './support.ts';

/** What the lab's engines have in them, at least. */
const BUILDKIT = { trixie: '0.13', sid: '0.25', docker: '0.11' } as const;

needs({ own: true })("Docker's own BuildKit has a version, whether it knows it or not", async () => {
  using client = await connectLab();
  const { version, versionText } = client.info;
  expect(isAtLeast(version, `${BUILDKIT[lab.daemonGeneration]}.0`)).toBe(true);
  if (lab.kind === 'debian') expect(versionText).toBe(`v${BUILDKIT[lab.daemonGeneration]} of Docker ${lab.engine}`);
});

describe('attestations as OCI artifacts', () => {
  const pushed = async (): Promise<unknown> => {
    using client = await connectLab();
    const attributes = imageAttributes({ extra: { 'oci-artifact': 'true' } });
    return await client.build({ exporters: [{ type: 'image', attributes }] }, returning(image(lab.baseImage)));
  };

  needs({ containerdStore: true, version: '0.20.0' })('are made by a daemon that can', async () => {
    await pushed();
  });

  needs({ olderThan: '0.20.0' })('are refused before anything is built where it is too old', async () => {
    await expect(pushed()).rejects.toMatchObject({
      code: 'UNSUPPORTED',
      message: expect.stringMatching(
        /^Attestations as OCI artifacts needs BuildKit 0\.20, and this is v0\./,
      ) as unknown,
    });
  });
});
