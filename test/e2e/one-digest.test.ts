/** @cost 180 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildReport } from '../../src/report/build-report.ts';
import { parseReference, RegistryClient } from '../../src/oci/index.ts';
import { rememberSteps } from '../lab/build-cache.ts';
import { dockerSocket } from '../lab/containers.ts';
import { dockerCall } from '../lab/docker-api.ts';
import { ensureLab, type Lab, readLab } from '../lab/lab.ts';
import { answer } from '../support/answer.ts';
import { buildService } from '../support/built-service.ts';
import { Checkouts } from '../support/checkouts.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack } from '../support/run-program.ts';

const lab = readLab();
const env = labEnvironment(lab);
const repository = `${lab.registry}/e2e/one-digest-${process.pid}`;
const registry = new RegistryClient({ fetch, credentials: async () => undefined });
/** Provenance says when a build ran: it is the image that has one digest, not what is said about it. */
const WITHOUT = ['--provenance=false', '--sbom=false'];

async function run(env: NodeJS.ProcessEnv, folder: string, args: readonly string[]): Promise<BuildReport> {
  const all = ['build', folder, '--format', 'json', ...WITHOUT, ...args];
  const { exitCode, stdout, stderr } = await aipack(all, env);
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as BuildReport;
}

/** Digest of the image for amd64, which is an image or a part of an index. */
async function imageFor(tag: string): Promise<string | undefined> {
  const found = await registry.manifest(parseReference(tag));
  const parts = found?.content.manifests;
  return parts?.find(({ platform }) => platform?.architecture === 'amd64')?.digest ?? found?.digest;
}

const FIXTURES = [
  // The server listens where its configuration says, whatever PORT is.
  { fixture: 'static-html', way: 'layers', own: 'assets/own.txt', page: 'http://127.0.0.1:8080/' },
  { fixture: 'static-html', way: 'apk', own: 'assets/own.txt', page: 'http://127.0.0.1:8080/' },
  { fixture: 'node-npm', way: 'layers', own: 'src/own.txt', page: '/health' },
];

/** Packages are layers, or apk installs them where there is a base image. */
function settingsOf(at: Lab, way: string): Record<string, string> {
  return way === 'apk' ? { AIPACK_BASE_IMAGE: at.baseImage } : {};
}

describe.each(FIXTURES)('one commit of fixtures/$fixture has one image, with $way', ({ fixture, way, own, page }) => {
  const name = `${repository}/${fixture}-${way}`;
  let checkouts: Checkouts;
  let caches: string;
  let folder: string;
  let fresh: string | undefined;
  let forget: () => Promise<void>;

  const build = (from: string, ...args: readonly string[]): Promise<BuildReport> =>
    run({ ...env, ...settingsOf(lab, way) }, from, args);
  const built = async (tag: string, ...args: readonly string[]): Promise<string | undefined> => {
    await build(folder, '-t', `${name}:${tag}`, '--push', ...args);
    return imageFor(`${name}:${tag}`);
  };

  beforeAll(async () => {
    caches = mkdtempSync(join(tmpdir(), 'aipack-one-digest-'));
    checkouts = new Checkouts(`fixtures/${fixture}`, { [own]: `${process.pid} ${Date.now()}\n` });
    folder = checkouts.make();
    forget = await rememberSteps(lab);
    fresh = await built('fresh');
  });

  afterAll(() => {
    checkouts.remove();
    rmSync(caches, { recursive: true, force: true });
  });

  test('built once more from nothing', async () => {
    await forget();
    expect(await built('again')).toBe(fresh);
  });

  // The lab has what Node needs for one platform only.
  if (fixture === 'static-html')
    test('as one of two platforms, and alone after that', async () => {
      await forget();
      expect(await built('two', '--platform', 'linux/amd64,linux/arm64')).toBe(fresh);
      expect(await built('alone')).toBe(fresh);
    });

  test('from an imported cache of a registry', async () => {
    const ref = `ref=${name}:cache`;
    await built('written', '--cache-to', `type=registry,${ref},mode=max`);
    await forget();
    expect(await built('imported', '--cache-from', `type=registry,${ref}`)).toBe(fresh);
  });

  test('from an imported cache in a folder', async () => {
    await built('written', '--cache-to', `type=local,dest=${caches},mode=max`);
    await forget();
    expect(await built('imported', '--cache-from', `type=local,src=${caches}`)).toBe(fresh);
  });

  test('from a cache in another image', async () => {
    await built('inline', '--cache-to', 'type=inline');
    await forget();
    expect(await built('imported', '--cache-from', `type=inline,ref=${name}:inline`)).toBe(fresh);
  });

  test('after the same was built with another compression', async () => {
    await forget();
    const zstd = ['-o', `type=oci,dest=${join(caches, 'zstd.tar')},compression=zstd,force-compression=true`];
    const { digest } = await build(folder, ...zstd);
    expect(digest).not.toBe(fresh);
    expect(await built('gzip')).toBe(fresh);
  });

  test.each(['002', '027', '077'])('checked out under the umask %s', async (umask) => {
    const checkout = checkouts.make(umask);
    await build(checkout, '-t', `${name}:${umask}`, '--push');
    expect(await imageFor(`${name}:${umask}`)).toBe(fresh);
  });

  test('whose container serves its files, whoever checked them out', async () => {
    const options = { name: `one-digest/${fixture}-${way}`, env: settingsOf(lab, way) };
    const { start } = await buildService(lab, checkouts.make('077'), options);
    const { container, url } = await start();
    try {
      expect((await answer(new URL(page, url).href)).status).toBe(200);
    } finally {
      await container.stop();
    }
  });
});

/** What a manifest names: the configuration, which holds what every layer is before it is compressed; and the layers. */
async function contentOf(tag: string): Promise<{ readonly config: string; readonly layers: readonly string[] }> {
  const found = await registry.manifest(parseReference(tag));
  const { config, layers } = found?.content ?? {};
  if (!config || !layers) throw new Error(`${tag} is no image`);
  return { config: config.digest, layers: layers.map(({ digest }) => digest) };
}

// Labs of both generations serve the same packages; only where the newer one is asked for are both there.
if (lab.daemonGeneration === 'sid')
  describe('daemons of two generations', () => {
    /** How a daemon's gzip writes a layer: the Go that it was built with decides, of which 1.27 writes other bytes than those before it. */
    const gzipOf = async (at: Lab): Promise<'1.27' | 'before'> => {
      const version = await dockerCall({ socket: dockerSocket(at), method: 'GET', path: '/version' });
      const [, minor = ''] = /^go1\.(\d+)/.exec((version as { GoVersion: string }).GoVersion) ?? [];
      return Number(minor) < 27 ? 'before' : '1.27';
    };

    test.each(FIXTURES)('make one image of fixtures/$fixture, with $way', async ({ fixture, way, own }) => {
      const older = await ensureLab({ env: { ...process.env, AIPACK_LAB_GENERATION: 'trixie' } });
      const checkouts = new Checkouts(`fixtures/${fixture}`, { [own]: `${process.pid} ${Date.now()}\n` });
      const build = async (at: Lab): Promise<{ config: string; layers: readonly string[] }> => {
        const tag = `${at.registry}/e2e/one-digest-${process.pid}/${fixture}-${way}:both`;
        await run({ ...labEnvironment(at), ...settingsOf(at, way) }, checkouts.make(), ['-t', tag, '--push']);
        return contentOf(tag);
      };
      try {
        const [newImage, oldImage] = [await build(lab), await build(older)];
        expect(newImage.config).toBe(oldImage.config);
        if ((await gzipOf(lab)) === (await gzipOf(older))) expect(newImage.layers).toEqual(oldImage.layers);
        const shared = newImage.layers.filter((layer) => oldImage.layers.includes(layer));
        // Packages that are layers are in both as they were published.
        if (way === 'layers') expect(shared.length).toBeGreaterThan(5);
      } finally {
        checkouts.remove();
      }
    });
  });
