// Bundles the action and the command into dist/, or with --check tells whether what is committed matches the source, and whether
// each program is as small as it has to be.
import ncc from '@vercel/ncc';
import { transform } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { overweight, sizeTable } from './budgets.mjs';
import { licences, packageFolders } from './licences.mjs';
import { shareModules } from './share-modules.mjs';
import { startOf } from './start-of-command.mjs';

const root = join(import.meta.dirname, '..');
const entries = {
  main: 'src/action/main.js',
  post: 'src/action/post.js',
  cache: 'src/action/cache/program.js',
  cli: 'src/cli/main.js',
  models: 'src/host/models/index.js',
  mcp: 'src/cli/mcp/index.js',
  layout: 'src/cli/layout/index.js',
};

/** Packages whose modules do nothing when they are loaded, though their manifests don't say so. */
const PURE = ['@actions/core', '@actions/github', '@actions/tool-cache', '@actions/http-client', 'jsonc-parser'];

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function writeJson(path, value) {
  writeFileSync(path, JSON.stringify(value));
}

function compile(outDir) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const result = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', outDir], {
    cwd: root,
    stdio: 'inherit',
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/**
 * Tells the bundler which modules may be left out where nothing uses what they export: all of ours but the programs themselves, and
 * those of packages that it finds beside the compiled files before it looks into node_modules.
 */
function declarePure(compiled) {
  const sideEffects = Object.values(entries).map((entry) => `./${entry}`);
  writeJson(join(compiled, 'package.json'), { type: 'module', sideEffects });
  for (const name of PURE) {
    const copy = join(compiled, 'node_modules', name);
    cpSync(join(root, 'node_modules', name), copy, { recursive: true });
    const path = join(copy, 'package.json');
    const manifest = readJson(path);
    // Of modules in the form of CommonJS nothing is left out, and the bundler prefers them where a package has both.
    writeJson(path, { ...manifest, main: manifest.module ?? manifest.main, sideEffects: false });
  }
}

/** The minifier that comes with the bundler takes a minute, and leaves all files but the first as they are. */
async function minify(source) {
  const { code } = await transform(String(source), { minify: true, target: 'node24', legalComments: 'none' });
  return code;
}

async function bundle(compiled, target) {
  for (const [name, entry] of Object.entries(entries)) {
    const { code, assets, stats } = await ncc(join(compiled, entry), { cache: false, quiet: true, target: 'es2022' });
    const folder = join(target, name);
    mkdirSync(folder, { recursive: true });
    // The command is started by whatever Node there is; the runner starts the others with the one that action.yml names.
    const isCommand = name === 'cli';
    if (isCommand) writeFileSync(join(folder, 'index.js'), startOf(neededNode()), { mode: 0o755 });
    writeFileSync(join(folder, isCommand ? 'program.js' : 'index.js'), await minify(code));
    // Besides its own chunks the bundler emits what packages seem to read from their folders, and never do here.
    const parts = Object.entries(assets).filter(([asset]) => asset.endsWith('.index.js'));
    const shared = shareModules(Object.fromEntries(parts.map(([asset, { source }]) => [asset, String(source)])));
    for (const [part, source] of Object.entries(shared)) writeFileSync(join(folder, part), await minify(source));
    const manifest = assets['package.json'];
    if (manifest !== undefined) writeFileSync(join(folder, 'package.json'), manifest.source);
    writeFileSync(join(folder, 'licenses.txt'), licences(packageFolders(stats)));
  }
}

/** The major version that package.json asks for. */
function neededNode() {
  const { engines } = readJson(join(root, 'package.json'));
  const major = /^>=(\d+)$/.exec(engines.node)?.[1];
  if (major === undefined) throw new Error(`package.json: engines.node has to be like ">=24", not "${engines.node}"`);
  return Number(major);
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

/** What an ordinary run of the action asks a part for, which another run may do without: a build by what was detected. */
const ORDINARY = /buildPlanned:\w+\}=await Promise\.all\(\[([^\]]*)\]/g;

/** Parts of a program that an ordinary run does not load: what is in them, another part asks for. */
function onDemand(target, name) {
  const folder = join(target, name);
  const read = (file) => readFileSync(join(folder, file), 'utf8');
  const parts = readdirSync(folder).filter((file) => file.endsWith('.index.js'));
  const planned = parts.flatMap((file) => [...read(file).matchAll(ORDINARY)].map(([, chunks]) => chunks));
  const asking = [read(name === 'cli' ? 'program.js' : 'index.js'), ...planned].join();
  const asked = [...asking.matchAll(/\.e\((\d+)\)/g)].map(([, chunk]) => `${chunk}.index.js`);
  const shared = asked.flatMap((file) =>
    [...read(file).matchAll(/"\.\/(shared\d+\.index\.js)"/g)].map(([, path]) => path),
  );
  const loaded = new Set([...asked, ...shared]);
  return parts.filter((file) => !loaded.has(file)).map((file) => `${name}/${file}`);
}

/** Paths whose bytes differ between two trees. */
function differences(expected, actual) {
  const read = (folder, path) => {
    try {
      return readFileSync(join(folder, path), 'utf8');
    } catch {
      return undefined;
    }
  };
  const paths = new Set([...filesBelow(expected), ...filesBelow(actual)]);
  return [...paths].sort().filter((path) => read(expected, path) !== read(actual, path));
}

const check = process.argv.includes('--check');
mkdirSync(join(root, 'build'), { recursive: true });
// The paths inside a bundle are relative to the compiled files: the folder's name must always be the same.
const compiled = join(root, 'build', 'compiled');
rmSync(compiled, { recursive: true, force: true });
compile(compiled);
declarePure(compiled);
const dist = join(root, 'dist');
const target = check ? mkdtempSync(join(root, 'build', 'dist-')) : dist;
if (!check) rmSync(dist, { recursive: true, force: true });
await bundle(compiled, target);
const sizes = Object.fromEntries(filesBelow(target).map((path) => [path, statSync(join(target, path)).size]));
const weighed = { sizes, onDemand: Object.keys(entries).flatMap((name) => onDemand(target, name)) };
const changed = check ? differences(target, dist) : [];
if (check) rmSync(target, { recursive: true, force: true });
console.log(sizeTable(weighed));
const problems = overweight(weighed);
if (changed.length > 0) {
  problems.push(`dist/ does not match the source (${changed.join(', ')}). Run: npm run build`);
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
