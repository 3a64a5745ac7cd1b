/** @cost 10 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack } from '../support/run-program.ts';

const lab = readLab();
const env = labEnvironment(lab);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-progress-'));
  const lines = [`FROM ${lab.baseImage}`, 'ARG SALT', 'RUN echo "said by the step $SALT"'];
  writeFileSync(join(folder, 'Dockerfile'), `${lines.join('\n')}\n`);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function shown(args: readonly string[], salt: string): Promise<{ stdout: string; stderr: string }> {
  const { exitCode, stdout, stderr } = await aipack(
    ['build', folder, '--build-arg', `SALT=${salt}-${process.pid}`, '-o', 'type=oci,dest=image.tar', ...args],
    env,
    folder,
  );
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  return { stdout, stderr };
}

describe('what a build shows', () => {
  // Moving the cursor up, which only live lines do.
  const live = /\[\d+A/;

  test('into a file or pipe is a line for each step that ended, and a summary with steps, cache, size and digest', async () => {
    const { stdout, stderr } = await shown(['--progress', 'plain'], 'plain');
    expect(stderr).not.toMatch(live);
    expect(stderr).toMatch(/RUN echo/);
    expect(stdout).toMatch(/sha256:[0-9a-f]{64}/);
    // The base image is cached where an earlier build of the daemon used it.
    expect(stdout).toMatch(/^ *steps +2, [01] cached$/m);
  });

  test('on a terminal is redrawn in place', async () => {
    expect((await shown(['--progress', 'tty'], 'tty')).stderr).toMatch(live);
  });

  test('with --verbose is every line that a step writes', async () => {
    const { stderr } = await shown(['--verbose'], 'verbose');
    expect(stderr).toContain(`said by the step verbose-${process.pid}`);
  });

  test('with --quiet is the digest and nothing else', async () => {
    const { stdout, stderr } = await shown(['--quiet'], 'quiet');
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^sha256:[0-9a-f]{64}\n$/);
  });

  test('of a second build says what came from the cache', async () => {
    const { stdout } = await shown(['--progress', 'plain'], 'plain');
    expect(stdout).toMatch(/^ *steps +2, [12] cached$/m);
  });
});
