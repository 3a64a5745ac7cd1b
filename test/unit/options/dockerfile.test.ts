import { describe, expect, test } from '@jest/globals';
import { type DockerfileWishes, parseDockerfileOptions } from '../../../src/options/dockerfile.ts';
import { refuseDockerfileOptions } from '../../../src/options/dockerfile-only.ts';
import { AipackError } from '../../../src/schema/errors.ts';

const none: DockerfileWishes = {
  buildArgs: [],
  buildContexts: [],
  addHosts: [],
  allow: [],
  pull: false,
  ulimit: [],
  noCacheFilters: [],
};

function problemsOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof AipackError) return error.problems.map(({ code, message }) => `${code} ${message}`);
    throw error;
  }
  return [];
}

describe('what is asked of a Dockerfile', () => {
  test('becomes the attributes of its frontend', () => {
    const wishes: DockerfileWishes = {
      ...none,
      buildArgs: ['A=1', 'B=x=y', 'FROM_ENVIRONMENT', 'NOT_SET'],
      target: 'final',
      buildContexts: [
        'docs=../docs',
        'base=docker-image://alpine:3',
        'lib=https://example.com/lib.git#v1',
        'more=more',
      ],
      addHosts: ['a.test:192.0.2.1', 'b.test=::1', 'gateway:host-gateway'],
      network: 'none',
      allow: ['network.host'],
      pull: true,
    };
    expect(parseDockerfileOptions(wishes, { FROM_ENVIRONMENT: 'e' })).toEqual({
      attributes: {
        'build-arg:A': '1',
        'build-arg:B': 'x=y',
        'build-arg:FROM_ENVIRONMENT': 'e',
        'context:docs': 'local:context-1',
        'context:base': 'docker-image://alpine:3',
        'context:lib': 'https://example.com/lib.git#v1',
        'context:more': 'local:context-2',
        'frontend.caps': 'moby.buildkit.frontend.contexts+forward',
        'add-hosts': 'a.test=192.0.2.1,b.test=::1,gateway=host-gateway',
        'force-network-mode': 'none',
        'image-resolve-mode': 'pull',
        target: 'final',
      },
      folders: { 'context-1': '../docs', 'context-2': 'more' },
      layouts: {},
      entitlements: ['network.host'],
    });
    expect(parseDockerfileOptions(none, {})).toEqual({ attributes: {}, folders: {}, layouts: {}, entitlements: [] });
  });

  test('is refused where it can not be read, all at once', () => {
    const wishes: DockerfileWishes = {
      ...none,
      buildArgs: ['=hush-hush'],
      buildContexts: ['nothing', 'layout=oci-layout://'],
      addHosts: ['host'],
      network: 'bridge',
      allow: ['everything'],
      pull: false,
    };
    expect(problemsOf(() => parseDockerfileOptions(wishes, {}))).toEqual([
      `INPUT_INVALID build-args: "" can't be read`,
      `INPUT_INVALID build-contexts: "nothing" can't be read`,
      `INPUT_INVALID build-contexts: "layout=oci-layout://" can't be read`,
      `INPUT_INVALID add-hosts: "host" can't be read`,
      `INPUT_INVALID network: "bridge" can't be read`,
      `INPUT_INVALID allow: "everything" can't be read`,
    ]);
  });

  test('names arguments as Docker lets them be named', () => {
    const { attributes } = parseDockerfileOptions({ ...none, buildArgs: ['npm.config-x=1', '2=b'] }, {});
    expect(attributes).toEqual({ 'build-arg:npm.config-x': '1', 'build-arg:2': 'b' });
  });

  test('has images in folders as contexts', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const buildContexts = ['a=oci-layout://out', 'b=oci-layout:///tmp/x:1.2', `c=oci-layout://o:y@${digest}`];
    expect(parseDockerfileOptions({ ...none, buildContexts }, {}).layouts).toEqual({
      'layout-1': { attribute: 'context:a', folder: 'out', tag: 'latest' },
      'layout-2': { attribute: 'context:b', folder: '/tmp/x', tag: '1.2' },
      'layout-3': { attribute: 'context:c', folder: 'o', tag: 'y', digest },
    });
  });

  test('is allowed devices', () => {
    const allow = ['device', 'device=vendor.example/gpu=all'];
    expect(parseDockerfileOptions({ ...none, allow }, {}).entitlements).toEqual(allow);
  });

  test('has an index for one platform where the argument of buildx says so', () => {
    const asked = (value: string): unknown =>
      parseDockerfileOptions({ ...none, buildArgs: [`BUILDKIT_MULTI_PLATFORM=${value}`] }, {});
    expect(asked('1')).toEqual({ attributes: {}, folders: {}, layouts: {}, entitlements: [], index: true });
    expect(asked('0')).toEqual({ attributes: {}, folders: {}, layouts: {}, entitlements: [] });
  });

  test.each(['BUILDKIT_INLINE_CACHE=1', 'BUILDKIT_INLINE_CACHE'])('has its cache in the image with %s', (argument) => {
    const { inlineCache } = parseDockerfileOptions(
      { ...none, buildArgs: [argument] },
      { BUILDKIT_INLINE_CACHE: 'true' },
    );
    expect(inlineCache).toBe(true);
    expect(parseDockerfileOptions({ ...none, buildArgs: ['BUILDKIT_INLINE_CACHE=0'] }, {})).not.toHaveProperty(
      'inlineCache',
    );
  });

  test('is allowed the network of the machine where that is asked for', () => {
    expect(parseDockerfileOptions({ ...none, network: 'host' }, {})).toEqual({
      attributes: { 'force-network-mode': 'host' },
      folders: {},
      layouts: {},
      entitlements: ['network.host'],
    });
  });

  test('has limits, sizes and stages as the frontend takes them, and a time in seconds', () => {
    const wishes = {
      ulimit: ['nofile=1', 'core=0:-1'],
      shmSize: '1k',
      cgroupParent: 'group',
      noCacheFilters: ['a', 'b'],
    };
    const { attributes } = parseDockerfileOptions({ ...none, ...wishes, buildArgs: ['SOURCE_DATE_EPOCH='] }, {});
    expect(attributes).toEqual({
      ulimit: 'nofile=1:1,core=0:-1',
      'shm-size': '1024',
      'cgroup-parent': 'group',
      'no-cache': 'a,b',
    });
    const wrong = {
      ulimit: ['files=1'],
      shmSize: 'big',
      noCacheFilters: ['a b'],
      buildArgs: ['SOURCE_DATE_EPOCH=now'],
    };
    expect(problemsOf(() => parseDockerfileOptions({ ...none, ...wrong }, {}))).toEqual([
      `INPUT_INVALID build-args: "SOURCE_DATE_EPOCH=now" can't be read`,
      `INPUT_INVALID ulimit: "files=1" can't be read`,
      `INPUT_INVALID shm-size: "big" can't be read`,
      `INPUT_INVALID no-cache-filters: "a b" can't be read`,
    ]);
  });

  test('is refused where none is built', () => {
    expect(problemsOf(() => refuseDockerfileOptions(none))).toEqual([]);
    expect(problemsOf(() => refuseDockerfileOptions({ ...none, buildArgs: ['A=1'], pull: true }))).toEqual([
      'INPUT_INVALID No Dockerfile is built here, and only its build takes build-args, pull',
    ]);
  });
});
