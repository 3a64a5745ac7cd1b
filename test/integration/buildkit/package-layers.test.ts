/** @cost 15 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { type Client, imageAttributes } from '../../../src/buildkit/index.ts';
import { aideLayer } from '../../../src/image/aide/layer.ts';
import { lowerPlan } from '../../../src/image/lower-plan.ts';
import { planImage } from '../../../src/image/plan-image.ts';
import { marshal } from '../../../src/llb/index.ts';
import { CountedBlobs } from '../../../src/oci/index.ts';
import { loadBuilds } from '../../../src/schema/load.ts';
import { handmadeRoot, type HandmadeEntry, type HandmadeRoot } from '../../support/handmade-root.ts';
import { fetchImage, type PushedImage } from '../../support/registry-image.ts';
import { connectLab, lab, needs, platform, Recorder, withDirectory } from './support.ts';

let client: Client;
beforeAll(async () => {
  client = await connectLab();
});
afterAll(() => {
  client.close();
});

const unique = `${process.pid}-${Math.trunc(performance.now())}`;
/** Larger than what a daemon reads at once, and nothing that compresses. */
const large = Array.from({ length: 80_000 }, (_, index) => Math.sin(index + performance.now()).toString(36)).join('');

const base: readonly HandmadeEntry[] = [
  { path: 'usr', folder: true },
  { path: 'usr/lib', folder: true },
  { path: 'lib', target: 'usr/lib' },
  { path: 'srv', folder: true, mode: 0o750, gid: 33 },
  { path: 'srv/www', folder: true, mode: 0o700, uid: 33, gid: 33 },
];

function root(name: string): HandmadeRoot {
  return handmadeRoot({
    layout: [...base, { path: 'usr/lib/layout', content: `${name} ${unique}` }],
    program: [
      { path: 'usr', folder: true },
      { path: 'usr/lib', folder: true },
      { path: 'usr/lib/program', content: `${name} ${large}` },
    ],
  });
}

interface Pushed {
  readonly image: PushedImage;
  readonly runtime: CountedBlobs;
  readonly build: CountedBlobs;
  readonly recorder: Recorder;
}

async function push(name: string, runtime: HandmadeRoot, copies: readonly object[]): Promise<Pushed> {
  const tag = `${lab.registry}/integration/${name}-${unique}:latest`;
  const document = {
    metadata: { project_name: name, language: 'none', build_system: 'none' },
    build: {},
    runtime: { command: ['/x'], copy: copies },
  };
  const [build] = loadBuilds(JSON.stringify(document), 'spec.json').builds;
  if (build === undefined) throw new Error('no build');
  const plan = planImage(build, {
    platform: 'linux/amd64',
    architecture: 'x86_64',
    buildPlatform: 'linux/amd64',
    installation: { way: 'layers', because: 'the test asks for it' },
    baseImage: 'none',
    apk: { repositories: [], private: false, keys: [] },
    packages: { build: [], runtime: [] },
    source: {},
    sourceDateEpoch: 1_700_000_000,
    repositoryIdentity: unique,
    toolVersion: '0',
    ownCertificates: false,
    secrets: [],
    ssh: [],
    dependencyFolders: new Set(['modules']),
  });
  const builder = handmadeRoot({ tools: base });
  const stores = { build: new CountedBlobs(builder.blobs), runtime: new CountedBlobs(runtime.blobs) };
  const recorder = new Recorder();
  await withDirectory(async (folder) => {
    mkdirSync(join(folder, 'modules'));
    writeFileSync(join(folder, 'modules/one'), 'one');
    writeFileSync(join(folder, 'page'), 'page');
    const attributes = imageAttributes({ names: [tag], push: true, store: false, sourceDateEpoch: 1_700_000_000 });
    await client.build(
      {
        locals: { context: { path: folder } },
        ociLayouts: stores,
        exporters: [{ type: 'image', attributes }],
        frontendAttrs: { 'attest:provenance': 'mode=max' },
        onStatus: recorder.onStatus,
      },
      async (gateway) => {
        const lowered = lowerPlan(plan, {
          aide: aideLayer,
          sharedKeyHint: unique,
          roots: {
            build: { image: builder.image, store: 'build', name: 'example.com/build' },
            runtime: { image: runtime.image, store: 'runtime', name: tag.replace(':latest', '') },
          },
        });
        const definition = marshal(lowered.runtime, { platform, session: gateway.sessionId });
        const ref = await gateway.solve(definition, { evaluate: true });
        return { platforms: [{ platform, ref, config: plan.config }] };
      },
    );
  });
  return { image: await fetchImage(tag), recorder, ...stores };
}

const layersOf = ({ image }: HandmadeRoot): readonly string[] => image.layers.map(({ digest }) => digest);

describe('packages as layers', () => {
  const copies = [
    { from: 'modules', to: 'modules' },
    { from: 'page', to: '/lib/pages/page' },
    { from: 'page', to: '/srv/www/' },
  ];

  needs({ containerdStore: true })('are pushed as they are, below those of the application', async () => {
    const runtime = root('pushed');
    const { image, runtime: taken } = await push('pushed', runtime, copies);
    expect(image.layers.slice(0, 2)).toEqual(layersOf(runtime));
    // With that of aipack-aide between them.
    expect(image.layers).toHaveLength(3 + copies.length);
    // Each layer once, however many pieces it was read in; what a manifest is, a daemon looks up before it reads it.
    const layers = [...taken.taken].filter(([digest]) => layersOf(runtime).includes(digest));
    expect(layers.sort()).toEqual(runtime.image.layers.map(({ digest, size }) => [digest, size] as const).sort());
  });

  needs({ containerdStore: true })('have an application over them that lies where their links lead', async () => {
    const { image } = await push('links', root('links'), copies);
    const listed = (path: string): string => image.files.get(path)?.replace(/ +\d+ (\d{4})/, ' $1') ?? 'missing';
    expect(image.files.get('lib')).toMatch(/^lrwx.* -> usr\/lib$/);
    expect(listed('usr/lib/pages/page')).toMatch(/^-rw-r--r-- 0\/0/);
    expect(listed('srv')).toMatch(/^drwxr-x--- 0\/33/);
    expect(listed('srv/www')).toMatch(/^drwx------ 33\/33/);
    expect(listed('srv/www/page')).toMatch(/^-rw-r--r-- 0\/0/);
    expect(listed('app')).toMatch(/^drwxr-xr-x 0\/0/);
  });

  needs({ containerdStore: true })('are not asked for again by a daemon that has them', async () => {
    const runtime = root('twice');
    await push('twice-a', runtime, copies);
    const { runtime: taken, image } = await push('twice-b', runtime, copies);
    expect(image.layers.slice(0, 2)).toEqual(layersOf(runtime));
    expect([...taken.taken.keys()].filter((digest) => layersOf(runtime).includes(digest))).toEqual([]);
  });

  needs({ containerdStore: true })(
    'are not asked for by a daemon without them where the registry has them',
    async () => {
      const runtime = root('known');
      for (const bytes of runtime.layers.values()) await upload(`known-${unique}`, bytes);
      const { runtime: taken, image } = await push('known', runtime, copies);
      expect(image.layers.slice(0, 2)).toEqual(layersOf(runtime));
      expect([...taken.taken.keys()].filter((digest) => layersOf(runtime).includes(digest))).toEqual([]);
    },
  );

  needs({ containerdStore: true })('give the same image each time', async () => {
    const runtime = root('same');
    const first = await push('same-a', runtime, copies);
    const second = await push('same-b', runtime, copies);
    expect(second.image.layers).toEqual(first.image.layers);
  });
});

async function upload(name: string, bytes: Uint8Array): Promise<void> {
  const { createHash } = await import('node:crypto');
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const base = `http://${lab.registry}/v2/integration/${name}/blobs/uploads/`;
  const opened = await fetch(base, { method: 'POST' });
  const place = new URL(opened.headers.get('location') ?? '', base);
  place.searchParams.set('digest', digest);
  const headers = { 'content-type': 'application/octet-stream' };
  const put = await fetch(place, { method: 'PUT', body: new Uint8Array(bytes), headers });
  if (!put.ok) throw new Error(`${put.status} ${await put.text()}`);
}
