/** @cost 6 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { startScript } from '../support/run-program.ts';

const lab = readLab();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-requested-'));
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'app/Dockerfile'), 'FROM scratch\nCOPY Dockerfile /x\n');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

// A daemon before 0.14, as the lab's first generation has, warns of nothing.
test.each(['linux/arm64', 'linux/amd64,linux/arm64'])('no daemon warns of a result for %s', async (platforms) => {
  const output = `type=oci,dest=${join(folder, 'image.tar')}`;
  const args = ['build', join(folder, 'app'), '--platform', platforms, '--output', output];
  const { exitCode, stderr } = await startScript('src/cli/main.ts', args, labEnvironment(lab)).ended;
  expect({ exitCode, warnings: stderr.match(/^warning: .*/gm) }).toEqual({ exitCode: 0, warnings: null });
});
