/** @cost 8 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { startScript, type ProgramResult } from '../support/run-program.ts';

const lab = readLab();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-written-'));
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'app/Dockerfile'), 'FROM scratch\nCOPY Dockerfile data /x/\n');
  writeFileSync(join(folder, 'app/data'), 'x'.repeat(5_000));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const built = (...outputs: readonly string[]): Promise<ProgramResult> =>
  startScript(
    'src/cli/main.ts',
    ['build', join(folder, 'app'), ...outputs.flatMap((each) => ['--output', each])],
    labEnvironment(lab),
  ).ended;

test('a folder and an archive of files are told as what they are', async () => {
  const [tree, archive] = [join(folder, 'new/tree'), join(folder, 'files.tar')];
  const { exitCode, stdout } = await built(`type=local,dest=${tree}`, `type=tar,dest=${archive}`);
  expect({ exitCode, lines: stdout.match(/^ {2}(?:output|digest) +(.*)$/gm)?.map((line) => line.trim()) }).toEqual({
    exitCode: 0,
    lines: [
      'digest       none: no image was made, only files',
      `output       ${archive} (tar archive, ${(statSync(archive).size / 1000).toFixed(1)} kB)`,
      `output       ${tree} (folder, 2 files, 5.0 kB)`,
    ],
  });
});

test('the folder of an archive that is not there is told before the build', async () => {
  const { exitCode, stderr } = await built(`type=tar,dest=${join(folder, 'none/files.tar')}`);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^error: .*none\/files\.tar": its folder is not there/);
});
