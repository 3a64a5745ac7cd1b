// Bundles the action and the command into dist/, or with --check tells whether what is committed matches the source.
import ncc from '@vercel/ncc';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { licences, packageFolders } from './licences.mjs';

const root = join(import.meta.dirname, '..');
const entries = {
  main: 'src/action/main.js',
  post: 'src/action/post.js',
  cache: 'src/action/cache/program.js',
  cli: 'src/cli/main.js',
};

function compile(outDir) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const result = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', outDir], {
    cwd: root,
    stdio: 'inherit',
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

async function bundle(compiled, target) {
  for (const [name, entry] of Object.entries(entries)) {
    const { code, assets, stats } = await ncc(join(compiled, entry), { cache: false, quiet: true, target: 'es2022' });
    const folder = join(target, name);
    mkdirSync(folder, { recursive: true });
    // The command is a program of its own; the runner starts the others with the Node that it has.
    const start = name === 'cli' ? '#!/usr/bin/env node\n' : '';
    writeFileSync(join(folder, 'index.js'), `${start}${code}`, { mode: name === 'cli' ? 0o755 : 0o644 });
    // Besides its own chunks the bundler finds definitions of services that @grpc/grpc-js could offer and nobody asks for.
    const needed = Object.entries(assets).filter(([asset]) => asset === 'package.json' || asset.endsWith('.index.js'));
    for (const [asset, { source }] of needed) writeFileSync(join(folder, asset), source);
    writeFileSync(join(folder, 'licenses.txt'), licences(packageFolders(stats)));
  }
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
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
const dist = join(root, 'dist');
const target = check ? mkdtempSync(join(root, 'build', 'dist-')) : dist;
if (!check) rmSync(dist, { recursive: true, force: true });
await bundle(compiled, target);
if (check) {
  const changed = differences(target, dist);
  rmSync(target, { recursive: true, force: true });
  if (changed.length > 0) {
    console.error(`dist/ does not match the source (${changed.join(', ')}). Run: npm run build`);
    process.exit(1);
  }
} else {
  for (const path of filesBelow(dist))
    console.log(`${statSync(join(dist, path)).size}\t${relative(root, join(dist, path))}`);
}
