/**
 * How fast a context reaches the daemon: 20,000 small files (60 MB), and eight files of 64 MB, from process start to
 * the end of the transfer, in a folder that the daemon has never seen.
 *
 * Reference: `docker buildx build` of a Dockerfile that copies the whole context, on the same daemon, in the same run.
 * Nothing is exported by either. Rounds alternate, each with new content; the median of each side counts. Afterwards
 * one file is changed, and what our second build sends is printed, as is the most memory that our process had.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildReport } from '../src/report/build-report.ts';
import { dockerCli } from '../test/lab/docker-cli.ts';
import { ensureLab, type Lab } from '../test/lab/lab.ts';
import { labEnvironment } from '../test/support/lab-environment.ts';
import { projectRoot } from '../test/support/run-program.ts';

const ROUNDS = 5;
const MIB = 1024 * 1024;

interface Case {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
}

const CASES: readonly Case[] = [
  { name: 'small-files', files: 20_000, bytes: 3_000 },
  { name: 'large-files', files: 8, bytes: 64 * MIB },
];

interface Measured {
  /** Milliseconds from process start until the transfer had ended. */
  readonly milliseconds: number;
  /** Most memory that the process had, in bytes. */
  readonly memory: number;
}

export async function run(): Promise<void> {
  const lab = await ensureLab();
  const root = mkdtempSync(join(tmpdir(), 'aipack-bench-context-'));
  try {
    for (const item of CASES) await measure(item, lab, root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function measure(item: Case, lab: Lab, root: string): Promise<void> {
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  let last = '';
  for (let round = 0; round <= ROUNDS; round++) {
    const own = makeContext(item, join(root, `${item.name}-${round}-aipack`));
    const other = makeContext(item, join(root, `${item.name}-${round}-buildx`));
    const results = { own: await aipack(own, lab, root), other: await buildx(other, lab) };
    // The first round warms what both sides share: the base image, the page cache, the compiled program.
    if (round > 0) {
      ours.push(results.own);
      theirs.push(results.other);
    }
    rmSync(other, { recursive: true });
    if (round < ROUNDS) rmSync(own, { recursive: true });
    last = own;
  }
  const median = (all: readonly Measured[]): number =>
    all.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
  const memory = Math.max(...ours.map((result) => result.memory));
  console.log(
    `${item.name} aipack: median ${median(ours).toFixed(0)} ms, at most ${(memory / MIB).toFixed(0)} MiB of memory`,
  );
  console.log(`${item.name} buildx: median ${median(theirs).toFixed(0)} ms`);
  writeFileSync(join(last, 'd0', 'f0'), randomBytes(item.bytes));
  const metadata = join(root, 'metadata.json');
  await aipack(last, lab, root, ['--metadata-file', metadata]);
  const { context } = JSON.parse(readFileSync(metadata, 'utf8')) as BuildReport;
  console.log(`${item.name} aipack, one file of ${item.bytes} bytes changed: ${context.bytes} bytes sent`);
  console.log(`ratio context ${item.name} ${(median(ours) / median(theirs)).toFixed(2)}`);
}

function makeContext({ files, bytes }: Case, path: string): string {
  mkdirSync(path, { recursive: true });
  for (let index = 0; index < files; index++) {
    const folder = join(path, `d${Math.floor(index / 100)}`);
    if (index % 100 === 0) mkdirSync(folder);
    writeFileSync(join(folder, `f${index}`), randomBytes(bytes));
  }
  writeFileSync(join(path, 'Dockerfile'), 'FROM scratch\nCOPY . /\n');
  return path;
}

async function aipack(context: string, lab: Lab, root: string, more: readonly string[] = []): Promise<Measured> {
  const spec = join(root, 'spec.json');
  const document = {
    metadata: { project_name: 'context', language: 'none', build_system: 'none' },
    build: {},
    runtime: { command: ['/nothing'], copy: [{ from: 'Dockerfile', to: 'Dockerfile' }] },
  };
  writeFileSync(spec, JSON.stringify(document));
  const argv = [process.execPath, join(projectRoot, 'dist/cli/index.js'), 'build', context, '--spec', spec, ...more];
  // The step that copies the context into the build stage starts when the context is there.
  return follow(argv, labEnvironment(lab), /\[build\] copy sources/);
}

async function buildx(context: string, lab: Lab): Promise<Measured> {
  const { argv, env } = dockerCli(lab);
  const build = [
    'buildx',
    'build',
    '--builder',
    'default',
    '--progress',
    'plain',
    '--output',
    'type=cacheonly',
    context,
  ];
  return follow([...argv, ...build], { ...labEnvironment(lab), ...env }, /\[1\/1\] COPY/);
}

/** Runs a build to its end, and notes when its progress first matched. */
function follow(argv: readonly string[], env: NodeJS.ProcessEnv, mark: RegExp): Promise<Measured> {
  const [program = '', ...args] = argv;
  const start = performance.now();
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  let seen = Number.NaN;
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, peakMemory(child.pid));
  }, 50);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (Number.isNaN(seen) && mark.test(output)) seen = performance.now();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code !== 0 || Number.isNaN(seen)) reject(new Error(`${program} failed:\n${output}`));
      else resolve({ milliseconds: seen - start, memory });
    });
  });
}

function peakMemory(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
