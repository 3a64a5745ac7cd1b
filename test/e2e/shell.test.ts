/** @cost 10 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import type { Container } from '../lab/containers.ts';
import { buildService, programsOf } from '../support/built-service.ts';

const lab = readLab();
const containers: Container[] = [];
const folders: string[] = [];

function project(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'aipack-e2e-')), name);
  folders.push(dirname(folder));
  mkdirSync(folder);
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
  return folder;
}

/** Runs a project until it ends by itself. */
async function runs(name: string, files: Readonly<Record<string, string>>, unverified?: string) {
  const service = await buildService(lab, project(name, files), { name, ...(unverified && { unverified }) });
  const { container } = await service.start({ PORT: '4000' });
  containers.push(container);
  const exitCode = await container.wait();
  return { exitCode, ...(await container.logs()), programs: programsOf(service.image) };
}

afterAll(async () => {
  await Promise.all(containers.map((container) => container.stop()));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('projects that are nothing but a command', () => {
  test('a start script has a shell and the usual commands, and no rights', async () => {
    const { exitCode, stdout, programs } = await runs('start-script', {
      'start.sh':
        'set -e\ntouch ~/own\necho "as $(id -u):$(id -g) on $PORT, $(id -un) in $HOME"\nls | sort | tr "\\n" " "\n',
      'words.txt': 'hello\n',
    });
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'as 65532:65532 on 4000, nonroot in /home/nonroot\nstart.sh words.txt ',
    });
    expect(programs).not.toContain('apk');
  });

  test("a Procfile's line that only a shell understands runs in one", async () => {
    const files = { Procfile: 'web: cat words.txt | tr a-z A-Z && echo "on ${PORT}"\n', 'words.txt': 'hello\n' };
    const { exitCode, stdout } = await runs('procfile-line', files, 'what is to serve ends here');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'HELLO\non 4000\n' });
  });
});
