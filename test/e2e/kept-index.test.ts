/** @cost 25 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildReport } from '../../src/report/build-report.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { registryWriter, type WrittenDescriptor } from '../support/registry-writer.ts';
import { aipack } from '../support/run-program.ts';
import { pushScannerImage } from '../support/scanner-image.ts';

const lab = readLab();
const repository = `${lab.registry}/e2e/kept-index-${process.pid}`;
const registry = registryWriter(repository);
let folder: string;

const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const STATEMENT = 'application/vnd.in-toto+json';
const PROVENANCE = 'https://slsa.dev/provenance/v0.2';
const SPDX = 'https://spdx.dev/Document';
const BUILD = 'https://aipack.dev/attestation/build/v1';

interface Descriptor extends WrittenDescriptor {
  readonly platform?: Readonly<Record<string, unknown>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly artifactType?: string;
}

interface Index extends Record<string, unknown> {
  readonly manifests: readonly [image: Descriptor, attestation: Descriptor, ...more: Descriptor[]];
}

interface Statement {
  readonly predicateType: string;
  readonly subject: readonly { readonly name: string; readonly digest: Readonly<Record<string, string>> }[];
  readonly predicate: Readonly<Record<string, unknown>>;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-kept-'));
  const document = {
    metadata: { project_name: 'kept', language: 'shell', build_system: 'none' },
    build: { commands: [{ run: `mkdir -p /out && echo ${process.pid} > /out/a`, inputs: [] }] },
    runtime: { packages: ['tzdata'], command: ['/out/a'], copy: [{ from: '/out', to: '/out' }] },
  };
  writeFileSync(join(folder, 'spec.json'), JSON.stringify(document));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function push(tag: string, args: readonly string[] = []): Promise<BuildReport> {
  const all = ['build', folder, '--spec', join(folder, 'spec.json'), '-t', `${repository}:${tag}`, '--push', ...args];
  const { exitCode, stdout, stderr } = await aipack([...all, '--format', 'json'], labEnvironment(lab));
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as BuildReport;
}

/** An image that nobody asked for. */
const otherImage = async ({ manifests: [image] }: Index, platform: object): Promise<Descriptor> => {
  const content = { ...(await registry.manifest(image.digest)), annotations: { 'com.example.other': 'yes' } };
  return { ...(await registry.putManifest(content, MANIFEST)), platform: { ...platform } };
};

type Layers = readonly Descriptor[];

/** The index with other layers in its attestation manifest, whose configuration says what they are. */
async function withLayers(index: Index, change: (layers: Layers) => Promise<Layers>): Promise<Index> {
  const [image, attestation] = index.manifests;
  const manifest = (await registry.manifest(attestation.digest)) as Record<string, unknown> & {
    readonly config: Descriptor;
    readonly layers: Layers;
  };
  const layers = await change(manifest.layers);
  const said = await registry.blob(manifest.config.digest);
  const rootfs = { type: 'layers', diff_ids: layers.map(({ digest }) => digest) };
  const config = await registry.putBlob({ ...said, rootfs }, manifest.config.mediaType);
  const made = await registry.putManifest({ ...manifest, config, layers }, MANIFEST);
  return { ...index, manifests: [image, { ...attestation, ...made }] };
}

/** The index with something else stated, by predicate type. */
const withStatement = (index: Index, type: string, change: (statement: Statement) => object): Promise<Index> =>
  withLayers(index, (layers) =>
    Promise.all(
      layers.map(async (layer) => {
        if (layer.annotations?.['in-toto.io/predicate-type'] !== type) return layer;
        const statement = (await registry.blob(layer.digest)) as unknown as Statement;
        return { ...layer, ...(await registry.putBlob(change(statement), STATEMENT)) };
      }),
    ),
  );

/** The index with one statement more. */
const withMore = (index: Index, type: string, predicate: object): Promise<Index> =>
  withLayers(index, async (layers) => {
    const [first] = layers;
    const ours = (await registry.blob(first?.digest ?? '')) as unknown as Statement;
    const statement = { ...ours, predicateType: type, predicate };
    const layer = await registry.putBlob(statement, STATEMENT);
    return [...layers, { ...layer, annotations: { 'in-toto.io/predicate-type': type } }];
  });

const tampered: Readonly<Record<string, (index: Index) => Promise<Index>>> = {
  'a second image for the platform': async (index) => {
    const [image, attestation] = index.manifests;
    return { ...index, manifests: [image, attestation, await otherImage(index, image.platform ?? {})] };
  },
  'another image for the platform before ours': async (index) => {
    const [image, attestation] = index.manifests;
    return { ...index, manifests: [await otherImage(index, image.platform ?? {}), image, attestation] };
  },
  'an image for another variant of the platform': async (index) => {
    const [image, attestation] = index.manifests;
    const other = await otherImage(index, { ...image.platform, variant: 'v3' });
    return { ...index, manifests: [image, attestation, other] };
  },
  'an image for another version of the system': async (index) => {
    const [image, attestation] = index.manifests;
    const other = await otherImage(index, { ...image.platform, 'os.version': '10' });
    return { ...index, manifests: [image, attestation, other] };
  },
  'an image for a platform that was not asked for': async (index) => {
    const [image, attestation] = index.manifests;
    const other = await otherImage(index, { os: 'linux', architecture: 's390x' });
    return { ...index, manifests: [image, attestation, other] };
  },
  'ours under another variant': async (index) => {
    const [image, attestation] = index.manifests;
    return { ...index, manifests: [{ ...image, platform: { ...image.platform, variant: 'v3' } }, attestation] };
  },
  'a second manifest of attestations': async (index) => {
    const [image, attestation] = index.manifests;
    const { manifests } = await withMore(index, 'https://example.com/other', {});
    return { ...index, manifests: [image, attestation, manifests[1]] };
  },
  'attestations about something else': async (index) => {
    const [image, attestation] = index.manifests;
    const annotations = { ...attestation.annotations, 'vnd.docker.reference.digest': `sha256:${'0'.repeat(64)}` };
    return { ...index, manifests: [image, attestation, { ...attestation, annotations }] };
  },
  'a descriptor of an unknown kind': async (index) => {
    const [image, attestation] = index.manifests;
    const other = await otherImage(index, {});
    const { digest, size } = other;
    const signature = { mediaType: MANIFEST, artifactType: 'application/vnd.example.signature', digest, size };
    return { ...index, manifests: [image, attestation, signature] };
  },
  'an annotation of the index': async (index) => ({ ...index, annotations: { 'com.example': 'other' } }),
  'an annotation of the descriptor': async (index) => {
    const [image, attestation] = index.manifests;
    return { ...index, manifests: [{ ...image, annotations: { 'com.example': 'other' } }, attestation] };
  },
  'one attestation more': (index) => withMore(index, 'https://example.com/other', { by: 'somebody else' }),
  'a second provenance': (index) => withMore(index, PROVENANCE, { builder: { id: '' } }),
  'a second provenance of the other version': (index) =>
    withMore(index, 'https://slsa.dev/provenance/v1', { runDetails: { builder: { id: '' } } }),
  'no provenance': (index) =>
    withLayers(index, async (layers) =>
      layers.filter(({ annotations }) => annotations?.['in-toto.io/predicate-type'] !== PROVENANCE),
    ),
  "somebody else's provenance": (index) =>
    withStatement(index, PROVENANCE, (statement) => ({
      ...statement,
      predicate: { ...statement.predicate, builder: { id: 'https://example.com/somebody' } },
    })),
  'provenance of another image': (index) =>
    withStatement(index, PROVENANCE, (statement) => ({
      ...statement,
      subject: statement.subject.map(({ name }) => ({ name, digest: { sha256: '0'.repeat(64) } })),
    })),
  'provenance of another image as well': (index) =>
    withStatement(index, PROVENANCE, (statement) => ({
      ...statement,
      subject: [...statement.subject, { name: 'other', digest: { sha256: '0'.repeat(64) } }],
    })),
  'another list of packages': (index) =>
    withStatement(index, SPDX, (statement) => ({ ...statement, predicate: { ...statement.predicate, packages: [] } })),
  'another statement about the build': (index) =>
    withStatement(index, BUILD, (statement) => ({
      ...statement,
      predicate: { ...statement.predicate, source: { repository: 'https://example.com/other' } },
    })),
};

describe('an image that the registry has already', () => {
  let clean: Index;

  beforeAll(async () => {
    await push('app');
    clean = (await registry.manifest('app')) as Index;
  }, 120_000);

  test('is left as it is', async () => {
    const digest = (await registry.putManifest(clean, INDEX, 'app')).digest;
    expect(await push('app')).toMatchObject({ unchanged: true, digest });
  }, 60_000);

  test.each(Object.keys(tampered))(
    'is pushed anew where somebody has put there %s',
    async (what) => {
      const index = (await tampered[what]?.(clean)) ?? clean;
      const { digest } = await registry.putManifest(index, INDEX, 'app');
      const report = await push('app');
      expect(report.unchanged).toBe(false);
      const now = (await registry.manifest('app')) as Index;
      expect(report.digest).not.toBe(digest);
      expect(now.annotations).toBeUndefined();
      expect(now.manifests.map((each) => each.platform)).toEqual(clean.manifests.map((each) => each.platform));
      expect(now.manifests[0]).toEqual(clean.manifests[0]);
    },
    60_000,
  );

  test.each([
    ['by BuildKit', ''],
    ['by a step of ours, with what it was made from', ',scan-context=true,scan-stage=true'],
  ])(
    'is left as it is where it was scanned %s, too',
    async (_who, more) => {
      const args = ['--sbom', `generator=${await pushScannerImage(lab)}${more}`];
      expect(await push('scanned', args)).toMatchObject({ unchanged: false });
      expect(await push('scanned', args)).toMatchObject({ unchanged: true });
    },
    120_000,
  );

  test('keeps what is annotated at every level, until the annotations are others', async () => {
    const annotated = (index: string): readonly string[] => [
      ...['--annotation', 'com.example.a=1', '--annotation', 'manifest-descriptor:com.example.b=2'],
      ...['--annotation', `index:com.example.c=${index}`],
    ];
    expect(await push('annotated', annotated('3'))).toMatchObject({ unchanged: false });
    expect(await push('annotated', annotated('3'))).toMatchObject({ unchanged: true });
    expect(await push('annotated', annotated('4'))).toMatchObject({ unchanged: false });
    expect(await registry.manifest('annotated')).toMatchObject({ annotations: { 'com.example.c': '4' } });
    expect(await push('annotated')).toMatchObject({ unchanged: false });
  }, 120_000);
});
