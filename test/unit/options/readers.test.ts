import { describe, expect, test } from '@jest/globals';
import { readCommandOptions } from '../../../src/options/read-command.ts';
import { readActionInputs } from '../../../src/options/read-inputs.ts';
import { defaultOf, keyOf, publicRows, type Options } from '../../../src/options/table.ts';

const build = (given: Readonly<Record<string, unknown>>, environment = {}): Promise<Options> =>
  readCommandOptions('build', given, environment);

describe('both faces read the same options', () => {
  /** What everything is that nobody says. */
  const defaults = Object.fromEntries(
    publicRows.map(([name, row]) => [keyOf(name), defaultOf(row)] as const).filter(([, value]) => value !== undefined),
  );

  test('of which none is said in an empty step', () => {
    expect(readActionInputs(() => '')).toEqual(defaults);
  });

  test('of which none is said in a command without options', async () => {
    expect(await build({})).toEqual(defaults);
  });
});

describe('the command', () => {
  test.each<[Readonly<Record<string, unknown>>, Partial<Options>]>([
    [{ tag: ['a:1', 'a:2, b:1'] }, { tags: ['a:1', 'a:2', 'b:1'] }],
    [{ platform: ['linux/amd64,linux/arm64'] }, { platforms: ['linux/amd64', 'linux/arm64'] }],
    [{ allow: ['network.host', 'security.insecure'] }, { allow: ['network.host', 'security.insecure'] }],
    [
      { label: ['a=b,c'], buildEnv: ['A=1,2', 'B="'] },
      { labels: ['a=b,c'], buildEnv: ['A=1,2', 'B="'] },
    ],
    [{ addHost: ['a:1,b:2'] }, { addHosts: ['a:1,b:2'] }],
    [
      { cache: false, lock: false },
      { noCache: true, noLock: true },
    ],
    [
      { cache: true, lock: true },
      { noCache: false, noLock: false },
    ],
    [
      { dockerfile: false, attestations: false },
      { dockerfile: false, attestations: false },
    ],
    [
      { sbom: true, provenance: 'mode=min' },
      { sbom: true, provenance: 'mode=min' },
    ],
    [{ sbom: false }, { sbom: false }],
  ])('reads what commander has as %j', async (given, expected) => {
    expect(await build(given)).toMatchObject(expected);
  });

  test('tells of which flag a quote is not closed', async () => {
    await expect(build({ tag: ['"a'] })).rejects.toThrow('--tag');
  });

  test('takes what it was given, else what its variable says', async () => {
    const environment = { AIPACK_BASE_IMAGE: 'variable', AIPACK_PACKAGE_KEYS: 'a.pub, b.pub\nc.pub' };
    expect(await build({}, environment)).toMatchObject({
      baseImage: 'variable',
      packageKeys: ['a.pub', 'b.pub', 'c.pub'],
    });
    expect(await build({ baseImage: 'flag', packageKey: ['d.pub'] }, environment)).toMatchObject({
      baseImage: 'flag',
      packageKeys: ['d.pub'],
    });
  });

  test('leaves variables alone that apply to the action, too: they are read where they apply, and named there as what gave a value', async () => {
    expect(await build({}, { AIPACK_PORT: '8080', BUILDKIT_HOST: 'tcp://h' })).not.toHaveProperty('port');
  });

  test('gives an option that the verb does not take its default', async () => {
    const repositories = { packageRepository: ['@local https://a.example', 'https://b.example,c'] };
    expect((await build(repositories)).packageRepositories).toEqual([
      '@local',
      'https://a.example',
      'https://b.example,c',
    ]);
    expect(await readCommandOptions('detect', { tag: ['a'], maxPackageAge: '30' }, {})).toMatchObject({
      tags: [],
      maxPackageAge: '30',
    });
    const streams = await readCommandOptions('packages streams', { maxPackageAge: 30 }, {});
    expect([streams.maxStreamAge, streams.maxPackageAge]).toEqual([30, undefined]);
  });
});
