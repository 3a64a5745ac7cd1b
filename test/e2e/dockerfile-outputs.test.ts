/** @cost 30 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BuildReport } from '../../src/report/build-report.ts';
import { dockerSocket, removeImage } from '../lab/containers.ts';
import { dockerRequest } from '../lab/docker-api.ts';
import { endEngine, startEngine, type Engine } from '../lab/engine/engine.ts';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { fetchImage } from '../support/registry-image.ts';
import { aipack } from '../support/run-program.ts';

const lab = readLab();
const repository = `${lab.registry}/e2e/together-${process.pid}`;
let folder: string;
let engine: Engine;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-together-'));
  writeFileSync(join(folder, 'file.txt'), 'together');
  writeFileSync(
    join(folder, 'Dockerfile'),
    `FROM ${lab.baseImage} AS made\nCOPY file.txt /\nRUN cp /file.txt /made\nFROM scratch\nCOPY --from=made /made /\n`,
  );
  engine = await startEngine(lab, `aipack-together-${process.pid}`);
});

afterAll(async () => {
  await endEngine(engine);
  rmSync(folder, { recursive: true, force: true });
});

async function hasImage(name: string): Promise<boolean> {
  const path = `/images/${encodeURIComponent(name)}/json`;
  return (await dockerRequest({ socket: dockerSocket(lab), method: 'GET', path })).status === 200;
}

function digestsIn(archive: string, path: string): readonly string[] {
  const index = execFileSync('tar', ['-xOf', archive, path], { encoding: 'utf8' });
  return (JSON.parse(index) as { manifests: { digest: string }[] }).manifests.map(({ digest }) => digest);
}

describe.each([
  ["Docker's own BuildKit", () => []],
  ['another BuildKit', () => ['--buildkit', `tcp://127.0.0.1:${engine.port}`]],
])('on %s', (which, where) => {
  const name = which.replaceAll(/\W/g, '').toLowerCase();
  const place = (file: string): string => join(folder, name, file);

  test.each([
    ['all that there is', true],
    ['without a push', false],
  ])('loading, caches and several outputs go together: %s', async (_, pushed) => {
    const tag = `${repository}:${name}-${String(pushed)}`;
    const at = (file: string): string => place(`${String(pushed)}-${file}`);
    const args = [
      ...['-t', tag, '--load', ...(pushed ? ['--push'] : [])],
      ...['--cache-to', `type=local,dest=${at('cache')},mode=max`, '--cache-to', `type=registry,ref=${tag}-cache`],
      ...(pushed ? ['--cache-to', 'type=inline'] : []),
      ...['-o', `type=oci,dest=${at('oci.tar')}`, '-o', `type=docker,dest=${at('docker.tar')}`],
      ...['-o', `type=local,dest=${at('tree')}`, '-o', `type=tar,dest=${at('tree.tar')}`],
    ];
    const env = labEnvironment(lab);
    const first = await aipack(['build', '.', '--format', 'json', ...args, ...where()], env, folder);
    expect({ exitCode: first.exitCode, stderr: first.exitCode === 0 ? '' : first.stderr }).toEqual({
      exitCode: 0,
      stderr: '',
    });
    const report = JSON.parse(first.stdout) as BuildReport;
    expect(await hasImage(tag)).toBe(true);
    await removeImage(lab, tag);
    expect(readFileSync(join(at('tree'), 'made'), 'utf8')).toBe('together');
    expect(execFileSync('tar', ['-xOf', at('tree.tar'), 'made'], { encoding: 'utf8' })).toBe('together');
    expect(execFileSync('tar', ['-tf', at('docker.tar')], { encoding: 'utf8' })).toMatch(/^manifest\.json$/m);
    expect(existsSync(join(at('cache'), 'index.json'))).toBe(true);
    const [archived = ''] = digestsIn(at('oci.tar'), 'index.json');
    expect(archived).toMatch(/^sha256:/);
    if (!pushed) return;
    // Each export writes the cache that an image carries anew: what is reported is what was pushed.
    expect((await fetchImage(tag)).digest).toBe(report.digest);
  });
});
