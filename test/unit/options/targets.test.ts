import { describe, expect, test } from '@jest/globals';
import { formatReference, parseReference } from '../../../src/oci/index.ts';
import { parseOutputs } from '../../../src/options/outputs.ts';
import { targetsOf } from '../../../src/options/targets.ts';
import { problemsOf } from '../../support/problems.ts';

interface Asked {
  readonly tags?: readonly string[];
  readonly push?: boolean;
  readonly load?: boolean;
  readonly outputs?: readonly string[];
}

/** What a build makes, one line each: `TYPE KEY=VALUE… → NAMES`. */
function made({ tags = [], push = false, load = false, outputs = [] }: Asked): readonly string[] {
  const targets = targetsOf({ tags: tags.map(parseReference), push, load, outputs: parseOutputs(outputs) });
  return targets.map(({ type, attributes, names }) => {
    const fields = Object.entries(attributes).map(([key, value]) => `${key}=${value}`);
    return [type, ...fields, '→', ...names.map(formatReference)].join(' ');
  });
}

describe('what a build makes', () => {
  test.each<[string, Asked, readonly string[]]>([
    ['nothing where nothing is asked for', {}, []],
    ['one image, pushed', { tags: ['host.io/a'], push: true }, ['image push=true → host.io/a:latest']],
    ['one image in Docker', { tags: ['a'], load: true }, ['docker → docker.io/library/a:latest']],
    [
      'a push of the image that an output describes, and no other',
      { tags: ['host.io/a'], push: true, outputs: ['type=image,compression=zstd'] },
      ['image compression=zstd push=true → host.io/a:latest'],
    ],
    [
      'an image beside archives',
      { tags: ['host.io/a'], push: true, outputs: ['type=oci,dest=x'] },
      ['image push=true → host.io/a:latest', 'oci → host.io/a:latest'],
    ],
    [
      'one that is loaded, asked for twice',
      { tags: ['a'], load: true, outputs: ['docker'] },
      ['docker → docker.io/library/a:latest'],
    ],
    [
      'one that is loaded beside an archive for Docker',
      { tags: ['a'], load: true, outputs: ['type=docker,dest=x'] },
      ['docker → docker.io/library/a:latest', 'docker → docker.io/library/a:latest'],
    ],
    [
      'names of an output',
      { outputs: ['type=image,"name=host.io/a:1, host.io/b",push=true'] },
      ['image push=true → host.io/a:1 host.io/b:latest'],
    ],
    [
      'the names of an output for all where there are no tags',
      { push: true, load: true, outputs: ['type=oci,dest=x,name=host.io/a'] },
      ['image push=true → host.io/a:latest', 'oci → host.io/a:latest', 'docker → host.io/a:latest'],
    ],
    [
      'tags before names of an output',
      { tags: ['host.io/a:2'], outputs: ['type=registry,name=host.io/b'] },
      ['image push=true → host.io/a:2'],
    ],
  ])('%s', (_what, asked, expected) => {
    expect(made(asked)).toEqual(expected);
  });

  test('has no name that is none', () => {
    expect(problemsOf(() => made({ outputs: ['type=registry,name=Host/App'] }))).toMatchObject([
      { code: 'TAG_INVALID' },
    ]);
  });
});
