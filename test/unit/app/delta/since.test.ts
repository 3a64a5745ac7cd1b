import { afterEach, describe, expect, test } from '@jest/globals';
import { beginDelta } from '../../../../src/app/delta/since.ts';
import { parseReference, RegistryClient } from '../../../../src/oci/index.ts';
import type { Delta } from '../../../../src/report/delta.ts';
import { MadeLayout, SPDX, spdx, type MadeImage } from './support/layout.ts';
import { LayoutRegistry } from './support/registry.ts';

let registry: LayoutRegistry | undefined;
afterEach(() => registry?.stop());

async function since(
  before: MadeLayout,
  after: MadeLayout,
  spoil?: (registry: LayoutRegistry) => void,
): Promise<Delta> {
  registry = await LayoutRegistry.start({ old: before, new: after });
  spoil?.(registry);
  const client = new RegistryClient({ fetch, credentials: async () => undefined });
  const name = parseReference(`${registry.repository}:old`);
  const root = await client.manifest(name);
  if (root === undefined) throw new Error('no root');
  return beginDelta(client, { name, root })({ ...name, digest: after.digest });
}

const image = (version: string, config: MadeImage['config'] = {}): MadeImage => ({
  config,
  layers: [{ title: '. → .', files: [{ path: 'app/version', content: version }] }],
  statements: { [SPDX]: spdx(`pkg:apk/wolfi/openssl@${version}`) },
});

describe('what changed since the image that a tag named', () => {
  test('is told with both digests', async () => {
    const [before, after] = [new MadeLayout(image('1')), new MadeLayout(image('2'))];
    const delta = await since(before, after);
    expect(delta).toMatchObject({
      same: false,
      before: { name: expect.stringMatching(/:old$/) as unknown, digest: before.digest },
      after: { digest: after.digest },
      platforms: [
        {
          platform: 'linux/amd64',
          changes: { packages: [{ name: 'openssl', before: '1', after: '2' }], settings: [] },
          files: { added: 0, removed: 0, changed: 1 },
          notes: [],
        },
      ],
    });
  });

  test('says of variables only that they differ, and nothing of labels that differ with every commit', async () => {
    const config = (word: string): Record<string, unknown> => ({
      Env: [`TOKEN=${word}`],
      Labels: { 'org.opencontainers.image.revision': word, team: word },
    });
    const delta = await since(new MadeLayout(image('1', config('a'))), new MadeLayout(image('2', config('b'))));
    expect(delta.platforms[0]?.changes.settings).toEqual([
      { name: 'label team', before: 'a', after: 'b' },
      { name: 'variable TOKEN', before: '', after: '' },
    ]);
  });

  test('is a sentence where the earlier image was made by something else', async () => {
    const { statements: _, ...foreign } = image('1');
    const delta = await since(new MadeLayout(foreign), new MadeLayout(image('2')));
    expect(delta.platforms[0]?.notes).toEqual([
      'The old image has no list of what is in it, so packages are not compared.',
    ]);
  });

  test('is a reason where the earlier image can no longer be read', async () => {
    const before = new MadeLayout(image('1'));
    const delta = await since(before, new MadeLayout(image('2')), ({ refused }) => {
      for (const digest of before.types.keys()) if (digest !== before.digest) refused.add(digest);
    });
    expect(delta).toMatchObject({ same: false, platforms: [], because: expect.stringContaining('500') as unknown });
  });

  test('is a reason where what the tag named is no image of any platform', async () => {
    const delta = await since(new MadeLayout(), new MadeLayout());
    expect(delta.because).toBe('it has no image for a platform');
  });
});
