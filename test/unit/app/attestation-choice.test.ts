import { describe, expect, test } from '@jest/globals';
import {
  chooseAttestations,
  LOCAL_BUILDER,
  type AttestationCircumstances,
  type AttestationWishes,
} from '../../../src/app/attestation-choice.ts';
import type { AttestationChoice } from '../../../src/app/attest.ts';

const plain: AttestationWishes = { attestations: true, attests: [], builderId: undefined };

function choose(
  wishes: Partial<AttestationWishes>,
  circumstances: Partial<AttestationCircumstances> = {},
): AttestationChoice {
  const { builderId, ...chosen } = chooseAttestations(
    { ...plain, ...wishes },
    { outputs: [{ type: 'image' }], dockerfile: false, environment: {}, ...circumstances },
  );
  expect(builderId).toBe(LOCAL_BUILDER);
  return chosen;
}

const scanner = (generator: string) => ({ generator, context: false, stage: false, options: {} });
const none = { sbom: false, provenance: false };

describe('attestations', () => {
  test('are provenance and the list of packages, where the image can carry them', () => {
    expect(choose({})).toEqual({ sbom: 'inventory', provenance: 'mode=max' });
    expect(choose({}, { dockerfile: true })).toEqual({ sbom: false, provenance: 'mode=max' });
    expect(choose({}, { outputs: [] })).toEqual(none);
    expect(choose({}, { outputs: [{ type: 'oci' }] }).provenance).toBe('mode=max');
  });

  test('are none without provenance, unless an SBOM is asked for', () => {
    expect(choose({ provenance: 'false' })).toEqual(none);
    expect(choose({ provenance: 'false', sbom: 'inventory' })).toEqual({ sbom: 'inventory', provenance: false });
    expect(choose({ provenance: 'false', sbom: 'generator=a' })).toEqual({ sbom: scanner('a'), provenance: false });
    expect(choose({ attestations: false, sbom: 'true' })).toEqual(none);
  });

  test('tell less of a private source, unless more is asked for, and nothing where none is carried', () => {
    expect(choose({ privateSource: true }).provenance).toBe('mode=min');
    expect(choose({ privateSource: true, provenance: 'true' }).provenance).toBe('mode=min');
    expect(choose({ privateSource: true, provenance: 'mode=max' }).provenance).toBe('mode=max');
    expect(choose({ privateSource: true }, { outputs: [] })).toEqual(none);
  });

  test.each([
    ['who is named', 'https://ci.example/1', 'https://ci.example/1'],
    ["GitHub's run", undefined, 'https://github.com/me/app/actions/runs/42'],
  ])('are made by %s', (_, builderId, expected) => {
    const environment = {
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'me/app',
      GITHUB_RUN_ID: '42',
    };
    const circumstances = { outputs: [], dockerfile: false, environment };
    expect(chooseAttestations({ ...plain, builderId }, circumstances).builderId).toBe(expected);
  });

  test('are none by default where the environment says so, as for buildx', () => {
    const environment = { BUILDX_NO_DEFAULT_ATTESTATIONS: 'true' };
    expect(choose({}, { environment })).toEqual(none);
    expect(choose({ provenance: 'mode=min' }, { environment }).provenance).toBe('mode=min');
    expect(choose({}, { environment: { BUILDX_NO_DEFAULT_ATTESTATIONS: '0' } }).provenance).toBe('mode=max');
  });

  test('are those of the list, behind the inputs of their own', () => {
    const attests = ['type=provenance,mode=min', 'type=sbom,generator=a'];
    expect(choose({ attests })).toEqual({ sbom: scanner('a'), provenance: 'mode=min' });
    expect(choose({ attests, provenance: 'false' })).toEqual({ sbom: scanner('a'), provenance: false });
    expect(choose({ attests: ['type=provenance,disabled=true'] })).toEqual(none);
    expect(choose({ attests: ['type=provenance'], privateSource: true }).provenance).toBe('mode=min');
    expect(choose({ provenance: 'mode=max,disabled=true' })).toEqual(none);
    expect(choose({ provenance: 'mode=min,disabled=false' }).provenance).toBe('mode=min');
    expect(choose({ attests: ['type=sbom'] }).sbom).toEqual(scanner('docker/buildkit-syft-scanner:stable-1'));
  });

  test.each(['sbom', 'type=else', 'type=', ''])('"%s" in the list is refused', (attest) => {
    expect(() => choose({ attests: [attest] })).toThrow(/has no type, or one that doesn't exist/);
  });

  test('of a Dockerfile are no list of packages', () => {
    expect(() => choose({ sbom: 'inventory' }, { dockerfile: true })).toThrow(/no list of packages/);
  });
});
