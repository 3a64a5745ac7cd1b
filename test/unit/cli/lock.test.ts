import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/run-cli.ts';
import { parseLock } from '../../../src/wolfi/lock.ts';
import { unsignedArchive } from '../wolfi/support/archive.ts';
import { indexText, type TestPackage } from '../wolfi/support/index-text.ts';
import { RepositoryServer } from '../wolfi/support/repository-server.ts';

const day = 86_400;
const now = 1_780_000_000;
const always: readonly TestPackage[] = ['ca-certificates-bundle', 'wolfi-baselayout'].map((name) => ({
  name,
  buildTime: now,
}));
const node = (version: string, age = 0): TestPackage => {
  const stream = version.split('.')[0] ?? '';
  return { name: `nodejs-${stream}`, version, provides: `nodejs=${version}`, buildTime: now - age * day };
};
const spec = `metadata: { project_name: web, language: JavaScript, build_system: npm }
build:
  packages: [nodejs-24]
runtime:
  packages:
    - nodejs-24
  command: [node, server.js]
`;

let folder: string;
let server: RepositoryServer;
let run = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-lock-'));
  server = await RepositoryServer.start();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the repository has from now on, for every architecture. */
function offer(...packages: readonly TestPackage[]): void {
  server.answer((request, response) => {
    const arch = request.url?.split('/')[2] ?? '';
    response.end(unsignedArchive(indexText(...[...always, ...packages].map((item) => ({ ...item, arch })))));
  });
}

let project: string;
beforeEach(() => {
  project = join(folder, `project-${++run}`);
  mkdirSync(project);
  writeFileSync(join(project, 'app.yaml'), spec);
});

const lockPath = (): string => join(project, 'aipack.lock');
const locked = (architecture: 'x86_64' | 'aarch64'): readonly string[] =>
  (parseLock(readFileSync(lockPath(), 'utf8')).architectures[architecture] ?? []).map(
    ({ name, version }) => `${name}=${version}`,
  );

async function aipack(...args: readonly string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const output = { stdout: '', stderr: '' };
  const exitCode = await runCli(args, {
    // A cache of its own for each call: every call asks what the repository has now.
    environment: { XDG_CACHE_HOME: join(folder, `cache-${++run}`), AIPACK_PACKAGE_REPOSITORIES: server.url },
    directory: project,
    stdout: (text) => (output.stdout += text),
    stderr: (text) => (output.stderr += text),
    signal: new AbortController().signal,
  });
  return { exitCode, ...output };
}
const options = ['--spec', 'app.yaml', '--allow-untrusted'];
const lock = (...args: readonly string[]): ReturnType<typeof aipack> => aipack('lock', ...options, ...args);
const validate = (...args: readonly string[]): ReturnType<typeof aipack> =>
  aipack('validate', ...options, '--platform', 'linux/amd64', ...args);

describe('aipack lock', () => {
  test('locks both stages for both architectures, and leaves nothing else behind', async () => {
    offer(node('24.1.0-r0'));
    const { exitCode, stdout } = await lock();
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Wrote aipack\.lock/);
    for (const architecture of ['x86_64', 'aarch64'] as const) {
      expect(locked(architecture)).toEqual([
        'ca-certificates-bundle=1.0-r0',
        'nodejs-24=24.1.0-r0',
        'wolfi-baselayout=1.0-r0',
      ]);
    }
    expect(readdirSync(project).sort()).toEqual(['aipack.lock', 'app.yaml']);
  });

  test('a second time changes nothing, though there are newer builds; --update takes them', async () => {
    offer(node('24.1.0-r0'));
    await lock();
    offer(node('24.1.0-r0'), node('24.2.0-r0'));
    expect((await lock()).stdout).toMatch(/is as it should be/);
    const updated = await lock('--update', '--format', 'json');
    expect(JSON.parse(updated.stdout)).toMatchObject({
      written: true,
      changes: [
        { architecture: 'aarch64', name: 'nodejs-24', from: '24.1.0-r0', to: '24.2.0-r0' },
        { architecture: 'x86_64', name: 'nodejs-24', from: '24.1.0-r0', to: '24.2.0-r0' },
      ],
    });
  });

  test('what a lock does not cover is added, what was withdrawn moves on, the rest stays', async () => {
    offer(node('24.1.0-r0'), { name: 'tini', version: '1-r0' });
    await lock();
    writeFileSync(join(project, 'app.yaml'), spec.replace('[nodejs-24]', '[nodejs-24, tini]'));
    offer(node('24.2.0-r0'), { name: 'tini', version: '1-r0' }, { name: 'wolfi-baselayout', version: '2-r0' });
    await lock();
    expect(locked('x86_64')).toEqual([
      'ca-certificates-bundle=1.0-r0',
      'nodejs-24=24.2.0-r0',
      'tini=1-r0',
      'wolfi-baselayout=1.0-r0',
    ]);
  });

  test('one platform leaves the other as it was', async () => {
    offer(node('24.1.0-r0'));
    await lock();
    offer(node('24.2.0-r0'));
    await lock('--update', '--platform', 'linux/arm64');
    expect(locked('aarch64')).toContain('nodejs-24=24.2.0-r0');
    expect(locked('x86_64')).toContain('nodejs-24=24.1.0-r0');
  });
});

describe('a build with a lock', () => {
  test('takes the locked builds and nothing newer, until it is told to ignore them', async () => {
    offer(node('24.1.0-r0'));
    await lock();
    offer(node('24.1.0-r0'), node('24.2.0-r0'));
    expect((await validate()).stdout).toMatch(/nodejs-24 +24\.1\.0-r0/);
    expect((await validate('--no-lock')).stdout).toMatch(/nodejs-24 +24\.2\.0-r0/);
  });

  test('a build that was withdrawn is named, with the newest in its place, once', async () => {
    offer(node('24.1.0-r0'));
    await lock();
    offer(node('24.2.0-r0'));
    const { exitCode, stderr } = await validate();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: aipack\.lock: .*nodejs-24 24\.1\.0-r0 was withdrawn; the newest is 24\.2\.0-r0/m);
    expect(stderr).toMatch(/aipack lock \[LOCK_WITHDRAWN\]/);
    expect(stderr.match(/^error: /gm)).toHaveLength(1);
  });

  test('what the lock does not cover is an error that names it', async () => {
    offer(node('24.1.0-r0'), { name: 'tini' });
    await lock();
    writeFileSync(join(project, 'app.yaml'), spec.replace('[nodejs-24]', '[nodejs-24, tini]'));
    const { exitCode, stderr } = await validate();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/does not cover .*tini.*\n.*\[LOCK_OUTDATED\]/);
  });

  test('an architecture that the lock does not have is an error', async () => {
    offer(node('24.1.0-r0'));
    await lock('--platform', 'linux/arm64');
    expect((await validate()).stderr).toMatch(/no packages for x86_64[^\n]*\n.*\[LOCK_ARCHITECTURE\]/);
  });

  test('--locked wants a lock file; a broken one or a link is refused', async () => {
    offer(node('24.1.0-r0'));
    expect((await validate('--locked')).stderr).toMatch(/\[LOCK_MISSING\]/);
    writeFileSync(lockPath(), '{"version": 7}');
    expect((await validate()).stderr).toMatch(/^error: aipack\.lock: .*\n.*\[LOCK_FORMAT\]/m);
    rmSync(lockPath());
    symlinkSync('/etc/passwd', lockPath());
    expect((await validate()).stderr).toMatch(/no plain file.* \[LOCK_FORMAT\]/);
  });

  test('detection stays with the locked stream when a newer one becomes the default', async () => {
    const detected = ['--platform', 'linux/amd64', '--allow-untrusted'];
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'web', scripts: { start: 'node server.js' } }));
    writeFileSync(join(project, 'server.js'), '');
    const tools = ['busybox', 'npm', 'tini'].map((name) => ({ name }));
    offer(node('22.1.0-r0'), ...tools);
    expect(await aipack('lock', ...detected)).toMatchObject({ exitCode: 0 });
    offer(node('22.1.0-r0'), node('24.1.0-r0'), ...tools);
    const packagesOf = async (...args: readonly string[]): Promise<string> =>
      (await aipack('detect', ...detected, '--format', 'json', ...args)).stdout;
    expect(await packagesOf()).toContain('"nodejs-22"');
    expect(await packagesOf('--no-lock')).toContain('"nodejs-24"');
  });
});

describe('packages that are probably no longer maintained', () => {
  const offerOld = (): void => offer(node('24.1.0-r0', 100), { name: 'go-1.27', buildTime: now });

  test('are warned of by name, and those that are meant instead are named', async () => {
    offerOld();
    const { exitCode, stderr } = await validate();
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^warning: nodejs-24 was last built 100 days before the newest package/m);
  });

  test('are refused on request', async () => {
    offerOld();
    const { exitCode, stderr } = await validate('--fail-on-stale');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: nodejs-24 was last built[^\n]*\n.*\[PACKAGE_UNMAINTAINED\]/m);
  });

  test('the age is a setting', async () => {
    offerOld();
    expect((await validate('--fail-on-stale', '--max-package-age', '101')).exitCode).toBe(0);
    expect((await validate('--max-package-age', 'old')).stderr).toMatch(/"old" is no whole number of days/);
  });
});

describe('packages that do not exist', () => {
  test('are all told at once, each with its stage, what was meant, and its line in the file', async () => {
    offer(node('24.1.0-r0'));
    const bad = spec.replace('[nodejs-24]', '[nodejs-25, go]').replace('- nodejs-24', '- nodejs-24~23');
    writeFileSync(join(project, 'app.yaml'), bad);
    const { exitCode, stderr } = await validate();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /^error: app\.yaml:3: web: build\.packages: .* no package "nodejs-25"\n {2}Did you mean nodejs-24\?/m,
    );
    expect(stderr).toMatch(/^error: app\.yaml:3: web: build\.packages: .* no package "go"/m);
    expect(stderr).toMatch(/^error: app\.yaml:6: web: runtime\.packages: .* no build that fits "nodejs-24~23"/m);
  });
});
