import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { newKey, signedArchive } from './support/archive.ts';
import { indexText } from './support/index-text.ts';
import { file, RepositoryServer } from './support/repository-server.ts';

const script = join(import.meta.dirname, 'support/load-once.ts');

test('several processes may fill one cache directory at once, and the next one finds it filled', async () => {
  const key = newKey('test.rsa.pub');
  const many = Array.from({ length: 3000 }, (_, i) => `package-${i}`);
  const server = await RepositoryServer.start(file(signedArchive(indexText('nginx', ...many), key)));
  const directory = await mkdtemp(join(tmpdir(), 'aipack-processes-'));
  const load = async (): Promise<unknown> => {
    const args = [script, directory, server.url, key.trusted.name, key.trusted.pem];
    return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout) as unknown;
  };
  try {
    const answers = await Promise.all([load(), load(), load(), load()]);
    for (const answer of answers) expect(answer).toMatchObject({ packages: ['nginx'], warnings: [] });
    expect(await load()).toEqual({ origin: 'cache', packages: ['nginx'], warnings: [] });
    expect(await readdir(directory)).toHaveLength(2);
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}, 30_000);
