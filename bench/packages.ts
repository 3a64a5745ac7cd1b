/**
 * How long `aipack packages resolve` takes from process start to its answer, as users run it, and how much memory.
 *
 * Reference: `test/data/wolfi/APKINDEX.tar.gz` (123,655 builds), signed with a key of this run; the same archive parsed into one object
 * a package (`bench/index/objects.ts`), which checks no signature and only looks the name up. Ours is the bundled command in
 * dist/cli (run `npm run build` after a change). Times are the best of several runs, taken in turns, and include the start of the
 * process; `node -e 0`, best of the same run, is what the targets are counted from.
 * Cases: `first` with nothing kept from before; `cold` from the file, with V8's code cache of the command; `warm` from the
 * index's own cache as well. Targets: cold at most 400 ms more than bare Node and 150 MB, warm at most 30 ms more.
 *
 * Arguments: `--runs N` (default 7), and names to resolve (default: nodejs-24).
 */
import { execFile } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { wolfiIndexFile } from '../test/support/wolfi-data.ts';

const root = join(import.meta.dirname, '..');
const command = join(root, 'dist/cli/index.js');
const keyName = 'bench.rsa.pub';

interface Program {
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Done before each run, and not measured. */
  readonly prepare?: () => void;
}

const execute = promisify(execFile);

async function start({ args, env = {}, prepare }: Program): Promise<{ readonly ms: number; readonly stdout: string }> {
  prepare?.();
  const begin = performance.now();
  const { stdout } = await execute(process.execPath, args, { env: { PATH: process.env.PATH, ...env } });
  return { ms: performance.now() - begin, stdout };
}

/** The archive with a signature in front of it, as a repository serves it, and the key. */
function signArchive(directory: string): { readonly archive: string; readonly key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 4096 });
  const body = readFileSync(wolfiIndexFile);
  const signature = sign('sha256', body, privateKey);
  const header = Buffer.alloc(512);
  header.write(`.SIGN.RSA256.${keyName}`, 0);
  header.write(`${signature.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('0', 156);
  const archive = join(directory, 'APKINDEX.tar.gz');
  writeFileSync(archive, Buffer.concat([gzipSync(Buffer.concat([header, signature])), body]));
  const key = join(directory, keyName);
  writeFileSync(key, publicKey.export({ type: 'spki', format: 'pem' }));
  return { archive, key };
}

/** The reference as plain JavaScript, so that its time is not spent on reading types. */
function objectsProgram(directory: string): string {
  for (const name of ['objects', 'peak-memory']) {
    const source = readFileSync(join(root, 'bench/index', `${name}.ts`), 'utf8');
    writeFileSync(join(directory, `${name}.mjs`), stripTypeScriptTypes(source).replaceAll(".ts'", ".mjs'"));
  }
  return join(directory, 'objects.mjs');
}

async function best(runs: number, programs: ReadonlyMap<string, Program>): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>();
  for (let run = 0; run < runs; run++) {
    for (const [name, program] of programs) {
      const { ms } = await start(program);
      times.set(name, Math.min(ms, times.get(name) ?? Number.POSITIVE_INFINITY));
    }
  }
  return times;
}

/** In megabytes. */
async function memoryOf(program: Program, directory: string): Promise<number> {
  const report = join(directory, 'memory');
  const preload = join(import.meta.dirname, 'packages/report-memory.ts');
  await start({
    ...program,
    args: ['--import', preload, ...program.args],
    env: { ...program.env, AIPACK_BENCH_MEMORY: report },
  });
  return Number(readFileSync(report, 'utf8')) / 2 ** 20;
}

async function measure(
  directory: string,
  url: string,
  files: ReturnType<typeof signArchive>,
  runs: number,
  world: readonly string[],
): Promise<void> {
  const ask = ['packages', 'resolve', '--arch', 'x86_64', '--package-key', files.key, '--format', 'json'];
  const fromFile = [command, ...ask, '--index', files.archive, ...world];
  const fresh = join(directory, 'fresh');
  const kept = { XDG_CACHE_HOME: join(directory, 'kept') };
  const programs = new Map<string, Program>([
    ['bare', { args: ['-e', '0'] }],
    ['objects', { args: [objectsProgram(directory), files.archive, files.key, ...world] }],
    [
      'first',
      {
        args: fromFile,
        env: { XDG_CACHE_HOME: fresh },
        prepare: () => rmSync(fresh, { recursive: true, force: true }),
      },
    ],
    ['cold', { args: fromFile, env: kept }],
    ['warm', { args: [command, ...ask, '--package-repository', url, ...world], env: kept }],
  ]);
  const warm = programs.get('warm');
  const cold = programs.get('cold');
  if (warm === undefined || cold === undefined) return;
  const [filled, answer] = [await start(warm), await start(cold)];
  if (filled.stdout !== answer.stdout) throw new Error('The cache and the file give different answers.');
  const times = await best(runs, programs);
  const bare = times.get('bare') ?? Number.NaN;
  const over = (name: string): number => (times.get(name) ?? Number.NaN) - bare;
  console.log(`bare node ${bare.toFixed(1)} ms`);
  for (const name of ['objects', 'first', 'cold', 'warm'])
    console.log(`${name} ${over(name).toFixed(1)} ms over bare node`);
  for (const [name, program] of [
    ['cold', cold],
    ['warm', warm],
  ] as const) {
    console.log(`${name} ${(await memoryOf(program, directory)).toFixed(0)} MB`);
  }
  for (const name of ['first', 'cold', 'warm'])
    console.log(`ratio packages ${name}-time ${(over(name) / over('objects')).toFixed(3)}`);
}

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { runs: { type: 'string', default: '7' } },
  });
  const directory = mkdtempSync(join(tmpdir(), 'aipack-bench-'));
  const files = signArchive(directory);
  const body = readFileSync(files.archive);
  const server = createServer((_, response) => response.writeHead(200, { etag: '"1"' }).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/os`;
    await measure(directory, url, files, Number(values.runs), positionals.length > 0 ? positionals : ['nodejs-24']);
  } finally {
    server.close();
    server.closeAllConnections();
    rmSync(directory, { recursive: true, force: true });
  }
}
