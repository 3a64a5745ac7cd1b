/**
 * What gRPC costs by itself, own and by @grpc/grpc-js, half by half: bytes of its bundle and what loading it takes.
 *
 * Each half is bundled as the product is, by the same bundler and minifier, with nothing else in it. The library's are bundled as it is
 * published; without @grpc/proto-loader, which only its description of itself asks for; and from its inner modules, for which it promises
 * nothing, with no more of them than a half needs. Loading is measured in a process of its own, over one that loads what both halves have
 * in common, by the processor's time: the least of many counts. What each half does with a context tells `bench/context`, where
 * AIPACK_TEST_WIRE names it.
 *
 * `ratio wire HALF-SIZE` is in kilobytes, `ratio wire HALF-START` in milliseconds of the processor.
 */
import { transform } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join, relative } from 'node:path';
import { projectRoot } from '../test/support/run-program.ts';

const ROUNDS = 15;
const LIBRARY = '@grpc/grpc-js';
const INNER = `${LIBRARY}/build/src`;

interface Case {
  readonly name: string;
  /** The program, in the folder `bench` of a tree that has the sources as JavaScript. */
  readonly source: string;
  readonly externals?: readonly string[];
}

const WITHOUT_LOADER = { externals: ['@grpc/proto-loader'] };
/** What both have in common, and tells what loading took. */
const keep = (...names: readonly string[]): string =>
  `import { codec } from '../src/proto/codec.js';
import { failureOf } from '../src/buildkit/grpc/status.js';
globalThis.kept = [codec, failureOf, ${names.join(', ')}];
const { user, system } = process.cpuUsage();
console.log((user + system) / 1000);`;

const CASES: readonly Case[] = [
  { name: 'nothing', source: keep() },
  {
    name: 'own-client',
    source: `import { Http2Channel } from '../src/buildkit/grpc/channel.js'; ${keep('Http2Channel')}`,
  },
  {
    name: 'own-server',
    source: `import { serveSession } from '../src/buildkit/session/server.js'; ${keep('serveSession')}`,
  },
  { name: 'library', source: `import { Client, Server } from '${LIBRARY}'; ${keep('Client', 'Server')}` },
  {
    name: 'library-without-loader',
    source: `import { Client, Server } from '${LIBRARY}'; ${keep('Client', 'Server')}`,
    ...WITHOUT_LOADER,
  },
  {
    name: 'inner-client',
    source: [
      // First, since the library's modules import each other in circles.
      `import '${INNER}/channel.js';`,
      `import { Client } from '${INNER}/client.js';`,
      `import { ChannelCredentials } from '${INNER}/channel-credentials.js';`,
      `import { Metadata } from '${INNER}/metadata.js';`,
      `import { setup as resolver } from '${INNER}/resolver-ip.js';`,
      `import { setup as balancer } from '${INNER}/load-balancer-pick-first.js';`,
      `resolver(); balancer(); ${keep('Client', 'ChannelCredentials', 'Metadata')}`,
    ].join('\n'),
    ...WITHOUT_LOADER,
  },
  {
    name: 'inner-server',
    source: [
      `import '${INNER}/channel.js';`,
      `import { Server } from '${INNER}/server.js';`,
      `import { ServerCredentials } from '${INNER}/server-credentials.js';`,
      keep('Server', 'ServerCredentials'),
    ].join('\n'),
    ...WITHOUT_LOADER,
  },
];

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(projectRoot, 'build/wire-'));
  try {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', sideEffects: ['./bench/*'] }));
    symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
    for (const room of ['buildkit', 'proto', 'untrusted', 'oci', 'llb']) copyAsJavaScript(room, folder);
    mkdirSync(join(folder, 'bench'));
    const bundles = new Map<string, string>();
    for (const each of CASES) bundles.set(each.name, await bundle(each, folder));
    const starts = startsOf(bundles);
    const [noBytes, noTime] = [sizeOf(bundles.get('nothing')), starts.get('nothing') ?? 0];
    for (const [name, path] of bundles) {
      const [size, start] = [(sizeOf(path) - noBytes) / 1000, (starts.get(name) ?? 0) - noTime];
      console.log(`${name}: ${size.toFixed(1)} kB, loaded in ${start.toFixed(1)} ms`);
      console.log(`ratio wire ${name}-size ${size.toFixed(1)}`);
      console.log(`ratio wire ${name}-start ${start.toFixed(1)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const sizeOf = (path = ''): number => readFileSync(path).byteLength;

function copyAsJavaScript(room: string, to: string): void {
  const from = join(projectRoot, 'src', room);
  for (const path of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts')) continue;
    const target = join(to, 'src', room, path.replace(/ts$/, 'js'));
    mkdirSync(join(target, '..'), { recursive: true });
    const script = stripTypeScriptTypes(readFileSync(join(from, path), 'utf8'));
    writeFileSync(target, script.replace(/(from '\.[^']*)\.ts'/g, "$1.js'"));
  }
}

/** The bundler has no types of its own. */
type Bundler = (entry: string, options: object) => Promise<{ readonly code: string }>;
const bundler = '@vercel/ncc';

async function bundle({ name, source, externals = [] }: Case, folder: string): Promise<string> {
  const entry = join(folder, 'bench', `${name}.js`);
  writeFileSync(entry, source);
  const { default: ncc } = (await import(bundler)) as { readonly default: Bundler };
  const { code } = await ncc(entry, { cache: false, quiet: true, target: 'es2022', externals: [...externals] });
  const minified = await transform(code, { minify: true, target: 'node24', legalComments: 'none' });
  const path = join(folder, 'bench', `${name}.min.js`);
  writeFileSync(path, minified.code);
  return path;
}

/** Milliseconds of the processor that a process takes until it has loaded a file. */
function startsOf(bundles: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const fastest = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, path] of bundles) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [path], { encoding: 'utf8' });
      const time = Number(stdout);
      if (status !== 0) throw new Error(`${relative(projectRoot, path)} failed:\n${stderr.slice(-2000)}`);
      fastest.set(name, Math.min(time, fastest.get(name) ?? time));
    }
  }
  return fastest;
}
