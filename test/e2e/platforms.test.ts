/** @cost 20 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildReport } from '../../src/report/build-report.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { fetchImage, type PushedImage } from '../support/registry-image.ts';
import { aipack, type ProgramResult } from '../support/run-program.ts';

const lab = readLab();
const env = labEnvironment(lab);
const repository = `${lab.registry}/e2e/platforms-${process.pid}`;
/** The machine runs programs of one platform. */
const STARTS = [
  { platform: 'linux/amd64', started: true },
  { platform: 'linux/arm64', started: false },
];
const PLATFORMS = ['--platform', 'linux/amd64,linux/arm64'];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-platforms-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function build(args: readonly string[]): Promise<BuildReport> {
  const { exitCode, stdout, stderr } = await run(args);
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as BuildReport;
}

const run = (args: readonly string[]): Promise<ProgramResult> =>
  aipack(['build', ...PLATFORMS, '--format', 'json', ...args], env);

/** What an ELF file says it is for. */
const MACHINES: Readonly<Record<string, number>> = { amd64: 0x3e, arm64: 0xb7 };
const APK_ARCH: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64' };

interface Index {
  readonly manifests: readonly {
    readonly digest: string;
    readonly platform: { readonly os: string; readonly architecture: string };
    readonly annotations?: Readonly<Record<string, string>>;
  }[];
}

const fetchIndex = async (tag: string): Promise<Index> => {
  const headers = { accept: 'application/vnd.oci.image.index.v1+json' };
  const response = await fetch(`http://${repository.replace('/', '/v2/')}/manifests/${tag}`, { headers });
  expect(response.status).toBe(200);
  return (await response.json()) as Index;
};

/** The part of an index that is about the two platforms: both images, and what is attested about each. */
function expectBoth({ manifests }: Index): void {
  const [amd64, arm64, ...attestations] = manifests;
  expect([amd64, arm64].map((each) => each?.platform)).toEqual([
    { os: 'linux', architecture: 'amd64' },
    { os: 'linux', architecture: 'arm64' },
  ]);
  const about = attestations.map(({ annotations }) => annotations?.['vnd.docker.reference.digest']);
  expect(about).toEqual([amd64?.digest, arm64?.digest]);
}

describe('an image for two platforms', () => {
  const tag = `${repository}:site`;
  let report: BuildReport;
  const images = new Map<string, PushedImage>();

  beforeAll(async () => {
    report = await build(['fixtures/static-html', '-t', tag, '--push', '--verify', 'true']);
    for (const architecture of ['amd64', 'arm64']) images.set(architecture, await fetchImage(tag, architecture));
  });

  test('is one index, with an image and attestations for each', async () => {
    expectBoth(await fetchIndex('site'));
    expect(report.digest).toBe(images.get('arm64')?.digest);
    expect(report.starts).toMatchObject(STARTS);
    expect(report.platforms.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64']);
  });

  test.each(['amd64', 'arm64'])('%s has its own configuration, packages and statements', async (architecture) => {
    const image = images.get(architecture);
    if (image === undefined) throw new Error('was not fetched');
    expect(image.config).toMatchObject({ architecture, os: 'linux' });
    const program = await image.read('usr/bin/nginx');
    expect(program.readUInt32BE(0)).toBe(0x7f454c46);
    expect(program.readUInt16LE(18)).toBe(MACHINES[architecture]);
    expect((await image.read('srv/www/index.html')).toString()).toContain('Hello from static-html');

    const [, digest = ''] = image.manifest.split(':');
    const types = [...image.statements.keys()].sort();
    expect(types).toHaveLength(3);
    expect(types[1]).toBe('https://slsa.dev/provenance/v0.2');
    for (const { subject } of image.all) expect(subject.map((each) => each.digest.sha256)).toContain(digest);
    const sbom = JSON.stringify(image.statements.get('https://spdx.dev/Document'));
    expect(sbom).toContain(`arch=${APK_ARCH[architecture] ?? ''}`);
    for (const other of Object.values(APK_ARCH)) {
      if (other !== APK_ARCH[architecture]) expect(sbom).not.toContain(`arch=${other}`);
    }
    const provenance = JSON.stringify(image.statements.get('https://slsa.dev/provenance/v0.2'));
    expect(provenance).toContain(`platform=linux%2F${architecture}`);
  });

  test('that is there already is left as it is', async () => {
    const again = await build(['fixtures/static-html', '-t', tag, '--push']);
    expect(again).toMatchObject({ unchanged: true, digest: report.digest });
  });

  test('may be an archive, with the same two images', async () => {
    const archive = join(folder, 'site.tar');
    const { digest } = await build(['fixtures/static-html', '-o', `type=oci,dest=${archive}`]);
    const read = (path: string): unknown =>
      JSON.parse(execFileSync('tar', ['-xOf', archive, path], { encoding: 'utf8' }));
    const { manifests } = read('index.json') as Index;
    expect(manifests.map((each) => each.digest)).toEqual([digest]);
    const index = read(`blobs/sha256/${(digest ?? '').replace('sha256:', '')}`) as Index;
    expectBoth(index);
    expect(index.manifests.slice(0, 2).map((each) => each.digest)).toEqual(
      ['amd64', 'arm64'].map((architecture) => images.get(architecture)?.manifest),
    );
  });

  test('may be a folder with one for each, and no archive for Docker', async () => {
    const output = join(folder, 'site');
    await build(['fixtures/static-html', '-o', output]);
    for (const [architecture, machine] of Object.entries(MACHINES)) {
      expect(readFileSync(join(output, `linux_${architecture}`, 'usr/bin/nginx')).readUInt16LE(18)).toBe(machine);
    }
    const refused = await run(['fixtures/static-html', '-o', `type=docker,dest=${folder}/docker.tar`]);
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('[FEATURE_UNSUPPORTED]') as unknown });
  });
});

describe('for two platforms on a machine that runs programs of one', () => {
  test('a program of Go is compiled for each', async () => {
    const tag = `${repository}:go`;
    const { starts } = await build(['fixtures/go-http', '-t', tag, '--push', '--verify', 'true']);
    expect(starts).toMatchObject(STARTS);
    for (const [architecture, machine] of Object.entries(MACHINES)) {
      const image = await fetchImage(tag, architecture);
      const [entry = ''] = image.config.config.Entrypoint;
      expect((await image.read(entry.slice(1))).readUInt16LE(18)).toBe(machine);
    }
  });

  test('a site is built once', async () => {
    const tag = `${repository}:vite`;
    const { starts, steps } = await build([
      'fixtures/vite-react',
      '-t',
      tag,
      '--push',
      '--no-cache',
      '--verify',
      'true',
    ]);
    expect(starts).toMatchObject(STARTS);
    const [page, other] = await Promise.all(
      Object.keys(MACHINES).map(async (architecture) =>
        (await fetchImage(tag, architecture)).read('srv/www/index.html'),
      ),
    );
    expect(page?.equals(other ?? Buffer.alloc(0))).toBe(true);
    // Each step of the build stage is there once, under one platform's name.
    const installs = steps.longest.filter(({ name }) => name.includes('install dependencies'));
    expect(installs).toHaveLength(1);
  });

  test('what has to run on its own platform says so', async () => {
    const context = mkdtempSync(join(folder, 'native-'));
    writeFileSync(join(context, 'requirements.txt'), 'markupsafe\n');
    writeFileSync(join(context, 'main.py'), 'print("hello")\n');
    const { stderr } = await run([context]);
    expect(stderr).toMatch(
      /is built on linux\/(?:arm64|amd64) itself, where BuildKit runs on linux\/(?:arm64|amd64): no lock file tells/,
    );
    expect(stderr).toContain('docker/setup-qemu-action');
  });
});

test('a Dockerfile is built for each platform', async () => {
  const context = mkdtempSync(join(folder, 'dockerfile-'));
  const lines = ['FROM scratch', 'ARG TARGETARCH', 'COPY file-$TARGETARCH /file'];
  writeFileSync(join(context, 'Dockerfile'), `${lines.join('\n')}\n`);
  for (const architecture of ['amd64', 'arm64']) writeFileSync(join(context, `file-${architecture}`), architecture);
  await build([context, '-t', `${repository}:dockerfile`, '--push']);
  expectBoth(await fetchIndex('dockerfile'));
  for (const architecture of ['amd64', 'arm64']) {
    const image = await fetchImage(`${repository}:dockerfile`, architecture);
    expect(image.config.architecture).toBe(architecture);
    expect((await image.read('file')).toString()).toBe(architecture);
    expect(image.statements.size).toBe(2);
  }
});
