/**
 * How long the programs in dist/ take before they do anything: milliseconds over a Node that runs nothing.
 *
 * Reference: the same Node with an empty file. Each case does as little as a run of its kind can: the action connects to a BuildKit
 * that is not there or looks through a folder with nothing in it, post has nothing to clean up. Rounds alternate, and the fastest of
 * each side counts: what others take longer is the machine's doing. Where it is busy all the time, the processor's time says more.
 *
 * `ratio startup CASE VALUE` is in milliseconds of the clock.
 *
 * Once, and not timed, each program also tells which of its files it loads: none has a part of what asks a language model, since no
 * case does.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../test/support/run-program.ts';
import { newKey, signedArchive } from '../test/unit/wolfi/support/archive.ts';
import { indexText } from '../test/unit/wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../test/unit/wolfi/support/repository-server.ts';

const ROUNDS = 21;

interface Case {
  readonly name: string;
  /** File of dist/ and what it is asked. */
  readonly argv: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** What the run says when it did what is to be measured. */
  readonly says: RegExp;
  /** Milliseconds that it may take. */
  readonly goal?: number;
}

interface Time {
  readonly clock: number;
  readonly processor: number;
}

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aipack-startup-'));
  const key = newKey('bench.rsa.pub');
  const server = await RepositoryServer.start(file(signedArchive(indexText({ name: 'bash', version: '5.3-r0' }), key)));
  try {
    mkdirSync(join(folder, 'empty'));
    writeFileSync(join(folder, 'bench.rsa.pub'), key.trusted.pem);
    await compare(casesIn(folder, server.url), folder);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function casesIn(folder: string, repository: string): readonly Case[] {
  const dist = (path: string): string => join(projectRoot, 'dist', path);
  const keyFile = join(folder, 'bench.rsa.pub');
  const inputs = (values: Readonly<Record<string, string>>): NodeJS.ProcessEnv =>
    Object.fromEntries(
      Object.entries({ context: 'empty', 'package-repositories': repository, 'package-keys': keyFile, ...values }).map(
        ([name, value]) => [`INPUT_${name.toUpperCase()}`, value],
      ),
    );
  const nobody = `unix://${join(folder, 'nobody.sock')}`;
  const detect = ['detect', join(folder, 'empty'), '--package-repository', repository, '--package-key', keyFile];
  return [
    {
      name: 'action',
      argv: [dist('main/index.js')],
      env: inputs({ buildkit: nobody }),
      says: /nobody\.sock/,
      goal: 120,
    },
    { name: 'action-detect', argv: [dist('main/index.js')], env: inputs({ mode: 'detect' }), says: /::error title=/ },
    { name: 'post', argv: [dist('post/index.js')], says: /^$/ },
    { name: 'version', argv: [dist('cli/index.js'), '--version'], says: /^\d/, goal: 40 },
    { name: 'detect', argv: [dist('cli/index.js'), ...detect], says: /error: / },
  ];
}

async function compare(cases: readonly Case[], folder: string): Promise<void> {
  const nothing = join(folder, 'nothing.js');
  writeFileSync(nothing, '');
  const bare: Case = { name: 'bare', argv: [nothing], says: /^$/ };
  const measured = new Map([bare, ...cases].map((each) => [each, [] as Time[]]));
  // The first round fills caches.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [each, times] of measured) {
      const time = await measure(each, folder);
      if (round > 0) times.push(time);
    }
  }
  const of = (each: Case, what: keyof Time): number =>
    Math.min(...(measured.get(each) ?? []).map((time) => time[what]));
  for (const each of cases) await showLoaded(each, folder);
  for (const each of cases) {
    const over = (what: keyof Time): string => (of(each, what) - of(bare, what)).toFixed(0);
    const goal = each.goal === undefined ? '' : `, at most ${each.goal}`;
    console.log(`${each.name}: ${over('clock')} ms over a bare Node${goal}; ${over('processor')} ms of the processor`);
    console.log(`ratio startup ${each.name} ${over('clock')}`);
  }
}

/** What stands in every file of a bundle that has a part of asking a model. */
const MARKS = ['submit_detection', 'validate_wolfi_packages'];

/** Prints how much of dist/ a program loads. */
async function showLoaded({ name, argv, env }: Case, folder: string): Promise<void> {
  const list = join(folder, 'loaded');
  const preload = join(projectRoot, 'test/support/loaded-files.mjs');
  await outputOf(['--import', preload, ...argv], { ...environmentOf(env, folder), LOADED_FILES: list }, folder);
  const dist = `file://${join(projectRoot, 'dist')}/`;
  const files = readFileSync(list, 'utf8')
    .split('\n')
    .filter((url) => url.startsWith(dist) && url.endsWith('.js'))
    .map((url) => ({ path: url.slice(dist.length), text: readFileSync(new URL(url), 'utf8') }));
  const ofModels = files.filter(
    ({ path, text }) => /^(?:models|mcp)\//.test(path) || MARKS.some((mark) => text.includes(mark)),
  );
  if (ofModels.length > 0)
    throw new Error(`${name} loads parts for models: ${ofModels.map(({ path }) => path).join(', ')}`);
  const bytes = files.reduce((sum, { text }) => sum + text.length, 0);
  console.log(`${name}: loads ${files.length} files of dist/, ${(bytes / 1000).toFixed(0)} kB, none for models`);
}

/** Told by the process itself at its end, since its parent is not. */
const TELL_USAGE = `
const { appendFileSync } = require('node:fs');
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  appendFileSync(process.env.BENCH_USAGE, String((user + system) / 1000));
});`;

async function measure({ argv, env, says }: Case, folder: string): Promise<Time> {
  const tell = join(folder, 'tell-usage.cjs');
  const usage = join(folder, 'usage');
  writeFileSync(tell, TELL_USAGE);
  for (const name of ['usage', 'output', 'state', 'summary']) writeFileSync(join(folder, name), '');
  const environment = { ...environmentOf(env, folder), BENCH_USAGE: usage };
  const start = performance.now();
  const output = await outputOf(['--require', tell, ...argv], environment, folder);
  const clock = performance.now() - start;
  if (!says.test(output)) throw new Error(`${argv.join(' ')} did not do what is measured:\n${output}`);
  return { clock, processor: Number(readFileSync(usage, 'utf8')) };
}

function environmentOf(env: NodeJS.ProcessEnv | undefined, folder: string): NodeJS.ProcessEnv {
  return {
    ...env,
    PATH: process.env.PATH,
    HOME: folder,
    RUNNER_TEMP: folder,
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STATE: join(folder, 'state'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
  };
}

function outputOf(argv: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Promise<string> {
  const child = spawn(process.execPath, argv, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}
