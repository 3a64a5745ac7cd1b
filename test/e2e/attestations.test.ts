/** @cost 15 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { BUILD_PREDICATE, SPDX_PREDICATE } from '../../src/image/attestations.ts';
import type { BuildReport } from '../../src/report/build-report.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { fetchImage, type PushedImage, type Statement } from '../support/registry-image.ts';
import { aipack, type ProgramResult } from '../support/run-program.ts';

const lab = readLab();
const repository = `${lab.registry}/e2e/attestations-${process.pid}`;
// One length for all: a step with a secret is cached whatever the secret says.
const SECRET = `hush-${String(process.pid).padStart(8, '0')}-hush`;
let folder: string;
let count = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-attestations-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A build that needs a secret, as a folder and the options that say what it is. */
function project(): readonly string[] {
  const context = mkdtempSync(join(folder, 'context-'));
  writeFileSync(join(context, 'token'), SECRET);
  const document = {
    metadata: { project_name: 'attested', language: 'shell', build_system: 'none' },
    build: { commands: [{ run: 'mkdir -p /out && wc -c < /run/secrets/token > /out/size', inputs: [] }] },
    runtime: { packages: ['tzdata'], command: ['/none'], copy: [{ from: '/out', to: '/out' }] },
  };
  const spec = join(folder, 'spec.json');
  writeFileSync(spec, JSON.stringify(document));
  return [context, '--spec', spec, '--secret', `id=token,src=${join(context, 'token')}`];
}

const run = (args: readonly string[]): Promise<ProgramResult> =>
  aipack(['build', '--format', 'json', ...args], labEnvironment(lab));

async function push(args: readonly string[]): Promise<{ image: PushedImage; report: BuildReport; all: string }> {
  count += 1;
  const tag = `${repository}:${count}`;
  const { exitCode, stdout, stderr } = await run([...args, '-t', tag, '--push']);
  if (exitCode !== 0) throw new Error(stderr);
  const image = await fetchImage(tag);
  const all = JSON.stringify([stdout, stderr, image.all, image.config]);
  return { image, report: JSON.parse(stdout) as BuildReport, all };
}

interface Provenance {
  readonly builder: { readonly id: string };
  readonly buildConfig?: { readonly llbDefinition: readonly unknown[] };
  readonly metadata: { readonly reproducible: boolean; readonly buildStartedOn: string };
  readonly invocation: { readonly parameters: { readonly secrets?: readonly { readonly id: string }[] } };
}

function provenanceOf({ all }: PushedImage): { type: string; predicate: Provenance } {
  const found = all.filter(({ predicateType }) => predicateType.startsWith('https://slsa.dev/provenance/'));
  expect(found).toHaveLength(1);
  const [{ predicateType, predicate }] = found as [Statement];
  return { type: predicateType, predicate: predicate as unknown as Provenance };
}

describe('provenance', () => {
  test('has every step and the names of secrets, by default', async () => {
    const { image, all } = await push(project());
    const { predicate, type } = provenanceOf(image);
    expect(type).toBe('https://slsa.dev/provenance/v0.2');
    expect(predicate.buildConfig?.llbDefinition.length).toBeGreaterThan(3);
    expect(predicate.invocation.parameters.secrets?.map(({ id }) => id)).toContain('token');
    expect(predicate.metadata.reproducible).toBe(false);
    expect(all).not.toContain(SECRET);
  });

  test('has neither at its least, and what it is told about builder and reproducibility', async () => {
    const builder = 'https://builder.example.com/runs/1';
    const options = `mode=min,builder-id=${builder},reproducible=true`;
    const { image, all } = await push([...project(), '--provenance', options]);
    const { predicate } = provenanceOf(image);
    expect(predicate.buildConfig).toBeUndefined();
    expect(predicate.invocation.parameters.secrets).toBeUndefined();
    expect(predicate.builder.id).toBe(builder);
    expect(predicate.metadata.reproducible).toBe(true);
    expect(all).not.toContain(SECRET);
  });

  // The daemon of trixie has BuildKit 0.13, sid's 0.25; which one a machine's own Docker has is its own affair.
  if (lab.daemonGeneration === 'trixie') {
    test('of another version is refused where BuildKit has one only', async () => {
      const { exitCode, stderr } = await run([
        ...project(),
        '-o',
        `type=oci,dest=${folder}/x`,
        '--provenance',
        'version=v1',
      ]);
      expect({ exitCode, unsupported: stderr.includes('[FEATURE_UNSUPPORTED]') }).toEqual({
        exitCode: 1,
        unsupported: true,
      });
    });
  } else {
    test('is of the version that is asked for', async () => {
      const { image } = await push([...project(), '--provenance', 'version=v1']);
      expect(provenanceOf(image).type).toBe('https://slsa.dev/provenance/v1');
    });
  }

  test.each(['mode=all', 'mod=min', 'version=v3', 'reproducible=perhaps'])(
    '"%s" is refused before the build',
    async (options) => {
      const { exitCode, stderr } = await run([
        ...project(),
        '-t',
        `${repository}:none`,
        '--push',
        '--provenance',
        options,
      ]);
      expect(exitCode).toBe(1);
      expect(stderr).toContain('[INPUT_INVALID]');
      expect(stderr).not.toContain('#1');
    },
  );
});

describe('without', () => {
  test.each([
    ['--no-provenance', '--sbom=inventory', [SPDX_PREDICATE]],
    ['--no-sbom', '--provenance', [BUILD_PREDICATE, 'https://slsa.dev/provenance/v0.2']],
  ])('%s what is asked for stays, about this image', async (option, asked, types) => {
    const { image } = await push([...project(), option, asked]);
    expect(image.all.map(({ predicateType }) => predicateType).sort()).toEqual(types);
    for (const { subject } of image.all) {
      expect(subject.map(({ digest }) => `sha256:${digest.sha256 ?? ''}`)).toContain(image.manifest);
    }
  });
});

test('our own statement says what was built from what, and nothing secret', async () => {
  const { image, report } = await push(project());
  const predicate = image.statements.get(BUILD_PREDICATE)?.predicate;
  expect(predicate).toMatchObject({
    tool: { name: 'aipack' },
    project: { name: 'attested', language: 'shell', buildSystem: 'none' },
    platform: 'linux/amd64',
    attestations: { sbom: 'inventory', provenance: 'mode=max' },
    settings: { buildPlatform: 'linux/amd64', labels: {}, overrides: [], buildEnv: [] },
    packages: {
      installation: 'layers',
      runtime: (report.platforms[0]?.packages.runtime ?? []).map((each): unknown => {
        const [name = '', version = ''] = each.split('=');
        const uri = `pkg:apk/wolfi/${encodeURIComponent(name)}@${version}?arch=`;
        return expect.objectContaining({
          uri: expect.stringContaining(uri) as unknown,
          digest: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown },
        });
      }),
    },
  });
  const { runtime } = predicate?.packages as { readonly runtime: readonly { readonly uri: string }[] };
  const named = runtime.map(({ uri }) =>
    decodeURIComponent(uri.replace(/^pkg:apk\/wolfi\/|\?.*$/g, '')).replace('@', '='),
  );
  expect(named).toEqual(report.platforms[0]?.packages.runtime);
  expect(JSON.stringify(predicate)).not.toContain(SECRET);
});

test('secrets of a Dockerfile are in no layer, statement or configuration', async () => {
  const [context = '', , , ...secret] = project();
  const lines = [
    `FROM ${lab.baseImage} AS build`,
    'RUN --mount=type=secret,id=token,required=true wc -c < /run/secrets/token > /size',
    'FROM scratch',
    'COPY --from=build /size /size',
  ];
  writeFileSync(join(context, 'Dockerfile'), `${lines.join('\n')}\n`);
  const { image, all } = await push([context, ...secret]);
  expect((await image.read('size')).toString().trim()).toBe(String(SECRET.length));
  expect(all).not.toContain(SECRET);
  expect(JSON.stringify(provenanceOf(image).predicate)).toContain('"token"');
  const [, path = ''] = /^[^/]+\/(.*)$/.exec(repository) ?? [];
  for (const digest of image.layers) {
    const response = await fetch(`http://${lab.registry}/v2/${path}/blobs/${digest}`);
    expect(gunzipSync(await response.arrayBuffer()).includes(SECRET)).toBe(false);
  }
});
