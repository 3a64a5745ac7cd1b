import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { endRelease } from '../../../../src/action/release/end-release.ts';
import { choosePrivilege } from '../../../../src/action/release/privilege.ts';
import { placesOf, RELEASE, type Release } from '../../../../src/action/release/release.ts';
import { startRelease } from '../../../../src/action/release/start-release.ts';
import { openClient } from '../../../../src/buildkit/index.ts';
import { readInputs } from '../../../../src/action/inputs.ts';
import { projectRoot } from '../../../support/run-program.ts';

let folder: string;
let environment: NodeJS.ProcessEnv;
let server: Server | undefined;
/** What the tool cache reads from the environment of this process. */
const kept = { RUNNER_TEMP: process.env.RUNNER_TEMP, RUNNER_TOOL_CACHE: process.env.RUNNER_TOOL_CACHE };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-rel-'));
  for (const name of ['temp', 'tools', 'archive/bin']) mkdirSync(join(folder, name), { recursive: true });
  const runner = { RUNNER_TEMP: join(folder, 'temp'), RUNNER_TOOL_CACHE: join(folder, 'tools') };
  Object.assign(process.env, runner);
  environment = { ...runner, PATH: process.env.PATH, GITHUB_RUN_ID: '7', GITHUB_JOB: 'build' };
});

afterEach(async () => {
  await endRelease(environment);
  server?.close();
  for (const [name, value] of Object.entries(kept)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
  rmSync(folder, { recursive: true, force: true });
});

const asked: string[] = [];

/** A mirror of releases on loopback. */
async function mirror(archive: Buffer | undefined): Promise<string> {
  asked.length = 0;
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    if (archive === undefined) response.writeHead(404).end();
    else response.end(archive);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/releases`;
}

/** An archive of the form of a release, with a stand-in for its daemon: a script, whose content this is. */
function archiveOf(script: string): Buffer {
  const path = join(folder, 'archive/bin/buildkitd');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  execFileSync('tar', ['-czf', join(folder, 'archive.tar.gz'), '-C', join(folder, 'archive'), 'bin']);
  return readFileSync(join(folder, 'archive.tar.gz'));
}

const standIn = `exec '${process.execPath}' --disable-warning=ExperimentalWarning '${join(projectRoot, 'test/support/standin-buildkitd.ts')}' "$@"`;
const releaseOf = (archive: Buffer): Release => ({
  version: '0.33.1',
  archives: {
    [process.arch]: { platform: 'linux-amd64', sha256: createHash('sha256').update(archive).digest('hex') },
  },
});

function start(address: string, release: Release, more: { config?: string } = {}): Promise<string> {
  const { signal } = new AbortController();
  return startRelease({ environment, mirror: address, release, signal, onWait: () => undefined, ...more });
}

const alive = (pid: string): boolean =>
  existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');

describe('a BuildKit of a release', () => {
  test('is downloaded, checked, started for the whole job, and ended with it', async () => {
    const archive = archiveOf(standIn);
    const address = await mirror(archive);
    const name = 'a release';
    using client = await openClient({
      environment: { ...environment, DOCKER_HOST: 'unix:///nonexistent' },
      release: { name, start: () => start(address, releaseOf(archive), { config: 'debug = true\n' }) },
    });
    expect(client.info.versionText).toBe('v0.33.1');
    expect(asked).toEqual(['/releases/v0.33.1/buildkit-v0.33.1.linux-amd64.tar.gz']);
    const places = placesOf(environment);
    const { arguments: given, path } = JSON.parse(readFileSync(join(places.folder, 'arguments.json'), 'utf8')) as {
      arguments: string[];
      path: string;
    };
    expect(given).toContain(`--config=${join(places.folder, 'buildkitd.toml')}`);
    expect(path.split(':')[0]).toBe(join(places.folder, 'bin'));
    // A second step of the job finds it.
    expect(await start('http://127.0.0.1:1', releaseOf(archive))).toBe(`unix://${places.socket}`);
    const pid = readFileSync(places.process, 'utf8');
    expect(alive(pid)).toBe(true);
    await endRelease(environment);
    expect({
      alive: alive(pid),
      left: readdirSync(join(folder, 'temp')).filter((each) => each.startsWith('aipack-')),
    }).toEqual({
      alive: false,
      left: [],
    });
  });

  test('comes from the tool cache the next time', async () => {
    const archive = archiveOf(standIn);
    const address = await mirror(archive);
    await start(address, releaseOf(archive));
    await endRelease(environment);
    await start(address, releaseOf(archive));
    expect(asked).toHaveLength(1);
  });

  const marks = (): string => `touch '${join(folder, 'ran')}'; exit 1`;

  test('with another checksum is not run', async () => {
    const address = await mirror(archiveOf(marks()));
    const failure = start(address, releaseOf(Buffer.from('what the release has')));
    await expect(failure).rejects.toMatchObject({
      code: 'NOT_BUILDKIT',
      message: expect.stringMatching(/has the SHA-256 [0-9a-f]{64}, and the release has [0-9a-f]{64}/) as unknown,
      hint: expect.stringContaining('buildkit-mirror') as unknown,
    });
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  test('that somebody changed in the tool cache is downloaded again', async () => {
    const archive = archiveOf(standIn);
    const address = await mirror(archive);
    await start(address, releaseOf(archive));
    await endRelease(environment);
    const path = execFileSync('find', [join(folder, 'tools'), '-name', 'buildkit.tar.gz'], { encoding: 'utf8' }).trim();
    writeFileSync(path, archiveOf(marks()));
    await start(address, releaseOf(archive));
    expect({ asked: asked.length, ran: existsSync(join(folder, 'ran')) }).toEqual({ asked: 2, ran: false });
  });

  test.each([
    [
      'that ends at once is told with its last words',
      'echo no overlay here >&2; exit 3',
      /ended with exit code 3: no overlay here/,
    ],
  ])('%s', async (_what, script, says) => {
    const archive = archiveOf(script);
    await expect(start(await mirror(archive), releaseOf(archive))).rejects.toThrow(says);
  });

  test('that the mirror lacks, or that there is none of for this machine, is told', async () => {
    await expect(start(await mirror(undefined), RELEASE)).rejects.toThrow(/can't be downloaded: .*404/);
    await expect(start('http://127.0.0.1:1', { version: '1', archives: {} })).rejects.toThrow(
      /no release of BuildKit for/,
    );
  });

  test('is only ended where it was started: what another step wrote as its process is left alone', async () => {
    const places = placesOf(environment);
    mkdirSync(places.folder, { recursive: true });
    writeFileSync(places.process, String(process.pid));
    await endRelease(environment);
    expect(existsSync(places.folder)).toBe(false);
  });
});

describe('the rights of root', () => {
  const programs = (...names: readonly string[]): NodeJS.ProcessEnv => {
    const bin = join(folder, 'programs');
    mkdirSync(bin);
    for (const name of names) {
      writeFileSync(join(bin, name), '#!/bin/sh\nexit 0\n');
      chmodSync(join(bin, name), 0o755);
    }
    return { PATH: bin };
  };

  test.each([
    [0, [], 'root'],
    [1000, ['sudo', 'rootlesskit'], 'sudo'],
    [1000, ['rootlesskit'], 'rootless'],
  ] as const)('of user %d with %j: %s', (user, names, kind) => {
    expect(choosePrivilege(programs(...names), user).kind).toBe(kind);
  });

  test('are told where there is no way to them', () => {
    expect(() => choosePrivilege(programs(), 1000)).toThrow('neither as root nor rootless');
  });
});

test('the release that is pinned has a sum for each machine that there is a release for', () => {
  expect(Object.keys(RELEASE.archives)).toEqual(['x64', 'arm64']);
  for (const { sha256 } of Object.values(RELEASE.archives)) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('the mirror is an input', () => {
  process.env['INPUT_BUILDKIT-MIRROR'] = 'https://mirror.example/buildkit';
  try {
    expect(readInputs({}, [], process.cwd()).buildkitMirror).toBe('https://mirror.example/buildkit');
  } finally {
    delete process.env['INPUT_BUILDKIT-MIRROR'];
  }
});
