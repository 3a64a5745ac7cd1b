/** @cost 24 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Container } from '../lab/containers.ts';
import { readLab } from '../lab/lab.ts';
import { ScriptedModel, type Step } from '../support/assist/scripted-model.ts';
import { FAILS_FIRST, STACKS, STARTS_SECOND, stacksFolder } from '../support/assist/stacks.ts';
import { freePort } from '../support/answer.ts';
import { buildService, health, type BuiltService } from '../support/built-service.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack } from '../support/run-program.ts';

const lab = readLab();
const containers: Container[] = [];
let folder: string;
let model: ScriptedModel | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-e2e-assist-'));
});
afterEach(() => model?.stop());
afterAll(async () => {
  await Promise.all(containers.map((container) => container.stop()));
  rmSync(folder, { recursive: true, force: true });
});

/** A copy of the server in assembler, in a state of its own, and a model that says a script about it. */
async function asked(name: string, ...script: readonly Step[]) {
  const context = join(folder, name);
  cpSync(join(stacksFolder, 'assembly'), context, { recursive: true });
  model = await ScriptedModel.start(...script);
  const args = ['--assist', '--assist-endpoint', model.openai, '--assist-model', 'scripted'];
  return { context, model, args, env: { XDG_CACHE_HOME: join(folder, 'cache') } };
}

async function serves(service: BuiltService): Promise<string> {
  const started = await service.start();
  containers.push(started.container);
  return (await health(started, '/')).body;
}

test('a repository that no rule knows is built as a model says, and runs', async () => {
  const script = STACKS.find(({ name }) => name === 'assembly')?.script ?? [];
  const { context, args, env } = await asked('tiny-once', ...script);
  const service = await buildService(lab, context, { name: 'assist-once', args, env });
  expect(await serves(service)).toBe('hello from assembler\n');
  // What was asked once is not asked again, and the same plan gives the same image.
  expect((await service.again()).digest).toBe(service.report.digest);
  expect(model?.requests).toHaveLength(script.length);
});

test('a plan whose build fails is given back once, with what the failing step said', async () => {
  const { context, args, env, model: scripted } = await asked('tiny-twice', ...FAILS_FIRST);
  const service = await buildService(lab, context, { name: 'assist-twice', args, env });
  expect(await serves(service)).toBe('hello from assembler\n');
  // What is kept for the next run is the correction.
  expect((await service.again()).digest).toBe(service.report.digest);
  expect(scripted.requests).toHaveLength(FAILS_FIRST.length);
  const { body } = scripted.requests[3]!;
  const [, first] = body.messages as readonly { readonly role: string; readonly content: string }[];
  expect(first?.content).toMatch(
    /This build was submitted for it before[\s\S]*src\/server\.asm[\s\S]*what the failing step said/,
  );
  expect(first?.content).toMatch(/can't open src\/server\.asm|No such file/);
});

test('and so is one whose image does not start', async () => {
  const { context, args, env, model: scripted } = await asked('tiny-started', ...STARTS_SECOND);
  const port = await freePort();
  const verified = [...args, '--verify', 'true', '--verify-env', `PORT=${port}`];
  const service = await buildService(lab, context, { name: 'assist-started', args: verified, env });
  expect(await serves(service)).toBe('hello from assembler\n');
  const [, first] = scripted.requests[1]?.body.messages as readonly { readonly content: string }[];
  expect(first?.content).toMatch(/of="what the failing step said">\nThe image of tiny for linux\/\w+ does not start/);
});

test('and not twice: what fails again is the failure of the run', async () => {
  const again = FAILS_FIRST[2];
  if (again === undefined) throw new Error('The script has a submission that fails.');
  const { context, args, env, model: scripted } = await asked('tiny-never', again, again, again);
  const { exitCode, stderr } = await aipack(
    ['build', context, '--tag', `${lab.registry}/e2e/assist-never:1`, ...args],
    { ...labEnvironment(lab), ...env },
  );
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/error: The step "\[build\] as -o \/root\/server\.o src\/server\.asm" failed/);
  expect(scripted.requests).toHaveLength(2);
});
