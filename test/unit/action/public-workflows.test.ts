import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readInputs } from '../../../src/action/inputs.ts';
import { readSecrets } from '../../../src/action/secret-inputs.ts';
import { chooseAttestations } from '../../../src/app/attestation-choice.ts';
import { parseCaches } from '../../../src/app/caches.ts';
import { parseAnnotations } from '../../../src/app/exporters.ts';
import { resolveSettings } from '../../../src/host/settings.ts';
import { formatReference } from '../../../src/oci/index.ts';
import { parseDockerfileOptions } from '../../../src/options/dockerfile.ts';
import { readTargets } from '../../../src/options/targets.ts';

const RUNNER = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'octo/shop',
  GITHUB_SHA: '860c1904a1ce19322e91ac35af1ab07466440c37',
  ACTIONS_RESULTS_URL: 'https://results.example/',
  ACTIONS_RUNTIME_TOKEN: 'token',
  ACTIONS_CACHE_SERVICE_V2: 'true',
  SSH_AUTH_SOCK: '/tmp/agent.sock',
};

/** What a step with this `with` block asks of a BuildKit that builds a Dockerfile, in the daemon's own words. */
async function askedBy(block: string, more: NodeJS.ProcessEnv = {}): Promise<Record<string, unknown>> {
  const given = Object.entries(parse(block) as Readonly<Record<string, unknown>>);
  const inputs = Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, String(value)]));
  const environment = { ...RUNNER, ...more };
  const warnings: string[] = [];
  Object.assign(process.env, inputs);
  try {
    const directory = import.meta.dirname;
    const secrets = readSecrets(environment, directory);
    const read = readInputs(environment, secrets, directory);
    const outputs = await readTargets(read);
    const settings = resolveSettings(read.settings, directory, true);
    const caches = parseCaches(read.cacheFrom, read.cacheTo, environment, (message) => warnings.push(message));
    const { builderId: _, ...attested } = chooseAttestations(
      { ...read, builderId: undefined },
      { dockerfile: true, environment, outputs },
    );
    const told = ({ type, attributes: { scope, ref, src, dest, mode } }: (typeof caches.imports)[number]): string =>
      [type, scope ?? ref ?? src ?? dest, mode].filter((part) => part !== undefined).join(' ');
    return {
      ...parseDockerfileOptions(read, environment),
      outputs: outputs.map(({ type, names, destination, attributes }) => ({
        type,
        ...(destination === undefined ? {} : { destination }),
        ...(names.length === 0 ? {} : { names: names.map(formatReference) }),
        ...attributes,
      })),
      annotations: parseAnnotations(read.annotations),
      labels: settings.labels,
      platforms: settings.platforms,
      context: settings.remote ?? read.context,
      secrets: secrets.map(({ id, from }) => [id, ...Object.entries(from).flat()].join(' ')),
      ssh: settings.ssh,
      from: caches.imports.map(told),
      to: caches.exports.map(told),
      attested,
      builder: read.builder,
      warnings,
    };
  } finally {
    for (const name of Object.keys(inputs)) Reflect.deleteProperty(process.env, name);
  }
}

/** Blocks as they are found in repositories, shortened, with what the runner puts in place of expressions. */
describe('a step as public workflows have them asks for the same', () => {
  test.each<[string, string, object]>([
    [
      'a push with a cache of GitHub and two tags',
      `
      context: .
      push: true
      tags: |
        ghcr.io/octo/shop:main

        ghcr.io/octo/shop:860c190
      cache-from: type=gha
      cache-to: type=gha,mode=max
      `,
      {
        outputs: [{ type: 'image', push: 'true', names: ['ghcr.io/octo/shop:main', 'ghcr.io/octo/shop:860c190'] }],
        from: ['gha'],
        to: ['gha max'],
        attested: { sbom: false, provenance: 'mode=max' },
      },
    ],
    [
      'a builder that another step has set up, and a cache in a folder',
      `
      context: ./
      builder: builder-0f2c
      platforms: linux/amd64, linux/arm64
      push: false
      tags: octo/shop:1, octo/shop:latest
      cache-from: type=local,src=/tmp/.buildx-cache
      cache-to: type=local,dest=/tmp/.buildx-cache-new,mode=max
      `,
      {
        builder: 'builder-0f2c',
        platforms: ['linux/amd64', 'linux/arm64'],
        outputs: [],
        from: ['local /tmp/.buildx-cache'],
        to: ['local /tmp/.buildx-cache-new max'],
      },
    ],
    [
      'caches one after another, as far back as there are',
      `
      cache-from: |
        type=gha,scope=web-main
        type=registry,ref=ghcr.io/octo/shop:buildcache
        ghcr.io/octo/shop:latest
      cache-to: |
        type=registry,ref=ghcr.io/octo/shop:buildcache,mode=max,image-manifest=true,oci-mediatypes=true
        type=gha,scope=web-main,mode=min,ignore-error=true
      `,
      {
        from: ['gha web-main', 'registry ghcr.io/octo/shop:buildcache', 'registry ghcr.io/octo/shop:latest'],
        to: ['registry ghcr.io/octo/shop:buildcache max', 'gha web-main min'],
      },
    ],
    [
      'arguments with comments, quotes, commas and none',
      `
      build-args: |
        # the newest
        NODE_VERSION=24
        CMAKE_FLAGS=-DA=1,-DB="x y"
        "MOTD=one
        two"
        EMPTY=
        FROM_THE_RUNNER
        BUILDKIT_INLINE_CACHE=1
      `,
      {
        attributes: {
          'build-arg:NODE_VERSION': '24',
          'build-arg:CMAKE_FLAGS': '-DA=1,-DB="x y"',
          'build-arg:MOTD': 'one\ntwo',
          'build-arg:EMPTY': '',
          'build-arg:BUILDKIT_INLINE_CACHE': '1',
        },
        inlineCache: true,
      },
    ],
    [
      'labels as metadata-action writes them',
      `
      labels: |
        org.opencontainers.image.title=shop
        org.opencontainers.image.description=Sells "things", also: cheap ones = better ones
        org.opencontainers.image.created=2026-11-28T10:00:00.000Z
        com.example.flag
      `,
      {
        labels: {
          'org.opencontainers.image.title': 'shop',
          'org.opencontainers.image.description': 'Sells "things", also: cheap ones = better ones',
          'org.opencontainers.image.created': '2026-11-28T10:00:00.000Z',
          'com.example.flag': '',
        },
      },
    ],
    [
      'annotations at levels, with commas',
      `
      annotations: |
        manifest:org.opencontainers.image.title=shop
        manifest,index:org.opencontainers.image.description=Sells things, cheaply
        manifest-descriptor[linux/amd64]:com.example.a=b
      `,
      {
        annotations: {
          'annotation-manifest.org.opencontainers.image.title': 'shop',
          'annotation-manifest.org.opencontainers.image.description': 'Sells things, cheaply',
          'annotation-index.org.opencontainers.image.description': 'Sells things, cheaply',
          'annotation-manifest-descriptor[linux/amd64].com.example.a': 'b',
        },
      },
    ],
    [
      'secrets of several lines and with quotes',
      `
      secrets: |
        "GPG_KEY=-----BEGIN-----
        aGk=

        -----END-----"
        GIT_AUTH_TOKEN=abc,def=0123
        "JSON={""a"":""b"",""c"":1}"
      secret-envs: |
        "pypi-token=PYPI_TOKEN"
        npm=NPM_TOKEN,sentry=SENTRY_TOKEN
      secret-files: |
        npmrc=./.npmrc
        "MY_SECRET=./secret, with comma.txt"
      `,
      {
        secrets: [
          'GPG_KEY value -----BEGIN-----\naGk=\n\n-----END-----',
          'GIT_AUTH_TOKEN value abc,def=0123',
          'JSON value {"a":"b","c":1}',
          'pypi-token variable PYPI_TOKEN',
          'npm variable NPM_TOKEN',
          'sentry variable SENTRY_TOKEN',
          'npmrc file ./.npmrc',
          'MY_SECRET file ./secret, with comma.txt',
        ],
      },
    ],
    [
      'further contexts, by every kind of name',
      `
      build-contexts: |
        alpine=docker-image://alpine:3.21
        base:latest=oci-layout:///tmp/base
        docker.io/library/node=docker-image://mirror.example/node:24
        rust-builder=docker-image://ghcr.io/octo/rust@sha256:${'0'.repeat(64)}
        src=https://github.com/octo/lib.git#v1
        binaries=./ci-binaries
      `,
      {
        attributes: {
          'context:alpine': 'docker-image://alpine:3.21',
          'context:node': 'docker-image://mirror.example/node:24',
          'context:rust-builder': `docker-image://ghcr.io/octo/rust@sha256:${'0'.repeat(64)}`,
          'context:src': 'https://github.com/octo/lib.git#v1',
          'context:binaries': 'local:context-1',
        },
        folders: { 'context-1': './ci-binaries' },
        layouts: { 'layout-1': { attribute: 'context:base', folder: '/tmp/base', tag: 'latest' } },
      },
    ],
    [
      'hosts, limits and sizes',
      `
      add-hosts: |
        phpfpm=127.0.0.1
        docker:10.180.0.1
        v6.example:[2001:db8::1]
      ulimit: |
        nofile=1048576:1048576
        nproc=-1
      shm-size: 2gb
      cgroup-parent: /ci.slice
      no-cache-filters: runtime, assets
      `,
      {
        attributes: {
          'add-hosts': 'phpfpm=127.0.0.1,docker=10.180.0.1,v6.example=2001:db8::1',
          ulimit: 'nofile=1048576:1048576,nproc=-1:-1',
          'shm-size': '2147483648',
          'cgroup-parent': '/ci.slice',
          'no-cache': 'runtime,assets',
        },
      },
    ],
    [
      'the network of the machine, and what is allowed',
      'network: host\nallow: network.host,security.insecure\npull: true\ntarget: runtime-ci',
      {
        attributes: { 'force-network-mode': 'host', 'image-resolve-mode': 'pull', target: 'runtime-ci' },
        entitlements: ['network.host', 'security.insecure'],
      },
    ],
    [
      'no attestations at all',
      'push: true\ntags: octo/shop\nprovenance: false\nsbom: false',
      { attested: { sbom: false, provenance: false } },
    ],
    [
      'attestations, listed',
      `
      push: true
      tags: octo/shop
      attests: |
        type=sbom,generator=mirror.example/docker/buildkit-syft-scanner:stable-1
        type=provenance,mode=min
      `,
      {
        attested: {
          sbom: { generator: 'mirror.example/docker/buildkit-syft-scanner:stable-1', context: false, options: {} },
          provenance: 'mode=min',
        },
      },
    ],
    [
      'attestations beside a list, which they come before',
      'push: True\ntags: octo/shop\nsbom: true\nprovenance: mode=max\nattests: type=provenance,mode=min',
      {
        attested: { sbom: { generator: 'docker/buildkit-syft-scanner:stable-1' }, provenance: 'mode=max' },
      },
    ],
    [
      'an archive for Docker, to be handed to another job',
      'tags: myimage:latest\noutputs: type=docker,dest=/tmp/myimage.tar',
      {
        outputs: [{ type: 'docker', destination: '/tmp/myimage.tar', names: ['docker.io/library/myimage:latest'] }],
        attested: { sbom: false, provenance: false },
      },
    ],
    [
      'a push by digest of one platform',
      `
      platforms: linux/arm64
      outputs: type=image,"name=ghcr.io/octo/shop,docker.io/octo/shop",push-by-digest=true,name-canonical=true,push=true
      `,
      {
        outputs: [
          {
            type: 'image',
            names: ['ghcr.io/octo/shop:latest', 'docker.io/octo/shop:latest'],
            'push-by-digest': 'true',
            'name-canonical': 'true',
            push: 'true',
          },
        ],
      },
    ],
    [
      'several outputs, one a line',
      `
      tags: octo/shop
      outputs: |
        type=registry,compression=zstd,force-compression=true,oci-mediatypes=true
        type=oci,dest=out/layout,tar=false
        type=local,dest=out/files
      `,
      {
        outputs: [
          { type: 'image', push: 'true', compression: 'zstd', 'force-compression': 'true', 'oci-mediatypes': 'true' },
          { type: 'oci', destination: 'out/layout', tar: 'false' },
          { type: 'local', destination: 'out/files' },
        ],
      },
    ],
    ['an agent of SSH', 'ssh: default', { ssh: [{ id: 'default', socket: '/tmp/agent.sock' }] }],
    [
      'agents of SSH by their sockets',
      'ssh: |\n  default=/tmp/a.sock\n  deploy=/tmp/b.sock',
      {
        ssh: [
          { id: 'default', socket: '/tmp/a.sock' },
          { id: 'deploy', socket: '/tmp/b.sock' },
        ],
      },
    ],
    [
      'a folder of the repository as git has it',
      'context: "{{defaultContext}}:services/web"\ngithub-token: hush',
      {
        context: `https://github.com/octo/shop.git#${RUNNER.GITHUB_SHA}:services/web`,
      },
    ],
    [
      'inputs that a condition left empty',
      'push: false\nload: true\ntags: shop:test\ncache-to: ""\nlabels: ""\nbuild-args: ""\nplatforms: ""\nfile: ""\ntarget: ""\nsbom: ""',
      {
        outputs: [{ type: 'docker', names: ['docker.io/library/shop:test'] }],
        to: [],
        labels: {},
        platforms: [],
        attributes: {},
      },
    ],
    [
      'an index for one platform',
      'push: true\ntags: octo/shop\nbuild-args: BUILDKIT_MULTI_PLATFORM=1',
      { attributes: {}, index: true },
    ],
  ])('%s', async (_what, block, expected) => {
    expect(await askedBy(block)).toMatchObject({ ...expected, warnings: [] });
  });
});
