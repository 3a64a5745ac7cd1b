/** @cost 15 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseReference, RegistryClient } from '../../src/oci/index.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack, type ProgramResult } from '../support/run-program.ts';

const lab = readLab();
const registry = new RegistryClient({ fetch, credentials: async () => undefined });
let folder: string;
let spec: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-cache-forms-'));
  spec = join(folder, 'spec.json');
  const document = {
    metadata: { project_name: 'forms', language: 'shell', build_system: 'none' },
    build: { commands: [{ run: `mkdir -p /made && echo ${process.pid} ${Date.now()} > /made/stamp`, inputs: [] }] },
    // Few: every package doubles what a cache would list that is not in one form.
    runtime: { packages: ['tzdata'], command: ['/none'], copy: [{ from: '/made', to: '/made' }] },
  };
  writeFileSync(spec, JSON.stringify(document));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function build(...args: readonly string[]): Promise<ProgramResult> {
  const context = mkdtempSync(join(folder, 'context-'));
  return aipack(['build', context, '--spec', spec, ...args], labEnvironment(lab));
}

async function built(...args: readonly string[]): Promise<void> {
  const { exitCode, stderr } = await build(...args);
  if (exitCode !== 0) throw new Error(stderr);
}

const PLAIN = ['--provenance', 'false', '--sbom', 'false'];
const FORCED_ZSTD = 'compression=zstd,force-compression=true';
const output = (name: string, ...more: readonly string[]): string =>
  ['type=oci', `dest=${join(folder, `${name}.tar`)}`, ...more].join(',');

interface Blob {
  readonly digest: string;
  readonly mediaType: string;
}

/** What a cache in a folder lists: how many results each of its records has, and its layers' types. */
function listed(path: string): { readonly results: readonly number[]; readonly types: readonly string[] } {
  const read = ({ digest }: Blob): unknown =>
    JSON.parse(readFileSync(join(path, 'blobs', digest.replace(':', '/')), 'utf8'));
  const index = JSON.parse(readFileSync(join(path, 'index.json'), 'utf8')) as { readonly manifests: readonly [Blob] };
  const { manifests } = read(index.manifests[0]) as { readonly manifests: readonly Blob[] };
  const isConfiguration = ({ mediaType }: Blob): boolean =>
    mediaType.startsWith('application/vnd.buildkit.cacheconfig');
  const configuration = manifests.find(isConfiguration);
  if (configuration === undefined) throw new Error(`${path} is no cache of BuildKit`);
  const { records } = read(configuration) as {
    readonly records: readonly { readonly layers?: readonly unknown[]; readonly chains?: readonly unknown[] }[];
  };
  return {
    results: records.map(({ layers = [], chains = [] }) => layers.length + chains.length),
    types: [...new Set(manifests.filter((blob) => !isConfiguration(blob)).map(({ mediaType }) => mediaType))],
  };
}

describe('layers of which the daemon has two compressed forms', () => {
  beforeAll(async () => {
    await built('-o', output('gzip', 'compression=gzip'));
    await built('-o', output('zstd', FORCED_ZSTD));
  });

  // Each result would be listed once for every combination of the forms of the layers below it.
  test.each([
    ['gzip', []],
    ['zstd', ['compression=zstd']],
  ])('are in a cache in one, %s', async (form, said) => {
    const path = join(folder, `cache-${form}`);
    await built('-o', output('again'), '--cache-to', ['type=local', `dest=${path}`, 'mode=max', ...said].join(','));
    const { results, types } = listed(path);
    expect(results.length).toBeGreaterThan(0);
    expect(Math.max(...results)).toBe(1);
    expect(types).toEqual([`application/vnd.oci.image.layer.v1.tar+${form}`]);
  });

  test('are in one in an image that holds its cache', async () => {
    const tag = `${lab.registry}/e2e/cache-forms-${process.pid}:inline`;
    await built('-t', tag, '-o', 'type=image,push=true,compression=zstd', '--cache-to', 'type=inline', ...PLAIN);
    const found = await registry.manifest(parseReference(tag));
    expect(new Set(found?.content.layers?.map(({ mediaType }) => mediaType))).toEqual(
      new Set(['application/vnd.oci.image.layer.v1.tar+zstd']),
    );
  });

  test('are not made for a cache that can not be told which', async () => {
    const asked = ['-o', output('refused', FORCED_ZSTD), '--cache-to', 'type=gha,url=http://127.0.0.1:9/,token=none'];
    const { exitCode, stderr } = await build(...asked);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('[FEATURE_UNSUPPORTED]');
    expect(stderr).toContain('Leave force-compression out');
  });
});
