import { describe, expect, test } from '@jest/globals';
import { parseProvenance, parseSbom } from '../../../src/app/attest.ts';
import { parseCaches } from '../../../src/app/caches.ts';
import { parseAnnotations } from '../../../src/app/exporters.ts';
import { parseOutputs } from '../../../src/options/outputs.ts';
import { normalisePlatforms } from '../../../src/app/platform.ts';
import { problemsOf } from '../../support/problems.ts';

describe('platforms', () => {
  test.each([
    [['amd64'], ['linux/amd64']],
    [['linux/amd64', 'x86_64', 'linux/x86_64'], ['linux/amd64']],
    [
      ['linux/arm64/v8', 'amd64'],
      ['linux/arm64', 'linux/amd64'],
    ],
    [['aarch64', 'linux/aarch64', 'arm64'], ['linux/arm64']],
    [[], []],
  ])('%j are %j', (given, expected) => {
    expect(normalisePlatforms(given)).toEqual(expected);
  });

  test('that Wolfi has no packages for are all told', () => {
    expect(problemsOf(() => normalisePlatforms(['linux/s390x', 'amd64', 'windows/amd64']))).toMatchObject([
      { code: 'INPUT_INVALID', message: expect.stringContaining('"linux/s390x"') as unknown },
      { code: 'INPUT_INVALID', message: expect.stringContaining('"windows/amd64"') as unknown },
    ]);
  });
});

describe('outputs', () => {
  test.each([
    ['out', { type: 'local', destination: 'out', attributes: {} }],
    ['type=local,dest=out', { type: 'local', destination: 'out', attributes: {} }],
    ['type=tar, dest=a.tar', { type: 'tar', destination: 'a.tar', attributes: {} }],
    [
      'type=oci,dest=a.tar,compression=zstd,compression-level=22,force-compression',
      {
        type: 'oci',
        destination: 'a.tar',
        attributes: { compression: 'zstd', 'compression-level': '22', 'force-compression': 'true' },
      },
    ],
    ['type=image,push=true', { type: 'image', attributes: { push: 'true' } }],
    ['type=registry,name=host/app', { type: 'image', attributes: { name: 'host/app', push: 'true' } }],
    [
      'type=image,"name=host/a:1,host/a:2",push-by-digest=1,name-canonical=,push=TRUE',
      {
        type: 'image',
        attributes: { name: 'host/a:1,host/a:2', 'push-by-digest': 'true', 'name-canonical': 'true', push: 'true' },
      },
    ],
    [
      'TYPE=image,oci-mediatypes=0,oci-artifact=t,annotation-index.org.Example=a',
      {
        type: 'image',
        attributes: { 'oci-mediatypes': 'false', 'oci-artifact': 'true', 'annotation-index.org.Example': 'a' },
      },
    ],
    ['type=oci', { type: 'oci', destination: '-', attributes: {} }],
    ['type=docker', { type: 'docker', attributes: {} }],
    ['docker', { type: 'docker', attributes: {} }],
    ['type=oci,dest=layout,tar=F', { type: 'oci', destination: 'layout', attributes: { tar: 'false' } }],
    ['type=docker,context=remote', { type: 'docker', context: 'remote', attributes: {} }],
    ['./docker', { type: 'local', destination: './docker', attributes: {} }],
    ['oci', { type: 'oci', destination: '-', attributes: {} }],
    ['tar', { type: 'tar', destination: '-', attributes: {} }],
    ['-', { type: 'tar', destination: '-', attributes: {} }],
    ['type=cacheonly', { type: 'cacheonly', attributes: {} }],
    [
      'type=local,dest=out,platform-split=false',
      { type: 'local', destination: 'out', attributes: { 'platform-split': 'false' } },
    ],
  ])('%s', (text, expected) => {
    expect(parseOutputs([text])).toEqual([expected]);
  });

  test.each([
    ['type=zip,dest=a', /no type, or one that doesn't exist/],
    ['dest=a', /no type/],
    ['type=local', /does not say which folder/],
    ['local', /does not say which folder/],
    ['type=local,dest=-', /does not say which folder/],
    ['type=cacheonly,dest=a', /keeps nothing/],
    ['type=image,dest=a', /takes from its tags/],
    ['type=local,dest=a,compression=gzip', /compression, which an output of type local does not take/],
    ['type=oci,tar=false', /which folder/],
    ['type=docker,tar=0', /which folder/],
    ['type=oci,dest=-,tar=f', /which folder/],
    ['type=image,tar=false', /does not take/],
    ['type=docker,dest=a.tar,context=remote', /names the Docker to load into/],
    ['type=docker,context=', /names the Docker to load into/],
    ['type=oci,dest=a.tar,context=remote', /does not take/],
    ['type=oci,dest=a,compression=lz4', /compression that is none of/],
    ['type=oci,dest=a,compression=gzip,compression-level=10', /from 0 to 9, the highest of gzip/],
    ['type=oci,dest=a,compression-level=high', /no whole number/],
    ['type=image,push=maybe', /push that is neither true nor false/],
    ['type=constructor,dest=a', /doesn't exist/],
  ])('%s is refused', (text, reason) => {
    expect(problemsOf(() => parseOutputs([text]))).toMatchObject([
      { code: 'INPUT_INVALID', message: expect.stringMatching(reason) as unknown },
    ]);
  });

  test('that can not be read are all told', () => {
    expect(problemsOf(() => parseOutputs(['type=a', 'out', 'type=local']))).toHaveLength(2);
  });
});

describe('annotations', () => {
  test.each([
    ['key=value', { 'annotation.key': 'value' }],
    ['key=a=b', { 'annotation.key': 'a=b' }],
    ['index:org.example.key=x', { 'annotation-index.org.example.key': 'x' }],
    ['manifest[linux/amd64]:key=x', { 'annotation-manifest[linux/amd64].key': 'x' }],
    ['manifest-descriptor:key=', { 'annotation-manifest-descriptor.key': '' }],
    ['index,manifest:key=x', { 'annotation-index.key': 'x', 'annotation-manifest.key': 'x' }],
    [
      'manifest[linux/arm/v7],index-descriptor:a:b=x',
      { 'annotation-manifest[linux/arm/v7].a:b': 'x', 'annotation-index-descriptor.a:b': 'x' },
    ],
  ])('%s', (text, expected) => {
    expect(parseAnnotations([text])).toEqual(expected);
  });

  test.each(['key', '=value', 'layer:key=value', 'index,:key=value', ':key=value', 'a b=c'])(
    '%s is refused',
    (text) => {
      expect(problemsOf(() => parseAnnotations([text]))).toMatchObject([{ code: 'INPUT_INVALID' }]);
    },
  );

  test('have one order, whatever they were given in', () => {
    expect(Object.keys(parseAnnotations(['b=1', 'a=2', 'index:c=3']))).toEqual(
      Object.keys(parseAnnotations(['index:c=3', 'a=2', 'b=1'])),
    );
  });
});

describe('an SBOM', () => {
  const scanner = 'docker/buildkit-syft-scanner:stable-1';
  test.each([
    [undefined, 'inventory'],
    ['', 'inventory'],
    ['format=spdx', 'inventory'],
    ['format=cyclonedx', 'cyclonedx'],
    [false, false],
    ['False', false],
    [true, { generator: scanner, context: false, stage: false, options: {} }],
    ['true', { generator: scanner, context: false, stage: false, options: {} }],
    ['scan-context=true,scan-stage', { generator: scanner, context: true, stage: true, options: {} }],
    ['generator=me/scan,DEPTH=2', { generator: 'me/scan', context: false, stage: false, options: { DEPTH: '2' } }],
  ])('of %j', (given, expected) => {
    expect(parseSbom(given)).toEqual(expected);
  });

  test('of a format that there is none of is refused', () => {
    expect(() => parseSbom('format=swid')).toThrow('no format "swid"');
  });
});

describe('provenance', () => {
  test.each([
    [undefined, 'mode=max'],
    ['', 'mode=max'],
    ['TRUE', 'mode=max'],
    [true, 'mode=max'],
    [false, false],
    ['False', false],
    ['mode=min', 'mode=min'],
    ['reproducible=true', 'mode=max,reproducible=true'],
    ['mode=min,builder-id=https://ci.example/1', 'mode=min,builder-id=https://ci.example/1'],
  ])('of %j', (given, expected) => {
    expect(parseProvenance(given)).toBe(expected);
  });

  test.each([
    ['mode=most', /mode is min or max/],
    ['level=3', /no option level/],
    ['builder-id=', /builder-id is empty/],
    ['version=v2,toString=1', /version is v0\.2 or v1; there is no option toString/],
  ])('%s can not be made', (given, reason) => {
    expect(problemsOf(() => parseProvenance(given))).toMatchObject([
      { code: 'INPUT_INVALID', message: expect.stringMatching(reason) as unknown },
    ]);
  });
});

describe('caches', () => {
  const runner = {
    ACTIONS_RESULTS_URL: 'https://results.example/',
    ACTIONS_RUNTIME_TOKEN: 'token',
    ACTIONS_CACHE_SERVICE_V2: 'true',
  };
  const read = (from: readonly string[], to: readonly string[], environment = {}) => {
    const warnings: string[] = [];
    return { ...parseCaches(from, to, environment, (message) => warnings.push(message)), warnings };
  };

  test('are read by the line that writes them', () => {
    const { imports } = read(
      [
        'type=registry,ref=host/app:cache,mode=max,compression=zstd,image-manifest=true,ignore-error=true',
        'type=local,dest=cache,mode=max,oci-mediatypes=true',
        'type=s3,bucket=b,region=r,mode=max',
      ],
      [],
    );
    expect(imports).toEqual([
      { type: 'registry', attributes: { ref: 'host/app:cache' } },
      { type: 'local', attributes: { src: 'cache' } },
      { type: 's3', attributes: { bucket: 'b', region: 'r' } },
    ]);
  });

  test("GitHub's gets its address from the runner, and may fail to be written", () => {
    const { imports, exports, warnings } = read(['type=gha'], ['type=gha,mode=max'], runner);
    expect(imports).toMatchObject([{ type: 'gha', attributes: { token: 'token' } }]);
    expect(exports).toMatchObject([{ type: 'gha', attributes: { mode: 'max', 'ignore-error': 'true' } }]);
    expect(warnings).toEqual([]);
  });

  test("GitHub's is left out where there is none, which is told once", () => {
    const { imports, exports, warnings } = read(['type=gha', 'type=registry,ref=x'], ['type=gha']);
    expect(imports).toMatchObject([{ type: 'registry' }]);
    expect([exports, warnings.length]).toEqual([[], 1]);
  });

  test('that must not fail says so', () => {
    expect(read([], ['type=gha,ignore-error=false'], runner).exports).toMatchObject([
      { attributes: { 'ignore-error': 'false' } },
    ]);
  });

  test.each([
    ['mode=max', /it has no type/],
    ['type=gha,scope', /part number 2 is not of the form KEY=VALUE/],
  ])('%s is refused', (text, reason) => {
    expect(() => read([], [text], runner)).toThrow(reason);
  });
});
