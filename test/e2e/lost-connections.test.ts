/** @cost 105 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killPart, type LabPart } from '../lab/faults.ts';
import { ensureLab, readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { startScript, type ProgramResult } from '../support/run-program.ts';

const lab = readLab();
const env = labEnvironment(lab);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-lost-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

afterEach(async () => {
  await ensureLab();
});

/** A build with a context that takes a while to send, a step that waits, and a layer that takes a while to push. */
function project(name: string): readonly string[] {
  const context = join(folder, name);
  mkdirSync(context);
  for (let index = 0; index < 24; index++) writeFileSync(join(context, `large-${index}`), randomBytes(4 * 1024 * 1024));
  const document = {
    metadata: { project_name: 'lost', language: 'shell', build_system: 'none' },
    build: {
      commands: [
        { run: 'head -c 100000000 /dev/urandom > /layer', inputs: [], name: 'make a layer' },
        { run: `echo ${name}; sleep 3`, name: 'wait' },
      ],
    },
    runtime: { command: ['/x'], copy: [{ from: '/layer', to: '/layer' }] },
  };
  const spec = join(folder, `${name}.json`);
  writeFileSync(spec, JSON.stringify(document));
  return [
    'build',
    context,
    '--spec',
    spec,
    '-t',
    `${lab.registry}/e2e/lost-${process.pid}:${name}`,
    '--push',
    '--verbose',
  ];
}

interface Outcome extends ProgramResult {
  readonly leftovers: readonly string[];
}

async function buildAndBreak(
  name: string,
  moment: RegExp,
  fault: () => unknown,
  more: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  const args = project(name);
  const temporary = join(folder, `${name}-tmp`);
  mkdirSync(temporary);
  const build = startScript('src/cli/main.ts', args, { ...env, ...more, TMPDIR: temporary });
  await build.seen(moment);
  await fault();
  const result = await build.ended;
  return { ...result, leftovers: readdirSync(temporary) };
}

const MOMENTS = {
  'packages are offered': /\[packages\] build:/,
  'the context is loaded': /\[context\] load repository/,
  'a command has started': /\[build\] make a layer/,
  'a command runs': / (?:daemon|cut|silent)-\d+$/m,
  'the image is exported': /exporting to image/,
} as const;

function expectClear({ exitCode, stderr, leftovers }: Outcome): void {
  expect(stderr).toMatch(
    /^error: .*\[(?:BUILDKIT_UNAVAILABLE|REGISTRY_UNREACHABLE|REGISTRY_REFUSED|BUILD_FAILED)\]$/ms,
  );
  expect(stderr).not.toContain('this is a bug');
  expect([1, 75]).toContain(exitCode);
  expect(leftovers).toEqual([]);
}

describe('a daemon that is killed', () => {
  test.each(Object.entries(MOMENTS))('while %s', async (moment, pattern) => {
    const name = `daemon-${Object.keys(MOMENTS).indexOf(moment)}`;
    expectClear(await buildAndBreak(name, pattern, () => killPart(lab, 'daemon' satisfies LabPart)));
  });
});

describe('a registry that is killed', () => {
  test('while the image is pushed', async () => {
    expectClear(await buildAndBreak('registry-0', MOMENTS['the image is exported'], () => killPart(lab, 'registry')));
  });
});

describe('a network that', () => {
  test.each([
    ['is cut while the context is loaded', 'cut-0', MOMENTS['the context is loaded'], 'cut'],
    ['is cut while a command runs', 'cut-1', MOMENTS['a command runs'], 'cut'],
    ['carries nothing any more while a command runs', 'silent-0', MOMENTS['a command runs'], 'stall'],
  ] as const)('%s', async (_what, name, moment, how) => {
    const proxy = await Proxy.start(lab.dockerHost.replace('unix://', ''));
    try {
      const outcome = await buildAndBreak(name, moment, () => proxy[how](), { DOCKER_HOST: proxy.address });
      expectClear(outcome);
      expect(outcome.stderr).toContain('[BUILDKIT_UNAVAILABLE]');
    } finally {
      proxy.close();
    }
  });
});

/** A way to the daemon that can be cut. */
class Proxy {
  readonly address: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
    this.address = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(target: string): Promise<Proxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new Proxy(server);
    server.on('connection', (near) => {
      const far = connect(target);
      for (const socket of [near, far]) {
        proxy.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => [near, far].forEach((other) => other.destroy()));
      }
      near.pipe(far).pipe(near);
    });
    return proxy;
  }

  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  stall(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}
