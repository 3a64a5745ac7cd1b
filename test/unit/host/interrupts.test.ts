import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../support/run-program.ts';
import { newKey, signedArchive } from '../wolfi/support/archive.ts';
import { indexText } from '../wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../wolfi/support/repository-server.ts';

// Only a program that does not end takes this long.
jest.setTimeout(60_000);

let folder: string;
let server: RepositoryServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-interrupts-'));
  const key = newKey('test.rsa.pub');
  server = await RepositoryServer.start(file(signedArchive(indexText('nginx'), key)));
  writeFileSync(join(folder, 'test.rsa.pub'), key.trusted.pem);
  mkdirSync(join(folder, 'web'));
  writeFileSync(join(folder, 'web/package.json'), '{}');
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** Starts a program that opens a file and never comes back from it, and sends a signal when it is there. */
async function signalled(argv: readonly string[], name: NodeJS.Signals, env: NodeJS.ProcessEnv = {}): Promise<End> {
  const busy = ['--import', join(projectRoot, 'test/support/busy.mjs')];
  const child = spawn(process.execPath, [...busy, ...argv], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      AIPACK_TEST_BUSY_AT: 'web/package.json',
      XDG_CACHE_HOME: join(folder, 'cache'),
      RUNNER_TEMP: folder,
      AIPACK_PACKAGE_REPOSITORIES: server.url,
      AIPACK_PACKAGE_KEYS: 'test.rsa.pub',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const atWork = new Promise<void>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (text.includes('busy')) resolve();
    });
  });
  try {
    await Promise.race([atWork, ended]);
    child.kill(name);
    const [code, signal] = await ended;
    return { code, signal, output };
  } finally {
    child.kill('SIGKILL');
  }
}

const command = (verb: string): readonly string[] => [join(projectRoot, 'src/cli/main.ts'), verb];

describe('a program that is busy', () => {
  test.each(['detect', 'validate', 'plan', 'lock'])('%s ends at the first Ctrl-C', async (verb) => {
    const { code, output } = await signalled(command(verb), 'SIGINT');
    expect(output).toBe('busy\nCancelled.\n');
    expect(code).toBe(130);
  });

  test('ends at the first SIGTERM', async () => {
    expect(await signalled(command('detect'), 'SIGTERM')).toEqual({ code: null, signal: 'SIGTERM', output: 'busy\n' });
  });

  test('ends in the action as in the command', async () => {
    const action = [join(projectRoot, 'src/action/main.ts')];
    const environment = {
      INPUT_MODE: 'detect',
      INPUT_SUMMARY: 'false',
      'INPUT_PACKAGE-REPOSITORIES': server.url,
      'INPUT_PACKAGE-KEYS': 'test.rsa.pub',
      GITHUB_WORKSPACE: folder,
      GITHUB_STATE: join(folder, 'state'),
    };
    writeFileSync(environment.GITHUB_STATE, '');
    const { code, output } = await signalled(action, 'SIGINT', environment);
    expect(output).toMatch(/busy[^]*Cancelled/);
    expect(code).toBe(130);
    expect(await signalled(action, 'SIGTERM', environment)).toEqual({
      code: null,
      signal: 'SIGTERM',
      output: expect.stringMatching(/busy/),
    });
  });
});

describe('a program that waits', () => {
  /** Ends the program by a signal once it has asked a server that never answers. */
  async function waiting(argv: readonly string[], name: NodeJS.Signals, env: NodeJS.ProcessEnv = {}): Promise<End> {
    const asked = Promise.withResolvers<void>();
    const silent = createServer(() => asked.resolve());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/os`;
    const child = spawn(process.execPath, argv, {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        XDG_CACHE_HOME: join(folder, 'none'),
        RUNNER_TEMP: folder,
        AIPACK_PACKAGE_REPOSITORIES: url,
        AIPACK_PACKAGE_KEYS: 'test.rsa.pub',
        'INPUT_PACKAGE-REPOSITORIES': url,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
    try {
      await Promise.race([asked.promise, ended]);
      child.kill(name);
      const [code, signal] = await ended;
      return { code, signal, output };
    } finally {
      child.kill('SIGKILL');
      silent.closeAllConnections();
      silent.close();
    }
  }

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('exits after %s with %d', async (name, expected) => {
    const end = await waiting(command('validate'), name);
    expect(end).toEqual({ code: expected, signal: null, output: 'Cancelled.\n' });
  });

  test('exits in the action as in the command', async () => {
    const environment = {
      INPUT_MODE: 'detect',
      INPUT_SUMMARY: 'false',
      'INPUT_PACKAGE-KEYS': 'test.rsa.pub',
      GITHUB_WORKSPACE: folder,
      GITHUB_STATE: join(folder, 'state'),
    };
    const end = await waiting([join(projectRoot, 'src/action/main.ts')], 'SIGTERM', environment);
    expect(end).toMatchObject({ code: 143, output: expect.stringContaining('Cancelled') as unknown });
  });
});
