import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { projectRoot } from '../../support/run-program.ts';

/** What packing needs of the project; it is packed elsewhere, since npm writes over package.json meanwhile. */
const PARTS = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'dist', 'docs', 'src', 'scripts', 'action.yml'];
/** Bytes that are downloaded; it has some 1,100,000. */
const LARGEST = 1_500_000;

let folder: string;
let tarball: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-package-'));
  const project = join(folder, 'project');
  for (const part of PARTS) cpSync(join(projectRoot, part), join(project, part), { recursive: true });
  npm(['pack', '--pack-destination', folder], project);
  tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Without a network: nothing but the tarball itself is there. */
function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', [...args, '--offline', '--ignore-scripts=false', '--no-audit', '--no-fund'], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, npm_config_cache: join(folder, 'npm'), npm_config_update_notifier: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function run(program: string, args: readonly string[], cwd: string): SpawnSyncReturns<string> {
  return spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      XDG_CACHE_HOME: join(folder, 'cache'),
      // Nothing listens there: detection goes without the index, and says so.
      AIPACK_PACKAGE_REPOSITORIES: 'http://127.0.0.1:1/os',
    },
  });
}

describe('the packed command', () => {
  test('is called aipack, and holds the command, its licences, the README, and nothing to develop with', () => {
    expect(tarball).toMatch(/aipack-\d+\.\d+\.\d+\.tgz$/);
    const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
    // The command, and the parts of it that only few verbs load.
    const code =
      /^package\/dist\/(?:cli|layout|mcp|models)\/(?:(?:(?:shared)?\d+\.)?index\.js|licenses\.txt|package\.json)$/;
    expect(files.filter((path) => !code.test(path)).sort()).toEqual([
      'package/LICENSE',
      'package/README.md',
      'package/dist/cli/program.js',
      'package/package.json',
    ]);
    expect(files).toContain('package/dist/cli/licenses.txt');
    expect(statSync(tarball).size).toBeLessThan(LARGEST);
  });

  test('needs no other package and Node 24, and runs no script when it is installed', () => {
    const text = execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' });
    const manifest = JSON.parse(text) as Readonly<Record<string, unknown>>;
    expect(Object.keys(manifest).filter((key) => /dependencies|scripts|private/i.test(key))).toEqual([]);
    expect(manifest).toMatchObject({ name: 'aipack', engines: { node: '>=24' }, bin: { aipack: 'dist/cli/index.js' } });
  });

  test("leaves the project's own package.json as it was", () => {
    const own = readFileSync(join(projectRoot, 'package.json'), 'utf8');
    expect(readFileSync(join(folder, 'project/package.json'), 'utf8')).toBe(own);
    expect(existsSync(join(folder, 'project/build/package.json.own'))).toBe(false);
  });
});

describe('installed from the tarball', () => {
  let program: string;
  let application: string;
  beforeAll(() => {
    const prefix = join(folder, 'prefix');
    npm(['install', '--global', '--prefix', prefix, tarball], folder);
    program = join(prefix, 'bin/aipack');
    application = join(folder, 'application');
    mkdirSync(application);
    writeFileSync(join(application, 'package.json'), '{"name":"hello","scripts":{"start":"node server.js"}}');
    writeFileSync(join(application, 'server.js'), 'listen(process.env.PORT ?? 3000)');
  });

  test('with --global, it tells its version', () => {
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
    expect(run(program, ['--version'], application)).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('it detects an application in a clean folder', () => {
    const { status, stdout, stderr } = run(program, ['detect'], application);
    expect({ status, stderr: /^error: .*/m.exec(stderr) }).toEqual({ status: 0, stderr: null });
    expect(stdout).toMatch(/^hello: javascript, built with npm$/m);
  });

  test('into a project, npx runs it', () => {
    npm(['install', '--save-dev', tarball], application);
    expect(run('npx', ['--offline', 'aipack', '--version'], application)).toMatchObject({ status: 0, stderr: '' });
  });

  const older = olderNode();
  (older === undefined ? test.skip : test)('on an older Node it says which one it needs, and no stack', () => {
    const { status, stdout, stderr } = run(older ?? '', [program, 'detect'], application);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^aipack needs Node\.js 24 or newer; this is \d+\.\d+\.\d+\.\n$/);
  });
});

/** A Node on the PATH that is older than the program wants. */
function olderNode(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((place) => join(place, 'node'))
    .filter((path) => existsSync(path))
    .find((path) => {
      const { stdout } = spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' });
      return Number.parseInt(stdout, 10) < 24;
    });
}
