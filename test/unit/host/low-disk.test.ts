import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lowDisk } from '../../../src/host/low-disk.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-disk-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const look = async (bytes: number, endpoint = 'docker:///var/run/docker.sock', states: readonly string[] = []) => {
  const warnings: string[] = [];
  const place = { bytes, endpoint, folder: join(folder, 'not/yet/there') };
  const problems = await lowDisk(place, (message) => warnings.push(message), states);
  return { problems, warnings };
};

test('a disk with room is not spoken of', async () => {
  expect(await look(1)).toEqual({ problems: [], warnings: [] });
});

test('one with less than the packages take is warned of, once', async () => {
  const { problems, warnings } = await look(2 ** 60, 'docker:///var/run/docker.sock', [folder]);
  expect(problems).toEqual([]);
  expect(warnings).toEqual([expect.stringMatching(/The disk of .* has .* free, and the packages of this build take /)]);
});

test('one that is full ends the run', async () => {
  // A file system of the kernel's own that never has room.
  const { problems } = await look(0, 'unix:///run/buildkit/buildkitd.sock', ['/proc']);
  expect(problems).toMatchObject([{ code: 'DISK_LOW', message: expect.stringContaining('/proc') as unknown }]);
});

test.each(['tcp://far.example:1234', 'docker://?context=far', 'docker-container://a?context=far', 'ssh://far.example'])(
  'the disk of %s can not be seen',
  async (endpoint) => {
    expect(await look(0, endpoint, ['/proc'])).toEqual({ problems: [], warnings: [] });
  },
);
