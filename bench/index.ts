/**
 * How long a fresh process takes from the package index to the first answer, and how much memory.
 *
 * Reference: `test/data/wolfi/APKINDEX.tar.gz` (123,655 builds), signed with a key of this run; the same archive parsed into one
 * object a package (`bench/index/objects.ts`), which checks no signature and only looks the name up. Times are the best of
 * several runs and include the start of the process; `node -e 0`, best of the same run, is what the targets are counted from.
 * Targets: cold at most 400 ms more than that and 150 MB, warm at most 30 ms more. apk-tools itself takes about 370 ms to load
 * and solve the same index.
 *
 * Arguments: `--runs N` (default 7), and names to resolve (default: nodejs-24).
 */
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';
import { DirectoryStore, loadIndex } from '../src/wolfi/index.ts';
import { wolfiIndexFile } from '../test/support/wolfi-data.ts';

const root = join(import.meta.dirname, '..');

interface Measure {
  readonly ms: number;
  readonly megabytes: number;
}

/** Turns the library and the measured programs into bundles, which is the form in which the product ships. */
function bundle(directory: string): void {
  const sources = ['src/wolfi', 'bench/index'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  for (const file of sources.filter((name) => name.endsWith('.ts'))) {
    const compilerOptions: ts.CompilerOptions = {
      target: ts.ScriptTarget.ES2024,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    };
    const { outputText } = ts.transpileModule(readFileSync(join(root, file), 'utf8'), { compilerOptions });
    const target = join(directory, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
  writeFileSync(join(directory, 'package.json'), '{"type":"module"}');
  const bundler = join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
  for (const name of ['objects', 'cold', 'warm']) {
    const entry = join(directory, 'bench/index', `${name}.js`);
    execFileSync(process.execPath, [bundler, 'build', entry, '--quiet', '--out', join(directory, name)]);
  }
}

/** The archive with a signature in front of it, as a repository serves it. */
function signArchive(directory: string): { readonly archive: string; readonly key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 4096 });
  const body = readFileSync(wolfiIndexFile);
  const signature = sign('sha256', body, privateKey);
  const header = Buffer.alloc(512);
  header.write('.SIGN.RSA256.bench.rsa.pub', 0);
  header.write(`${signature.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('0', 156);
  const archive = join(directory, 'APKINDEX.tar.gz');
  writeFileSync(archive, Buffer.concat([gzipSync(Buffer.concat([header, signature])), body]));
  const key = join(directory, 'bench.rsa.pub');
  writeFileSync(key, publicKey.export({ type: 'spki', format: 'pem' }));
  return { archive, key };
}

/** Fills a cache directory the way the first run of a command does: over HTTP. */
async function fillCache(directory: string, archive: string, key: string): Promise<string> {
  const body = readFileSync(archive);
  const server = createServer((_, response) => response.writeHead(200, { etag: '"1"' }).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const trusted = { name: 'bench.rsa.pub', pem: readFileSync(key, 'utf8') };
    const store = new DirectoryStore(directory);
    const loaded = await loadIndex({
      repositories: [{ url }],
      architecture: 'x86_64',
      keys: [trusted],
      store,
      fetch,
      now: Date.now,
    });
    loaded.close();
    return url;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

interface Answer {
  readonly packages: number;
  readonly peak: number;
  readonly origin?: string;
}

function measure(args: readonly string[]): Measure {
  const start = performance.now();
  const output = execFileSync(process.execPath, args, { encoding: 'utf8' });
  const ms = performance.now() - start;
  if (output === '') return { ms, megabytes: 0 };
  const answer = JSON.parse(output) as Answer;
  if (answer.packages === 0) throw new Error(`${args.join(' ')} found nothing.`);
  if (answer.origin !== undefined && answer.origin !== 'cache')
    throw new Error(`The cache was not used: ${answer.origin}.`);
  return { ms, megabytes: answer.peak / 2 ** 20 };
}

/** Takes the programs in turns, so that a slow moment of the machine does not fall on one of them. */
function measureAll(runs: number, programs: Readonly<Record<string, readonly string[]>>): Map<string, Measure> {
  const best = new Map<string, Measure>();
  for (let run = 0; run < runs; run++) {
    for (const [name, args] of Object.entries(programs)) {
      const result = measure(args);
      const known = best.get(name);
      const megabytes = Math.max(result.megabytes, known?.megabytes ?? 0);
      best.set(name, { ms: Math.min(result.ms, known?.ms ?? Number.POSITIVE_INFINITY), megabytes });
    }
  }
  return best;
}

function report(results: ReadonlyMap<string, Measure>): void {
  const of = (name: string): Measure => results.get(name) ?? { ms: Number.NaN, megabytes: Number.NaN };
  const bare = of('bare').ms;
  console.log(`bare node ${bare.toFixed(1)} ms`);
  for (const name of ['objects', 'cold', 'warm']) {
    const { ms, megabytes } = of(name);
    console.log(`${name} ${ms.toFixed(1)} ms, ${(ms - bare).toFixed(1)} ms over bare node, ${megabytes.toFixed(0)} MB`);
  }
  const over = (name: string): number => of(name).ms - bare;
  console.log(`ratio index cold-time ${(over('cold') / over('objects')).toFixed(3)}`);
  console.log(`ratio index warm-time ${(over('warm') / over('objects')).toFixed(3)}`);
  console.log(`ratio index cold-memory ${(of('cold').megabytes / of('objects').megabytes).toFixed(3)}`);
  console.log(`ratio index warm-memory ${(of('warm').megabytes / of('objects').megabytes).toFixed(3)}`);
}

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { runs: { type: 'string', default: '7' } },
  });
  const world = positionals.length > 0 ? positionals : ['nodejs-24'];
  const directory = mkdtempSync(join(tmpdir(), 'aipack-bench-'));
  try {
    bundle(directory);
    const { archive, key } = signArchive(directory);
    const cache = join(directory, 'cache');
    const url = await fillCache(cache, archive, key);
    const program = (name: string): string => join(directory, name, 'index.js');
    const results = measureAll(Number(values.runs), {
      bare: ['-e', '0'],
      objects: [program('objects'), archive, key, ...world],
      cold: [program('cold'), archive, key, ...world],
      warm: [program('warm'), cache, key, url, ...world],
    });
    report(results);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
