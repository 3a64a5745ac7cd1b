/** @cost 25 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { BuildReport } from '../../src/report/build-report.ts';
import { sha256 } from '../../src/oci/index.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack, type ProgramResult } from '../support/run-program.ts';

const lab = readLab();
const EPOCH = 1_700_000_000;
const path = `e2e/outputs-${process.pid}`;
let folder: string;
let context: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-outputs-'));
  context = mkdtempSync(join(folder, 'context-'));
  writeFileSync(join(context, 'Dockerfile'), 'FROM scratch\nCOPY file.txt /\n');
  // Something that can be compressed, more or less well.
  const lines = Array.from({ length: 20_000 }, (_, index) => `${index * index} of ${process.pid}`);
  writeFileSync(join(context, 'file.txt'), lines.join('\n'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const run = (args: readonly string[], from = context): Promise<ProgramResult> =>
  aipack(['build', from, '--format', 'json', ...args], {
    ...labEnvironment(lab),
    SOURCE_DATE_EPOCH: String(EPOCH),
  });

async function build(...args: readonly string[]): Promise<BuildReport> {
  const { exitCode, stdout, stderr } = await run(args);
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as BuildReport;
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: { readonly os: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

interface Content {
  readonly manifests?: readonly Descriptor[];
  readonly layers?: readonly Descriptor[];
  readonly config?: Descriptor;
}

interface Archive {
  /** The image's own manifest, whatever index it is in. */
  readonly manifest: Content & { readonly digest: string };
  readonly layer: Descriptor;
  readonly blob: Buffer;
  readonly config: { readonly created: string; readonly rootfs: { readonly diff_ids: readonly string[] } };
}

function readArchive(file: string): Archive {
  const bytes = (name: string): Buffer => execFileSync('tar', ['-xOf', file, name], { maxBuffer: 64 * 1024 * 1024 });
  const blobOf = (digest: string): Buffer => bytes(`blobs/sha256/${digest.replace('sha256:', '')}`);
  const json = <T>(from: Buffer): T => JSON.parse(from.toString('utf8')) as T;
  let content = json<Content>(bytes('index.json'));
  let digest = '';
  while (content.manifests !== undefined) {
    digest = content.manifests.find(({ platform }) => platform?.os !== 'unknown')?.digest ?? '';
    content = json<Content>(blobOf(digest));
  }
  const [layer] = content.layers ?? [];
  if (layer === undefined || content.config === undefined) throw new Error(`${file} has no layer or no config`);
  return {
    manifest: { ...content, digest },
    layer,
    blob: blobOf(layer.digest),
    config: json(blobOf(content.config.digest)),
  };
}

/** Builds into an OCI archive with some attributes, and reads it. */
async function archived(attributes: string, from = context): Promise<Archive> {
  const file = join(mkdtempSync(join(folder, 'archive-')), 'image.tar');
  const { exitCode, stderr } = await run(['--no-attestations', '-o', `type=oci,dest=${file},${attributes}`], from);
  if (exitCode !== 0) throw new Error(stderr);
  return readArchive(file);
}

const request = (what: string): Promise<Response> =>
  fetch(`http://${lab.registry}/v2/${what}`, {
    headers: { accept: 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json' },
  });

const digestOf = async (repository: string, reference: string): Promise<string | null> =>
  (await request(`${repository}/manifests/${reference}`)).headers.get('docker-content-digest');

describe('a push', () => {
  test('gives every name the same image', async () => {
    const names = [`${path}/one:1`, `${path}/one:2`, `${path}/two:latest`].map((name) => `${lab.registry}/${name}`);
    const { digest } = await build('-t', names.slice(0, 2).join(','), '-t', names[2] ?? '', '--push');
    expect(await digestOf(`${path}/one`, '1')).toBe(digest);
    expect(await digestOf(`${path}/one`, '2')).toBe(digest);
    expect(await digestOf(`${path}/two`, 'latest')).toBe(digest);
  });

  test('by digest gives no name', async () => {
    const repository = `${path}/nameless`;
    const output = 'type=image,push=true,push-by-digest=true';
    const { digest } = await build('-t', `${lab.registry}/${repository}`, '-o', output);
    expect(await digestOf(repository, digest ?? '')).toBe(digest);
    const { tags } = (await (await request(`${repository}/tags/list`)).json()) as { tags?: readonly string[] | null };
    expect(tags ?? []).toEqual([]);
  });

  test('without TLS needs to be told so, unless it is to this machine', async () => {
    // The kernel takes this address for the machine itself; nobody else does.
    const registry = `0.0.0.0:${lab.registry.split(':')[1] ?? ''}`;
    const tag = `${registry}/${path}/insecure:1`;
    const refused = await run(['-t', tag, '--push']);
    expect(refused.exitCode).not.toBe(0);
    const { digest } = await build('-t', tag, '--push', '--insecure-registry', registry);
    expect(await digestOf(`${path}/insecure`, '1')).toBe(digest);
  });
});

describe('layers', () => {
  const LAYER = 'application/vnd.oci.image.layer.v1.tar';
  const kinds: Record<string, { type: string; unpack: (blob: Buffer) => Buffer }> = {
    uncompressed: { type: LAYER, unpack: (blob) => blob },
    gzip: { type: `${LAYER}+gzip`, unpack: gunzipSync },
    estargz: { type: `${LAYER}+gzip`, unpack: gunzipSync },
    zstd: { type: `${LAYER}+zstd`, unpack: zstdDecompressSync },
  };

  // sid's daemon ends itself over estargz: "footer buffer = 48, not 51".
  const usable = Object.keys(kinds).filter((kind) => lab.daemonGeneration !== 'sid' || kind !== 'estargz');

  test.each(usable)('%s', async (compression) => {
    const kind = kinds[compression] ?? { type: '', unpack: (blob: Buffer) => blob };
    const { blob, config, layer } = await archived(`compression=${compression},force-compression=true`);
    expect(layer.mediaType).toBe(kind.type);
    expect(sha256(blob)).toBe(layer.digest);
    const tar = kind.unpack(blob);
    expect([sha256(tar)]).toEqual(config.rootfs.diff_ids);
    const content = execFileSync('tar', ['-xO', 'file.txt'], { input: tar });
    expect(content.equals(readFileSync(join(context, 'file.txt')))).toBe(true);
    const toc = layer.annotations?.['containerd.io/snapshot/stargz/toc.digest'];
    expect(toc === undefined).toBe(compression !== 'estargz');
  });

  test('are smaller at a higher level', async () => {
    // BuildKit compresses a layer once for each kind: the same one would come back at its first level.
    const size = async (level: number): Promise<number> => {
      const from = mkdtempSync(join(folder, 'level-'));
      cpSync(context, from, { recursive: true });
      writeFileSync(join(from, 'Dockerfile'), `FROM scratch\nCOPY file.txt /${process.pid}-${level}\n`);
      return (await archived(`compression=gzip,compression-level=${level}`, from)).layer.size;
    };
    const [fast, thorough] = [await size(1), await size(9)];
    expect(thorough).toBeLessThan(fast);
  });

  test('have the times of their files, or that of the commit where that is asked for', async () => {
    const time = ({ blob }: Archive): string =>
      execFileSync('tar', ['-tvz', '--full-time'], {
        input: blob,
        encoding: 'utf8',
        env: { ...process.env, TZ: 'UTC' },
      });
    const [kept, rewritten] = [await archived('rewrite-timestamp=false'), await archived('rewrite-timestamp=true')];
    const epoch = new Date(EPOCH * 1000).toISOString();
    expect(time(kept)).not.toContain(epoch.slice(0, 10));
    expect(time(rewritten)).toContain(epoch.slice(0, 19).replace('T', ' '));
    for (const { config } of [kept, rewritten]) expect(Date.parse(config.created)).toBe(EPOCH * 1000);
  });
});

test('one build is pushed, packed and laid out, all from the same image', async () => {
  const name = `${path}/several`;
  const archive = join(folder, 'several.tar');
  const tar = join(folder, 'files.tar');
  const tree = join(folder, 'tree');
  const { digest } = await build(
    ...['-t', `${lab.registry}/${name}:1`, '--push', '-o', `type=oci,dest=${archive}`],
    ...['-o', `type=tar,dest=${tar}`, '-o', `type=local,dest=${tree}`],
  );
  expect(await digestOf(name, '1')).toBe(digest);
  const pushed = (await (await request(`${name}/manifests/1`)).json()) as Content;
  expect(pushed.manifests?.[0]?.digest).toBe(readArchive(archive).manifest.digest);
  const wanted = readFileSync(join(context, 'file.txt'), 'utf8');
  expect(readFileSync(join(tree, 'file.txt'), 'utf8')).toBe(wanted);
  expect(execFileSync('tar', ['-xOf', tar, 'file.txt'], { encoding: 'utf8' })).toBe(wanted);
});

test.each([
  ['type=oci,dest=x,compression=brotli', /a compression that is none of/],
  ['type=oci,dest=x,compression=zstd,compression-level=high', /no whole number from 0 to 22/],
  ['type=oci,dest=x,compression=gzip,compression-level=10', /no whole number from 0 to 9/],
  ['type=oci,dest=x,force-compression=maybe', /neither true nor false/],
  ['type=tar,dest=x,compression=gzip', /compression, which an output of type tar does not take/],
  ['type=image,dest=x', /has a destination/],
])('the output %s is refused before the build', async (output, reason) => {
  const { exitCode, stderr } = await run(['-o', output, '-t', `${lab.registry}/${path}:none`]);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(reason);
  expect(stderr).toContain('[INPUT_INVALID]');
  expect(stderr).not.toContain('#1');
});

describe('outputs through links that the repository holds', () => {
  const SECRET = 'what was there before';
  let checkout: string;
  let outside: string;

  beforeAll(() => {
    checkout = mkdtempSync(join(folder, 'checkout-'));
    outside = mkdtempSync(join(folder, 'outside-'));
    writeFileSync(join(outside, 'file.txt'), SECRET);
    mkdirSync(join(checkout, 'app/tree'), { recursive: true });
    writeFileSync(
      join(checkout, 'app/Dockerfile'),
      'FROM scratch\nCOPY file.txt /\nCOPY --chmod=6755 file.txt tree /tree/\n',
    );
    writeFileSync(join(checkout, 'app/file.txt'), 'of the image');
    symlinkSync(outside, join(checkout, 'app/tree/up'));
    symlinkSync(outside, join(checkout, 'away'));
    for (const name of ['into', 'below']) mkdirSync(join(checkout, name));
    symlinkSync(join(outside, 'file.txt'), join(checkout, 'into/file.txt'));
    symlinkSync(outside, join(checkout, 'below/tree'));
  });

  const here = (...args: readonly string[]): Promise<ProgramResult> =>
    aipack(['build', 'app', '--no-attestations', ...args], labEnvironment(lab), checkout);

  afterEach(() => {
    expect(readdirSync(outside)).toEqual(['file.txt']);
    expect(readFileSync(join(outside, 'file.txt'), 'utf8')).toBe(SECRET);
  });

  test.each([
    ['the folder itself', ['-o', 'type=local,dest=away']],
    ['above the folder', ['-o', 'type=local,dest=away/deeper']],
    ['above the archive', ['-o', 'type=oci,dest=away/image.tar']],
    ['above the cache', ['--cache-to', 'type=local,dest=away/cache']],
    ['above what is told of the build', ['--metadata-file', 'away/metadata.json']],
  ])('are refused before the build: %s', async (_where, args) => {
    const { exitCode, stderr } = await here(...args);
    expect(stderr).toContain('[PATH_OUTSIDE_REPOSITORY]');
    expect(stderr).not.toContain('#1');
    expect(exitCode).toBe(1);
  });

  test('take the place of a link, rather than writing through it', async () => {
    const { exitCode, stderr } = await here('-o', 'type=local,dest=into');
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(lstatSync(join(checkout, 'into/file.txt')).isFile()).toBe(true);
    expect(readFileSync(join(checkout, 'into/file.txt'), 'utf8')).toBe('of the image');
    // What the image holds as a link is one here too; nothing is written through that either.
    expect(lstatSync(join(checkout, 'into/tree/up')).isSymbolicLink()).toBe(true);
    expect(lstatSync(join(checkout, 'into/tree/file.txt')).mode & 0o7777).toBe(0o755);
    expect(stderr).toMatch(/warning: .* without the setuid and setgid bits of "tree\/file.txt"/);
  });

  test('go into no folder that a link stands for', async () => {
    const { exitCode } = await here('-o', 'type=local,dest=below');
    expect(exitCode === 0 ? lstatSync(join(checkout, 'below/tree')).isDirectory() : exitCode).toBe(true);
  });

  test('go into no folder of another output, where a link of the image will be', async () => {
    const { stderr } = await here('-o', 'type=local,dest=fresh', '-o', 'type=oci,dest=fresh/tree/up/image.tar');
    expect(stderr).toContain('[INPUT_INVALID]');
  });

  test('go where the user says, outside as well', async () => {
    const target = mkdtempSync(join(folder, 'target-'));
    const relative = join('..', target.slice(folder.length + 1), 'image.tar');
    const outputs = ['-o', `type=oci,dest=${relative}`, '-o', `type=local,dest=${target}/tree`];
    const { exitCode, stderr } = await here(...outputs);
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(readdirSync(target).sort()).toEqual(['image.tar', 'tree']);
  });
});
