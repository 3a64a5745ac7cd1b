/** @cost 20 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD_PREDICATE, SPDX_PREDICATE } from '../../src/image/attestations.ts';
import { TOOL_VERSION } from '../../src/host/version.ts';
import { parseReference, RegistryClient } from '../../src/oci/index.ts';
import type { BuildReport } from '../../src/report/build-report.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { predicateFaults } from '../support/predicate-schema.ts';
import { fetchImage, type PushedImage } from '../support/registry-image.ts';
import { aipack } from '../support/run-program.ts';

const lab = readLab();
const name = `${lab.registry}/e2e/provenance-${process.pid}`;
const REVISION = 'c0ffee'.padEnd(40, '0');
const REPOSITORY = 'https://github.com/me/shop';
const environment = {
  ...labEnvironment(lab),
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'me/shop',
  GITHUB_SHA: REVISION,
};
/** The daemon of trixie has BuildKit 0.13, which makes v0.2 only; sid's 0.25 makes both. */
const versions = lab.daemonGeneration === 'trixie' ? ['v0.2'] : ['v0.2', 'v1'];
const chosen = (version: string): string => (lab.daemonGeneration === 'trixie' ? '' : `,version=${version}`);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-provenance-'));
  const document = {
    metadata: { project_name: 'cart', language: 'shell', build_system: 'none', framework: 'plain' },
    build: { commands: [{ run: 'mkdir -p /out && echo cart > /out/name', inputs: [] }] },
    runtime: { packages: ['tzdata'], command: ['/none'], copy: [{ from: '/out', to: '/out' }] },
  };
  writeFileSync(join(folder, 'spec.json'), JSON.stringify(document));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function build(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<BuildReport> {
  const spec = ['--spec', join(folder, 'spec.json'), '--format', 'json'];
  const { exitCode, stderr, stdout } = await aipack(['build', folder, ...spec, ...args], { ...environment, ...more });
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as BuildReport;
}

/** What both versions of the predicate say, from where each says it. */
interface Provenance {
  readonly configSource: unknown;
  readonly request: { readonly args: Readonly<Record<string, string>>; readonly secrets?: unknown };
  readonly builder: unknown;
  readonly materials: readonly { readonly uri: string; readonly digest: { readonly sha256: string } }[];
  readonly vcs: unknown;
  readonly steps: unknown;
}

interface Slsa02 {
  readonly builder: unknown;
  readonly buildConfig?: unknown;
  readonly invocation: { readonly configSource: unknown; readonly parameters: Provenance['request'] };
  readonly materials: Provenance['materials'];
  readonly metadata: { readonly 'https://mobyproject.org/buildkit@v1#metadata': { readonly vcs: unknown } };
}

interface Slsa1 {
  readonly buildDefinition: {
    readonly externalParameters: { readonly configSource: unknown; readonly request: Provenance['request'] };
    readonly internalParameters: { readonly buildConfig?: unknown };
    readonly resolvedDependencies: Provenance['materials'];
  };
  readonly runDetails: {
    readonly builder: unknown;
    readonly metadata: { readonly buildkit_metadata: { readonly vcs: unknown } };
  };
}

function provenanceOf(image: PushedImage, version: string): Provenance {
  const predicate: unknown = image.statements.get(`https://slsa.dev/provenance/${version}`)?.predicate;
  if (version === 'v0.2') {
    const { builder, buildConfig: steps, invocation, materials, metadata } = predicate as Slsa02;
    const { vcs } = metadata['https://mobyproject.org/buildkit@v1#metadata'];
    return { ...invocation, request: invocation.parameters, builder, materials, vcs, steps };
  }
  const { buildDefinition, runDetails } = predicate as Slsa1;
  return {
    ...buildDefinition.externalParameters,
    builder: runDetails.builder,
    materials: buildDefinition.resolvedDependencies,
    vcs: runDetails.metadata.buildkit_metadata.vcs,
    steps: buildDefinition.internalParameters.buildConfig,
  };
}

describe.each(versions)('SLSA provenance %s', (version) => {
  const tag = `${name}:${version}`;
  let image: PushedImage;
  let report: BuildReport;
  beforeAll(async () => {
    report = await build(['-t', tag, '--push', '--provenance', `mode=max${chosen(version)}`]);
    image = await fetchImage(tag);
  });

  test('is about the image that was pushed, and is the only one', () => {
    const found = image.all.filter(({ predicateType }) => predicateType.startsWith('https://slsa.dev/provenance/'));
    expect(found.map(({ predicateType }) => predicateType)).toEqual([`https://slsa.dev/provenance/${version}`]);
    expect(found[0]?.subject.map(({ digest }) => `sha256:${digest.sha256 ?? ''}`)).toEqual([image.manifest]);
  });

  test('has in its parameters what was asked for', () => {
    expect(provenanceOf(image, version).request.args).toMatchObject({
      'aipack:version': TOOL_VERSION,
      'aipack:service': 'cart',
      'aipack:path': '.',
      'aipack:language': 'shell',
      'aipack:build-system': 'none',
      'aipack:framework': 'plain',
      'aipack:repository': REPOSITORY,
      'aipack:revision': REVISION,
    });
  });

  test('has every package of both stages by its package URL and digest', () => {
    const stages = [report.platforms[0]?.packages.build ?? [], report.platforms[0]?.packages.runtime ?? []];
    const { args } = provenanceOf(image, version).request;
    for (const [index, stage] of ['build', 'runtime'].entries()) {
      const prefix = `aipack:${stage}:pkg:apk/wolfi/`;
      const told = Object.entries(args).filter(([key]) => key.startsWith(prefix));
      const names = told.map(([key]) =>
        decodeURIComponent(key.slice(prefix.length)).replace('@', '=').replace(/\?.*/, ''),
      );
      expect(names.toSorted()).toEqual(stages[index]?.toSorted());
      for (const [, digest] of told) expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    }
    // The digest is that of the layer that the package is.
    expect(image.layers).toEqual(
      expect.arrayContaining(Object.keys(args).flatMap((key) => (key.startsWith('aipack:runtime:') ? args[key] : []))),
    );
  });

  test('names the commit that was built, where SLSA and where BuildKit have it', () => {
    const { configSource, vcs } = provenanceOf(image, version);
    expect(configSource).toMatchObject({ uri: `git+${REPOSITORY}@${REVISION}` });
    expect(vcs).toEqual({ source: REPOSITORY, revision: REVISION });
  });

  test('has a builder where nobody is named', () => {
    expect(provenanceOf(image, version).builder).toMatchObject({ id: 'https://aipack.dev/builder/local' });
  });

  test('has as materials the images that the packages of both stages are, by digest, and nothing that was pulled', () => {
    const { materials, steps } = provenanceOf(image, version);
    expect(materials.map(({ uri }) => uri.split(/[/?]/, 1)[0])).toEqual(['pkg:oci', 'pkg:oci']);
    for (const { digest, uri } of materials)
      expect(decodeURIComponent(uri)).toContain(`digest=sha256:${digest.sha256}`);
    expect(steps).toBeDefined();
  });

  test('is left as it is where nothing has changed', async () => {
    const again = await build(['-t', tag, '--push', '--provenance', `mode=max${chosen(version)}`]);
    expect(again).toMatchObject({ unchanged: true, digest: image.digest });
  });

  test('has the same request and no steps at its least, and the run of GitHub as its builder', async () => {
    const run = { GITHUB_RUN_ID: '42' };
    await build(['-t', `${tag}-min`, '--push', '--provenance', `mode=min${chosen(version)}`], run);
    const least = provenanceOf(await fetchImage(`${tag}-min`), version);
    expect(least.request.args).toEqual(provenanceOf(image, version).request.args);
    expect(least).toMatchObject({ steps: undefined, vcs: { revision: REVISION } });
    expect(least.request.secrets).toBeUndefined();
    expect(least.builder).toMatchObject({ id: `${REPOSITORY}/actions/runs/42` });
  });

  test('of a Dockerfile says the same of its request', async () => {
    const context = mkdtempSync(join(folder, 'dockerfile-'));
    writeFileSync(join(context, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n');
    const options = ['-t', `${tag}-dockerfile`, '--push', '--provenance', `mode=min${chosen(version)}`];
    const { exitCode, stderr } = await aipack(['build', context, ...options], environment);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    const image = await fetchImage(`${tag}-dockerfile`);
    const { request, vcs } = provenanceOf(image, version);
    expect(predicateFaults(image.statements.get(BUILD_PREDICATE)?.predicate)).toEqual([]);
    expect(vcs).toEqual({ source: REPOSITORY, revision: REVISION });
    expect(request.args).toMatchObject({
      'aipack:version': TOOL_VERSION,
      'aipack:language': 'dockerfile',
      'aipack:build-system': 'dockerfile',
      'aipack:repository': REPOSITORY,
      'aipack:revision': REVISION,
    });
  });
});

test('our own statement has the commit and the packages as in-toto names what something was made from', async () => {
  const { statements } = await fetchImage(`${name}:v0.2`);
  const predicate = statements.get(BUILD_PREDICATE)?.predicate;
  expect(predicateFaults(predicate)).toEqual([]);
  expect(predicateFaults({ ...predicate, platform: 'linux/riscv64', unknown: 1 })).toHaveLength(2);
  expect(predicate?.source).toEqual({
    repository: REPOSITORY,
    revision: REVISION,
    uri: `git+${REPOSITORY}@${REVISION}`,
    digest: { gitCommit: REVISION },
  });
});

test('--no-provenance leaves out both statements about the build, and keeps an SBOM that is asked for', async () => {
  await build(['-t', `${name}:no-provenance`, '--push', '--no-provenance', '--sbom', 'inventory']);
  expect((await fetchImage(`${name}:no-provenance`)).all.map(({ predicateType }) => predicateType)).toEqual([
    SPDX_PREDICATE,
  ]);
});

test('--no-attestations leaves out everything: the tag names the image itself', async () => {
  await build(['-t', `${name}:none`, '--push', '--no-attestations']);
  const registry = new RegistryClient({ fetch, credentials: async () => undefined });
  const manifest = await registry.manifest(parseReference(`${name}:none`));
  expect(manifest?.mediaType).toBe('application/vnd.oci.image.manifest.v1+json');
});

if (lab.daemonGeneration !== 'trixie') {
  test('statements in an OCI artifact are read back, and found again', async () => {
    const output = ['-o', `type=image,name=${name}:artifact,push=true,oci-artifact=true`];
    await build(output);
    const image = await fetchImage(`${name}:artifact`);
    expect([...image.statements.keys()].sort()).toEqual(
      [BUILD_PREDICATE, 'https://slsa.dev/provenance/v0.2', SPDX_PREDICATE].sort(),
    );
    expect(await build(output)).toMatchObject({ unchanged: true, digest: image.digest });
  });
}
