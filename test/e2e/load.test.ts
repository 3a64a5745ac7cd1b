/** @cost 30 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { BuildReport } from '../../src/report/build-report.ts';
import { dockerSocket, removeImage } from '../lab/containers.ts';
import { dockerCall, dockerRequest } from '../lab/docker-api.ts';
import { endEngine, startEngine, type Engine } from '../lab/engine/engine.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { fetchImage } from '../support/registry-image.ts';
import { Relay } from '../support/relay.ts';
import { aipack, type ProgramResult } from '../support/run-program.ts';
import { makeProject } from '../support/way-project.ts';

const lab = readLab();
const socket = dockerSocket(lab);
const repository = `${lab.registry}/e2e/loaded-${process.pid}`;
const loaded: string[] = [];

let folder: string;
let engine: Engine;
let docker: Relay;
/** What happens to what is sent to Docker's import: true when it is dealt with. */
let imports: (near: Duplex) => boolean = () => false;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-loaded-'));
  engine = await startEngine(lab, `aipack-loads-${process.pid}`);
  docker = await Relay.start(
    { path: socket },
    { refuse: (first, near) => first.startsWith('POST /images/load') && imports(near) },
  );
});

afterAll(async () => {
  await Promise.all([docker.close(), endEngine(engine)]);
  for (const image of loaded) await removeImage(lab, image);
  rmSync(folder, { recursive: true, force: true });
});

async function load(
  name: string,
  more: readonly string[] = [],
  command = 'true',
  into = `tcp://127.0.0.1:${docker.port}`,
): Promise<ProgramResult> {
  const { context, spec } = makeProject(folder, name, command);
  const to = ['-t', `${repository}:${name}`, '--load', '--buildkit', `tcp://127.0.0.1:${engine.port}`];
  const env = { ...labEnvironment(lab), DOCKER_HOST: into };
  loaded.push(`${repository}:${name}`);
  return aipack(['build', context, '--spec', spec, '--format', 'json', ...to, ...more], env);
}

/** A file of an image that Docker has, from a container that is never started. */
async function fileIn(image: string, path: string): Promise<string> {
  const body = { Image: image, Labels: { 'aipack.lab': 'test' } };
  const { Id } = (await dockerCall({ socket, method: 'POST', path: '/containers/create', body })) as { Id: string };
  const query = new URLSearchParams({ path }).toString();
  const archive = await dockerRequest({ socket, method: 'GET', path: `/containers/${Id}/archive?${query}` });
  await dockerCall({ socket, method: 'DELETE', path: `/containers/${Id}` });
  return archive.body.toString('latin1');
}

describe("an image of a BuildKit that is not Docker's is loaded into Docker", () => {
  test('and can be run there, under its name', async () => {
    const { exitCode, stderr, stdout } = await load('alone');
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { imageid, pushed } = JSON.parse(stdout) as BuildReport;
    expect(pushed).toBe(false);
    const path = `/images/${repository}:alone/json`;
    expect(imageid).toBe(((await dockerCall({ socket, method: 'GET', path })) as { Id: string }).Id);
    expect(await fileIn(`${repository}:alone`, '/made')).toContain('alone');
  });

  test('while it is pushed as well', async () => {
    const { exitCode, stderr, stdout } = await load('both', ['--push']);
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { digest } = JSON.parse(stdout) as BuildReport;
    expect((await fetchImage(`${repository}:both`)).digest).toBe(digest);
    expect(await fileIn(`${repository}:both`, '/made')).toContain('both');
  });

  test('and written as an archive that Docker reads, though the registry has it already', async () => {
    const archive = join(folder, 'again.tar');
    const args = ['--push', '--output', `type=docker,dest=${archive}`];
    const first = JSON.parse((await load('again', args)).stdout) as BuildReport;
    await removeImage(lab, `${repository}:again`);
    rmSync(archive);
    const { exitCode, stderr, stdout } = await load('again', args);
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ unchanged: true, digest: first.digest });
    expect(await fileIn(`${repository}:again`, '/made')).toContain('again');
    // What Docker's classic store goes by.
    expect(execFileSync('tar', ['-tf', archive], { encoding: 'utf8' })).toMatch(/^manifest\.json$/m);
  });

  test('piece by piece, however large it is', async () => {
    const { exitCode, stderr } = await load('large', [], 'head -c 50000000 /dev/urandom >> /made');
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect((await fileIn(`${repository}:large`, '/made')).length).toBeGreaterThan(50_000_000);
  });
});

describe('a Docker that does not take the image is told of, and the build ends:', () => {
  test.each<[string, (near: Duplex) => void, RegExp]>([
    [
      'it says why before anything is sent',
      (near) => near.end('HTTP/1.1 500 No\r\nContent-Length: 37\r\n\r\n{"message":"no space left on device"}'),
      /did not take the image: no space left on device/,
    ],
    [
      'it says why on the way',
      (near) => {
        near.write('HTTP/1.1 200 OK\r\nContent-Length: 34\r\n\r\n{"error":"unexpected end of data"}');
        near.resume();
      },
      /did not take the image: unexpected end of data/,
    ],
    ['it hangs up', (near) => near.destroy(), /(?:was reset|was closed|hang up|hung up)/],
  ])('%s', async (name, deal, says) => {
    imports = (near) => {
      deal(near);
      return true;
    };
    const { exitCode, stderr } = await load(name.replaceAll(' ', '-'), [], 'head -c 10000000 /dev/urandom > /made');
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(/^error: .*\[[A-Z_]+\]$/ms);
    expect(exitCode).toBe(1);
  });

  test('the connection is cut in the middle', async () => {
    imports = (near) => {
      let received = 0;
      near.on('data', (piece: Buffer) => {
        received += piece.byteLength;
        if (received > 5_000_000) near.destroy();
      });
      near.resume();
      return true;
    };
    const { exitCode, stderr } = await load('cut', [], 'head -c 20000000 /dev/urandom > /made');
    expect(stderr).toMatch(/^error: .*did not take the image: .*(?:reset|closed|hang up).*\[BUILD_FAILED\]$/ms);
    expect(exitCode).toBe(1);
  });

  test('it is not there', async () => {
    const { exitCode, stderr } = await load('nowhere', [], 'true', `unix://${folder}/docker.sock`);
    expect(stderr).toMatch(/^error: .*did not take the image: .*there is no such socket.*\[BUILD_FAILED\]$/ms);
    expect(exitCode).toBe(1);
  });
});
