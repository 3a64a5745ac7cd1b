/** @cost 8 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack } from '../support/run-program.ts';

const lab = readLab();
const env = labEnvironment(lab);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-unheard-'));
  write('app/notes.txt', 'notes');
  write(
    'app.json',
    JSON.stringify({
      metadata: { project_name: 'app', language: 'shell', build_system: 'none', confidence: 0.9 },
      build: {},
      runtime: { command: ['true'], copy: [{ from: 'notes.txt', to: '/notes.txt' }] },
    }),
  );
  write('made/Dockerfile', 'FROM scratch\nCOPY notes.txt /\n');
  write('made/notes.txt', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n');
  write('made/.gitattributes', 'notes.txt filter=lfs diff=lfs merge=lfs -text\n');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function said(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<string> {
  const { exitCode, stderr } = await aipack(['build', ...args], { ...env, ...more }, folder);
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stderr;
}

test('a quiet build still warns of what a spec file loses and of what is said beside it', async () => {
  const stderr = await said(['app', '-q', '--spec', 'app.json'], { AIPACK_PORT: '80' });
  expect(stderr).toMatch(/warning: .*metadata\.confidence .* with 0\.9/);
  expect(stderr).toMatch(/warning: app\.json says all .* AIPACK_PORT say is not heeded/);
  expect(stderr).not.toContain('notice:');
});

test('a build for nobody says so before its first step, with the line to add', async () => {
  // Where Docker answers, it is loaded by itself: here only its BuildKit can be reached.
  const buildkit = ['--buildkit', lab.dockerHost.replace('unix:', 'docker:')];
  const stderr = await said(['app', '--spec', 'app.json', '--progress', 'plain', ...buildkit], {
    DOCKER_HOST: `unix://${join(folder, 'no.sock')}`,
  });
  expect(stderr).toContain('add `push: true` (--push) with tags');
  expect(stderr.indexOf('Nothing is asked')).toBeLessThan(stderr.indexOf('notes.txt'));
  expect(await said(['app', '--spec', 'app.json', '-o', 'type=oci,dest=app.tar'])).not.toContain('Nothing is asked');
});

test("a Dockerfile's build tells what it does not heed, and which of its files are only pointers", async () => {
  const stderr = await said(['made', '-q', '--base-image', 'elsewhere', '--buildkit-image', 'other']);
  expect(stderr).toContain('that base-image counts for nothing');
  expect(stderr).toMatch(/buildkit-image only counts for a BuildKit that is started here/);
  expect(stderr).toMatch(/pointers of Git LFS .*: notes\.txt\./);
});
