// Runs one of the project's verbs on Node 24 with the project's dependencies in place, whatever `node` started it:
// a fresh clone needs no step before this one. Plain JavaScript, since it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const stamp = join(root, 'node_modules', '.aipack-installed');

function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function ensureInstalled() {
  const wanted = lockDigest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Installing dependencies (npm ci)…\n');
  // Optional dependencies carry Node 24 itself, so they are asked for even where the user's npm omits them.
  const npm = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
    },
  );
  if (npm.status !== 0) {
    process.stderr.write('npm ci failed; its own output above says why.\n');
    process.exit(npm.status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

function node24() {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  const bundled = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(bundled)) return bundled;
  process.stderr.write(
    `Node 24 is needed, this is ${process.version}, and no packaged Node 24 exists for ${process.platform}-${process.arch}. ` +
      'Put Node 24 first on the PATH and run this again.\n',
  );
  process.exit(1);
}

/** The lab is one: what uses it runs file after file. */
function jest(projects, args) {
  const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  return [...options, 'node_modules/jest/bin/jest.js', ...args, '--selectProjects', ...projects];
}

const generations = [['test/generations.ts']];

/** Verb → the Node arguments of each process it takes, run one after the other until one fails. */
const verbs = {
  demo: (args) => [['test/lab/demo.ts', ...args]],
  lab: (args) => [['test/lab/main.ts', ...args]],
  aipack: (args) => [['src/cli/main.ts', ...args]],
  bench: (args) => [['bench/main.ts', ...args]],
  fuzz: (args) => [['test/fuzz/main.ts', ...args]],
  build: (args) => [['scripts/bundle.mjs', ...args]],
  proto: () => [['scripts/proto.mjs']],
  options: () => [['scripts/options.mjs']],
  format: () => [['node_modules/prettier/bin/prettier.cjs', '--log-level', 'warn', '--write', '.']],
  check: () => [
    ['node_modules/prettier/bin/prettier.cjs', '--log-level', 'warn', '--check', '.'],
    ['node_modules/typescript/bin/tsc', '-p', '.'],
    ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
    ['scripts/bundle.mjs', '--check'],
  ],
  test: ([first = '', ...rest]) => {
    if (first === 'generations') return generations;
    if (first === 'unit') return [jest([first], rest)];
    if (['integration', 'e2e', 'long'].includes(first)) return [jest([first], ['--runInBand', ...rest])];
    if (first === 'all') {
      return [...verbs.check(), jest(['unit', 'integration', 'e2e'], ['--runInBand', ...rest]), ...generations];
    }
    // What a newcomer runs.
    return [...verbs.check(), jest(['unit', 'smoke'], first === '' ? [] : [first, ...rest])];
  },
};

function run(node, args) {
  return new Promise((resolve) => {
    const child = spawn(node, args, { cwd: args[0] === 'src/cli/main.ts' ? process.cwd() : root, stdio: 'inherit' });
    // A terminal sends Ctrl-C to the whole group: the child decides what it means, this process only waits for it.
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
    // As shells report a program that a signal ended.
    child.on('exit', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 1)));
  });
}

const [verb, ...args] = process.argv.slice(2);
const steps = verbs[verb]?.(args);
if (!steps) {
  process.stderr.write(`usage: node scripts/run.mjs ${Object.keys(verbs).join('|')} [arguments]\n`);
  process.exit(2);
}
ensureInstalled();
const node = node24();
// Child processes that look for `node` (npm scripts, tools of tests) find the same one.
process.env.PATH = `${join(node, '..')}:${process.env.PATH}`;
for (const step of steps) {
  const code = await run(node, step);
  if (code !== 0) process.exit(code);
}
