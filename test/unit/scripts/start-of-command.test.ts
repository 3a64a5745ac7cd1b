import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Script {
  readonly startOf: (major: number) => string;
}

const root = join(import.meta.dirname, '../../..');
const { startOf } = (await import(join(root, 'scripts/start-of-command.mjs'))) as Script;
const [major = ''] = process.versions.node.split('.');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-start-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(needed: number, program: string): { readonly status: number | null; readonly output: string } {
  writeFileSync(join(folder, 'index.js'), startOf(needed));
  writeFileSync(join(folder, 'program.js'), program);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'index.js')], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

test('an old Node is told so in one sentence, and reads nothing else', () => {
  expect(start(Number(major) + 1, 'this is no JavaScript')).toEqual({
    status: 1,
    output: `aipack needs Node.js ${Number(major) + 1} or newer; this is ${process.versions.node}.\n`,
  });
});

test('any other runs the program, whose exit code is the one that counts', () => {
  expect(start(Number(major), 'console.log("runs"); process.exitCode = 3')).toEqual({ status: 3, output: 'runs\n' });
});

test('a program that never comes to its end has failed', () => {
  expect(start(Number(major), 'await new Promise(() => {}); process.exitCode = 0').status).toBe(13);
});

test('package.json asks for the Node that the suite runs on', () => {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } };
  expect(engines.node).toBe(`>=${major}`);
});
