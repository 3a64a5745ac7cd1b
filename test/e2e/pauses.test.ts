/** @cost 75 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pausePart, resumePart } from '../lab/faults.ts';
import { ensureLab, readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { startScript, type RunningProgram } from '../support/run-program.ts';

const lab = readLab();
const env = labEnvironment(lab);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-pauses-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

afterEach(async () => {
  await ensureLab();
});

/** A build of one step, which prints a line and takes `seconds`. */
function building(name: string, seconds: number): RunningProgram {
  const context = join(folder, name);
  mkdirSync(context);
  const run = `echo ${name}-$$-runs; sleep ${seconds}; touch /done`;
  const document = {
    metadata: { project_name: name, language: 'shell', build_system: 'none' },
    build: { commands: [{ run, inputs: [], name: 'wait' }] },
    runtime: { command: ['/x'], copy: [{ from: '/done', to: '/done' }] },
  };
  const spec = join(folder, `${name}.json`);
  writeFileSync(spec, JSON.stringify(document));
  const args = ['build', context, '--spec', spec, '--output', `type=local,dest=${join(folder, `${name}-out`)}`];
  return startScript('src/cli/main.ts', [...args, '--verbose', '--no-cache'], env);
}

/** Holds the daemon until its silence is told, and for what is missing to twelve seconds. */
async function hold(build: RunningProgram, times: number): Promise<void> {
  pausePart(lab, 'daemon');
  try {
    await build.seen(new RegExp(`(?:has not answered for 8 seconds[^]*){${times}}`));
    await delay(4_000);
  } finally {
    resumePart(lab, 'daemon');
  }
  await build.seen(new RegExp(`(?:answers again[^]*){${times}}`));
}

describe('a daemon that stands still for twelve seconds is waited for and told', () => {
  test('in the middle of a build, also again', async () => {
    const build = building('again', 40);
    await build.seen(/ again-\d+-runs$/m);
    await hold(build, 1);
    await hold(build, 2);
    const { exitCode, stderr } = await build.ended;
    expect({ exitCode, said: stderr.match(/warning: BuildKit at .*/g) }).toEqual({
      exitCode: 0,
      said: [1, 2].flatMap(() => [
        expect.stringMatching(/has not answered for 8 seconds; it is given up after 30\.$/),
        expect.stringMatching(/answers again\.$/),
      ]),
    });
  });

  test('while it is connected to', async () => {
    pausePart(lab, 'daemon');
    const build = building('connecting', 0);
    try {
      await build.seen(/has not answered for 8 seconds/);
      await delay(4_000);
    } finally {
      resumePart(lab, 'daemon');
    }
    expect((await build.ended).exitCode).toBe(0);
  });
});
