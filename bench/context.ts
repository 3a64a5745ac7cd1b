/**
 * How fast a context reaches the daemon: 20,000 small files (60 MB), and eight files of 64 MB, from process start to
 * the end of the transfer, in a folder that the daemon has never seen.
 *
 * References: `docker buildx build` of a Dockerfile that copies the whole context, on the same daemon, in the same run; and, where buildctl
 * and buildkitd are on the PATH, buildctl on a daemon of its own over `unix://`, in whose calls a session is a stream of messages.
 * Nothing is exported by either. AIPACK_TEST_WIRE=NAME, of test/support/grpc-js, measures with one or both halves of gRPC by
 * @grpc/grpc-js instead, or with `own`, from the source. Rounds alternate, each with new content; the median of each side counts. Afterwards
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
import { projectRoot, wireOptions } from '../test/support/run-program.ts';
import { type Buildkitd, startBuildkitd } from './side/buildkitd.ts';
import { median } from './side/side.ts';

const ROUNDS = 7;
const MIB = 1024 * 1024;

/** The bundled command, or its source where AIPACK_TEST_WIRE names another gRPC than that of the bundle. */
const PROGRAM =
  wireOptions.length === 0
    ? [join(projectRoot, 'dist/cli/index.js')]
    : [...wireOptions, join(projectRoot, 'src/cli/main.ts')];

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
  /** Milliseconds of the processor that the process took. */
  readonly processor: number;
}

/** A program that sends a context somewhere, and what it is measured against. */
interface Side {
  readonly name: string;
  readonly send: (context: string) => Promise<Measured>;
  readonly against?: { readonly side: string; readonly ratio: string };
}

export async function run(): Promise<void> {
  const lab = await ensureLab();
  const root = mkdtempSync(join(tmpdir(), 'aipack-bench-context-'));
  const own = await startBuildkitd(root);
  if (own === undefined) console.log('No buildctl and buildkitd on the PATH: compared with buildx only.');
  const spec = writeSpec(root);
  try {
    for (const item of CASES) await measure(item, sidesOf(lab, spec, own), root, own);
    for (const item of CASES) await measureChange(item, lab, spec, root);
  } finally {
    await own?.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

function sidesOf(lab: Lab, spec: string, own: Buildkitd | undefined): readonly Side[] {
  const ours = { against: { side: 'buildx', ratio: 'context' } };
  const sides: Side[] = [
    { name: 'aipack', send: (context) => aipack(context, lab, spec), ...ours },
    { name: 'buildx', send: (context) => buildx(context, lab) },
  ];
  if (own === undefined) return sides;
  const { address, buildctl } = own;
  return [
    ...sides,
    {
      name: 'aipack over unix://',
      send: (context) => aipack(context, lab, spec, ['--buildkit', address]),
      against: { side: 'buildctl', ratio: 'context-buildctl' },
    },
    { name: 'buildctl', send: (context) => follow(buildctl(context), process.env, /\[1\/1\] COPY/) },
  ];
}

async function measure(item: Case, sides: readonly Side[], root: string, own: Buildkitd | undefined): Promise<void> {
  const results = new Map(sides.map(({ name }) => [name, [] as Measured[]]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { name, send } of sides) {
      const context = makeContext(item, join(root, 'context'));
      const result = await send(context);
      // The first round warms what all sides share: the base image, the page cache, the compiled program.
      if (round > 0) results.get(name)?.push(result);
      rmSync(context, { recursive: true });
      own?.forget();
    }
  }
  const of = (side: string, what: keyof Measured): number =>
    median((results.get(side) ?? []).map((each) => each[what]));
  for (const { name } of sides) {
    const memory = Math.max(...(results.get(name) ?? []).map((each) => each.memory));
    const [time, processor] = [of(name, 'milliseconds').toFixed(0), of(name, 'processor').toFixed(0)];
    console.log(
      `${item.name} ${name}: median ${time} ms, ${processor} ms of the processor, at most ${(memory / MIB).toFixed(0)} MiB`,
    );
  }
  for (const { name, against } of sides) {
    if (against === undefined) continue;
    const ratio = of(name, 'milliseconds') / of(against.side, 'milliseconds');
    console.log(`ratio ${against.ratio} ${item.name} ${ratio.toFixed(2)}`);
  }
}

/** What is sent of a context that the daemon has but for one file. */
async function measureChange(item: Case, lab: Lab, spec: string, root: string): Promise<void> {
  const context = makeContext(item, join(root, `${item.name}-changed`));
  await aipack(context, lab, spec);
  writeFileSync(join(context, 'd0', 'f0'), randomBytes(item.bytes));
  const metadata = join(root, 'metadata.json');
  await aipack(context, lab, spec, ['--metadata-file', metadata]);
  rmSync(context, { recursive: true });
  const { context: sent } = JSON.parse(readFileSync(metadata, 'utf8')) as BuildReport;
  console.log(`${item.name} aipack, one file of ${item.bytes} bytes changed: ${sent.bytes} bytes sent`);
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

function writeSpec(root: string): string {
  const spec = join(root, 'spec.json');
  const document = {
    metadata: { project_name: 'context', language: 'none', build_system: 'none' },
    build: {},
    runtime: { command: ['/nothing'], copy: [{ from: 'Dockerfile', to: 'Dockerfile' }] },
  };
  writeFileSync(spec, JSON.stringify(document));
  return spec;
}

async function aipack(context: string, lab: Lab, spec: string, more: readonly string[] = []): Promise<Measured> {
  const argv = [process.execPath, ...PROGRAM, 'build', context, '--spec', spec, ...more];
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
  let usage: Usage = { memory: 0, processor: 0 };
  const watch = setInterval(() => {
    usage = usageOf(child.pid) ?? usage;
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
      else resolve({ milliseconds: seen - start, ...usage });
    });
  });
}

type Usage = Pick<Measured, 'memory' | 'processor'>;

/** How many milliseconds a tick of the kernel's accounts has. */
const TICK_MS = 10;

/** Undefined once the process is gone. */
function usageOf(pid: number | undefined): Usage | undefined {
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
    // Behind the name of the program, which may hold anything.
    const fields = readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return {
      memory: Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024,
      processor: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
    };
  } catch {
    return undefined;
  }
}
