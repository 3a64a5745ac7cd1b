import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:net';
import { END_PATIENCE, endOfJob } from '../../../src/action/end-of-job.ts';
import { startScript } from '../../support/run-program.ts';
import { removeMetadata, writeMetadata } from '../../../src/action/metadata-folder.ts';
import { containerName, rememberedContainer } from '../../../src/action/state.ts';

let root: string;
let environment: NodeJS.ProcessEnv;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'aipack-post-'));
  environment = { RUNNER_TEMP: join(root, 'temp') };
  for (const name of ['temp', 'other']) mkdirSync(join(root, name));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the post step', () => {
  test('removes the folder that main made', () => {
    const folder = writeMetadata('{}', environment);
    expect(readdirSync(folder)).toEqual(['metadata.json']);
    removeMetadata(folder, environment);
    expect(readdirSync(join(root, 'temp'))).toEqual([]);
    removeMetadata(folder, environment);
  });

  /** Each makes something that the state could name, and gives the name. */
  const foreign: readonly (readonly [string, () => string])[] = [
    [
      'a folder elsewhere',
      () => {
        const folder = join(root, 'other/aipack-abcdef');
        renameSync(writeMetadata('{}', environment), folder);
        return folder;
      },
    ],
    [
      'a path that leads elsewhere',
      () => {
        const folder = join(root, 'other/aipack-abcdef');
        renameSync(writeMetadata('{}', environment), folder);
        return `${root}/temp/../other/aipack-abcdef`;
      },
    ],
    [
      'a link',
      () => {
        const folder = join(root, 'other/aipack-abcdef');
        renameSync(writeMetadata('{}', environment), folder);
        symlinkSync(folder, join(root, 'temp/aipack-fedcba'));
        return join(root, 'temp/aipack-fedcba');
      },
    ],
    [
      'the checkout of an action of a like name',
      () => {
        mkdirSync(join(root, 'temp/aipack-checkout'));
        writeFileSync(join(root, 'temp/aipack-checkout/metadata.json'), '');
        return join(root, 'temp/aipack-checkout');
      },
    ],
    [
      'a folder with more in it',
      () => {
        const folder = writeMetadata('{}', environment);
        writeFileSync(join(folder, 'theirs'), '');
        return folder;
      },
    ],
    [
      'a folder whose file is a folder',
      () => {
        mkdirSync(join(root, 'temp/aipack-abcdef/metadata.json'), { recursive: true });
        return join(root, 'temp/aipack-abcdef');
      },
    ],
    [
      'a file',
      () => {
        writeFileSync(join(root, 'temp/aipack-abcdef'), '');
        return join(root, 'temp/aipack-abcdef');
      },
    ],
    ['the temporary folder itself', () => join(root, 'temp')],
    ['nothing', () => ''],
  ];

  test.each(foreign)('leaves alone what it did not make: %s', (_, make) => {
    const named = make();
    const before = readdirSync(root, { recursive: true }).sort();
    removeMetadata(named, environment);
    expect(readdirSync(root, { recursive: true }).sort()).toEqual(before);
    expect(existsSync(root)).toBe(true);
  });
});

describe('the end of a job', () => {
  test('waits for what ends in time, and names what does not', async () => {
    let done = false;
    const left = await endOfJob(
      [
        { name: 'slow', run: () => new Promise(() => undefined) },
        { name: 'quick', run: async () => void (done = true) },
      ],
      1,
    );
    expect({ done, left }).toEqual({ done: true, left: ['slow'] });
  });

  test('waits less than five seconds, and fails nothing, where Docker does not answer', async () => {
    expect(END_PATIENCE).toBeLessThan(5_000);
    const socket = join(root, 'docker.sock');
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(socket, resolve));
    const env = {
      PATH: process.env.PATH,
      DOCKER_HOST: `unix://${socket}`,
      GITHUB_RUN_ID: '42',
      STATE_container: 'true',
    };
    const { exitCode, stdout } = await startScript('src/action/post.ts', [], { ...env, ...environment }).ended;
    silent.close();
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: expect.stringContaining('does not wait any longer for what ends the BuildKit container') as unknown,
    });
  });
});

describe('the container that the post step removes', () => {
  const run = { GITHUB_RUN_ID: '42', GITHUB_RUN_ATTEMPT: '1', GITHUB_JOB: 'build', RUNNER_NAME: 'r 1' };
  afterEach(() => {
    delete process.env.STATE_container;
  });

  test('is this job’s, whatever the state says', () => {
    process.env.STATE_container = 'aipack-buildkit-43-1-other';
    expect(rememberedContainer(run)).toBeUndefined();
    process.env.STATE_container = 'true';
    expect(rememberedContainer(run)).toBe('aipack-buildkit-42-1-r-1-build');
    expect(rememberedContainer({})).toBeUndefined();
  });

  test('is another one for each leg of a matrix, which are one job on two runners', () => {
    expect(containerName({ ...run, RUNNER_NAME: 'r 2' })).not.toBe(containerName(run));
  });
});
