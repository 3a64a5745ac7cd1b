import { describe, expect, test } from '@jest/globals';
import type { CacheEntry, Client } from '../../../src/buildkit/index.ts';
import type { AttestationChoice } from '../../../src/app/attest.ts';
import { passesOf, WITHOUT_ATTESTATIONS } from '../../../src/app/passes.ts';
import { parseReference } from '../../../src/oci/index.ts';
import { parseOutputs } from '../../../src/options/outputs.ts';
import { targetsOf } from '../../../src/options/targets.ts';

const ATTESTED: AttestationChoice = { sbom: false, provenance: 'mode=max' };
const REGISTRY: CacheEntry = { type: 'registry', attributes: { ref: 'host.io/a:cache' } };
const INLINE: CacheEntry = { type: 'inline', attributes: {} };

interface Asked {
  readonly push?: boolean;
  readonly load?: boolean;
  readonly outputs?: readonly string[];
  readonly caches?: readonly CacheEntry[];
  readonly attestations?: AttestationChoice;
  /** Whether the registry has what would be pushed. */
  readonly kept?: boolean;
  /** Whether BuildKit is Docker's own. */
  readonly docker?: boolean;
}

/** What is solved, one line each: exporters, then caches, and `attested` where it is. */
function passes(asked: Asked): readonly string[] {
  const { push = false, load = false, outputs = [], caches = [], attestations = ATTESTED } = asked;
  const tags = [parseReference('host.io/a:1')];
  const request = {
    outputs: targetsOf({ tags, push, load, outputs: parseOutputs(outputs) }),
    annotations: {},
    insecureRegistries: [],
    sourceDateEpoch: 0,
    baseLayers: true,
    attestations,
    caches: { imports: [], exports: caches },
  };
  const never = (): never => {
    throw new Error('nothing is written here');
  };
  const client = { info: { docker: asked.docker === true } } as Client;
  const made = passesOf(
    request,
    { client, loadInto: () => never, onWarning: () => undefined, written: [] },
    asked.kept === true,
  );
  return made.map(({ exporters, choice, cacheExports }) =>
    [
      ...exporters.map((exporter) => {
        const { type, attributes = {} } = exporter;
        const flags = ['push', 'store'].filter((key) => attributes[key] === 'true');
        return [type, ...flags, ...('layout' in exporter ? ['layout'] : [])].join('+');
      }),
      ...cacheExports.map(({ type }) => `cache:${type}`),
      ...(choice === WITHOUT_ATTESTATIONS ? [] : ['attested']),
    ].join(' '),
  );
}

describe('what is solved', () => {
  test.each<[string, Asked, readonly string[]]>([
    ['a push', { push: true }, ['image+push attested']],
    ['nothing, where it is there', { push: true, kept: true }, []],
    ['the cache alone, where it is there', { push: true, kept: true, caches: [REGISTRY] }, ['cache:registry']],
    ['nothing, where it is there with the cache in it', { push: true, kept: true, caches: [INLINE] }, []],
    [
      'a push with its cache',
      { push: true, caches: [REGISTRY, INLINE] },
      ['image+push cache:registry cache:inline attested'],
    ],
    [
      'no image for cache alone',
      { outputs: ['type=cacheonly'], caches: [REGISTRY], attestations: WITHOUT_ATTESTATIONS },
      ['cache:registry'],
    ],
    [
      'a layout in a folder by itself, since its index is written by what is told of one image',
      { push: true, outputs: ['type=oci,dest=a,tar=false', 'type=local,dest=b'] },
      ['local image+push attested', 'oci+layout attested'],
    ],
    [
      'two of them',
      { outputs: ['type=oci,dest=a,tar=false', 'type=oci,dest=b,tar=false'], caches: [REGISTRY] },
      ['oci+layout cache:registry attested', 'oci+layout attested'],
    ],
    [
      'archives and a layout for Docker',
      { push: true, outputs: ['type=docker,dest=a,tar=false', 'type=docker,dest=b.tar'] },
      ['image+push attested', 'docker', 'docker+layout'],
    ],
    [
      'an archive for the Docker of another context, also on Docker\u2019s own BuildKit',
      { push: true, outputs: ['type=docker,context=remote'], docker: true },
      ['image+push attested', 'docker'],
    ],
    [
      'one image that is pushed and kept by Docker',
      { push: true, load: true, docker: true },
      ['image+push+store attested'],
    ],
    [
      'what Docker keeps, where the push is there',
      { push: true, load: true, docker: true, kept: true },
      ['image+store attested'],
    ],
    ['an import of its own for another BuildKit', { push: true, load: true }, ['image+push attested', 'docker']],
    ['that import alone, where the push is there', { push: true, load: true, kept: true }, ['docker']],
    [
      'that import and the cache, where the push is there',
      { push: true, load: true, kept: true, caches: [REGISTRY] },
      ['cache:registry', 'docker'],
    ],
    [
      'what counts most last, since BuildKit tells of that',
      { push: true, outputs: ['type=local,dest=x', 'type=oci,dest=y'] },
      ['local oci image+push attested'],
    ],
    [
      'one image after the other where each has the cache in it',
      {
        push: true,
        outputs: ['type=local,dest=x', 'type=oci,dest=y', 'type=docker,dest=z'],
        caches: [REGISTRY, INLINE],
        attestations: WITHOUT_ATTESTATIONS,
      },
      ['local image+push cache:registry cache:inline', 'docker cache:inline', 'oci cache:inline'],
    ],
    ['an image that stays', { outputs: ['type=image'] }, ['image+store attested']],
  ])('%s', (_what, asked, expected) => {
    expect(passes(asked)).toEqual(expected);
  });
});
