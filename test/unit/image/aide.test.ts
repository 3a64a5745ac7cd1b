import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledAide, compilerVersion, COMPILER, type Architecture } from '../../../scripts/aide.ts';
import { ToldLines } from '../../../src/app/start/told.ts';
import { AIDE } from '../../../src/image/aide/program.ts';
import { AIDE_SHA256 } from '../../../src/image/aide/digests.ts';

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const architectures: readonly Architecture[] = ['amd64', 'arm64'];

describe.each(architectures)('aipack-aide for %s', (architecture) => {
  const bytes = Buffer.from(AIDE[architecture], 'base64');

  test('is the program that its digest says, static, and no more than 8 kB', () => {
    expect(digest(bytes)).toBe(AIDE_SHA256[architecture]);
    expect(bytes.length).toBeLessThan(8192);
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('\u007fELF');
    expect(bytes.readUInt16LE(18)).toBe(architecture === 'amd64' ? 62 : 183);
    const headers = Array.from({ length: bytes.readUInt16LE(56) }, (_, i) => bytes.readUInt32LE(64 + 56 * i));
    // Neither an interpreter nor anything to be linked.
    expect(headers).not.toContain(2);
    expect(headers).not.toContain(3);
  });

  const has = ((): boolean => {
    try {
      return compilerVersion(architecture) === COMPILER;
    } catch {
      return false;
    }
  })();
  (has ? test : test.skip)(`is what its source gives${has ? '' : `: no gcc ${COMPILER} for it here`}`, () => {
    expect(digest(compiledAide(architecture))).toBe(AIDE_SHA256[architecture]);
  });
});

const own = { x64: 'amd64', arm64: 'arm64' }[process.arch as string] as Architecture | undefined;
const here = process.platform === 'linux' && own !== undefined ? describe : describe.skip;

here('aipack-aide, run', () => {
  let folder: string;
  let aide: string;
  let server: Server;
  let port: number;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'aipack-aide-'));
    aide = join(folder, 'aide');
    writeFileSync(aide, Buffer.from(AIDE[own ?? 'amd64'], 'base64'), { mode: 0o755 });
    server = createServer(({ headers, url }, response) => {
      const status = Number(url?.slice(1));
      response.statusCode = status > 0 ? status : 200;
      response.end(JSON.stringify(headers));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Exit code and output. */
  function run(
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): Promise<{ code: number; stdout: string; stderr: string }> {
    return new Promise((resolve) => {
      execFile(aide, args, { env: { PATH: process.env.PATH, ...env } }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      });
    });
  }

  test.each([
    ['200', 0],
    ['204', 0],
    ['302', 0],
    ['404', 1],
    ['503', 1],
  ])('check: an answer with %s is exit code %i', async (path, code) => {
    expect((await run(['check', String(port), `/${path}`])).code).toBe(code);
  });

  test('check: PORT goes first, and what does not listen there is asked on its own port', async () => {
    expect((await run(['check', '1', '/'], { PORT: String(port) })).code).toBe(0);
    expect((await run(['check', String(port), '/'], { PORT: '1' })).code).toBe(0);
    expect((await run(['check', String(port), '/'], { PORT: 'none' })).code).toBe(0);
    expect((await run(['check', '1', '/'])).code).toBe(1);
    expect((await run(['check'])).code).toBe(2);
  });

  test('check: a service on IPv6 alone is asked too', async () => {
    const six = createServer((_, response) => response.end());
    const listening = await new Promise<boolean>((resolve) => {
      six.on('error', () => resolve(false)).listen({ port: 0, host: '::1', ipv6Only: true }, () => resolve(true));
    });
    if (!listening) return;
    expect((await run(['check', String((six.address() as AddressInfo).port), '/'])).code).toBe(0);
    six.close();
  });

  test('init: the exit code is that of its program, and a program that is not there is told', async () => {
    expect((await run(['init', 'sh', '-c', 'exit 7'])).code).toBe(7);
    expect((await run(['init', 'sh', '-c', 'kill -KILL $$'])).code).toBe(137);
    expect(await run(['init', 'no-such-program'])).toMatchObject({
      code: 127,
      stderr: "aipack-aide: can't start no-such-program: no such file\n",
    });
    expect((await run(['init', folder])).code).toBe(126);
  });

  /** Starts something below init, and ends it once it says that it is there. */
  async function ended(...program: readonly string[]): Promise<{ code: number | null; stdout: string }> {
    const child = spawn(aide, ['init', ...program], { stdio: ['ignore', 'pipe', 'inherit'] });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (stdout === '') child.kill('SIGTERM');
      stdout += text;
    });
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout })));
  }

  const endless = 'setInterval(() => 0, 1000); console.log("up")';

  test('init: SIGTERM ends a program that does not heed it', async () => {
    expect(await ended(process.execPath, '-e', endless)).toEqual({ code: 143, stdout: 'up\n' });
  });

  test('init: what a shell has started may finish', async () => {
    const finishing = `process.on('SIGTERM', () => setTimeout(() => { console.log('bye'); process.exit(); }, 50)); ${endless}`;
    const { code, stdout } = await ended('sh', '-c', `"$0" -e "$1"; true`, process.execPath, finishing);
    expect({ code, stdout }).toEqual({ code: 143, stdout: 'up\nbye\n' });
  });

  test('init: what a shell has started hears nothing but from a shell that tells it', async () => {
    const finishing = `process.on('SIGTERM', () => console.log('told')).on('SIGQUIT', () => { console.log('asked'); process.exit(); }); ${endless}`;
    const script = `trap 'kill -QUIT $p; wait $p; exit 4' TERM; "$0" -e "$1" & p=$!; wait $p`;
    const { code, stdout } = await ended('sh', '-c', script, process.execPath, finishing);
    expect({ code, stdout }).toEqual({ code: 4, stdout: 'up\nasked\n' });
  });

  test('start: tells where a program listens, what it answers, and how much memory it has', async () => {
    const listen = `require('node:http').createServer((q, r) => r.end()).listen(0, '127.0.0.1', function () { console.log(this.address().port) })`;
    const { code, stderr, stdout } = await run(['start', '0', '-', '700', process.execPath, '-e', listen]);
    const lines = new ToldLines();
    lines.add(Buffer.from(stdout));
    const { ended: end, listens, ready, resident } = lines.told;
    expect(listens).toEqual([{ address: '127.0.0.1', port: Number(stderr), loopback: true }]);
    expect({ code, ended: end !== undefined }).toEqual({ code: 0, ended: true });
    expect(ready).toBeGreaterThanOrEqual(700);
    expect(resident).toBeGreaterThan(10_000);
  });

  test('start: tells how a program ended', async () => {
    expect((await run(['start', '0', '-', '9000', 'sh', '-c', 'echo out; exit 3'])).stdout).toMatch(
      /^exit 3\nafter \d+\n/,
    );
    expect((await run(['start', '0', '-', '9000', 'sh', '-c', 'kill -SEGV $$'])).stdout).toMatch(/^signal 11\n/);
  });
});

test('its source names no address but loopback', () => {
  const source = readFileSync(join(import.meta.dirname, '../../../src/image/aide/aide.c'), 'utf8');
  expect(source.match(/address\[\d+\] = \d+;/g)).toEqual(['address[4] = 127;', 'address[7] = 1;', 'address[23] = 1;']);
});
