/** @cost 5 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack } from '../support/run-program.ts';

const env = labEnvironment(readLab());
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-tracked-'));
  // Meant for the program that a build leaves at the root.
  write('.gitignore', 'server\n');
  write('package.json', '{ "name": "shop", "scripts": { "start": "node server/main.js" } }');
  write('server/main.js', "require('http').createServer().listen(process.env.PORT || 4321);\n");
  write('server/notes.txt', 'of the one who works here');
  git('init', '--quiet');
  git('add', '--force', '.gitignore', 'package.json', 'server/main.js');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function git(...args: readonly string[]): void {
  execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' });
}

test('a file that git keeps is part of the project, whatever .gitignore says of its name', async () => {
  const { exitCode, stdout, stderr } = await aipack(['detect', folder, '--format', 'json'], env);
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ runtime: { command: ['node', 'server/main.js'], ports: [4321] } });
});

test('and reaches the build, while what git does not keep stays behind', async () => {
  const spec = join(folder, '..', `${folder.split('/').at(-1) ?? ''}.json`);
  const commands = [{ run: 'mkdir /out && find server -type f | sort > /out/files', name: 'look' }];
  const metadata = { project_name: 'look', language: 'shell', build_system: 'none' };
  const runtime = { command: ['true'], copy: [{ from: '/out', to: '/out' }] };
  writeFileSync(spec, JSON.stringify({ metadata, build: { commands }, runtime }));
  try {
    const args = ['build', folder, '--spec', spec, '-o', `type=tar,dest=${folder}/out.tar`];
    const { exitCode, stderr } = await aipack(args, env);
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    const files = execFileSync('tar', ['-xOf', join(folder, 'out.tar'), 'out/files'], { encoding: 'utf8' });
    expect(files).toBe('server/main.js\n');
  } finally {
    rmSync(spec, { force: true });
  }
});
