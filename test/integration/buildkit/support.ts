import { test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import {
  type BuildOutcome,
  BuildkitError,
  type Client,
  type Environment,
  type Gateway,
  type StatusUpdate,
  connect,
  parseEndpoint,
} from '../../../src/buildkit/index.ts';
import { dial } from '../../../src/buildkit/transport/dial.ts';
import { type State, git, marshal } from '../../../src/llb/index.ts';
import { parsePlatform } from '../../../src/oci/index.ts';
import { buildkitAddress, readLab } from '../../lab/lab.ts';
import { type Daemon, type Needs, lackOf } from './needs.ts';

export const platform = parsePlatform('linux/amd64');

export const lab = readLab();

/** Where the daemon is that these tests are about, and the environment in which it is found there. */
export const address = buildkitAddress(lab);
const own = process.env.AIPACK_LAB_BUILDKIT === undefined;
export const environment: Environment = own ? {} : process.env;

export async function connectLab(): Promise<Client> {
  return connect(address, { environment });
}

/** What it is; asked once a file, before the tests are known. */
export const daemon: Daemon = await (async () => {
  using client = await connectLab();
  return { ...client.info, address, own, lab: lab.kind, git: await knowsGit(client) };
})();

/** A daemon tells what it lacks when it is asked for a repository, even for one that is nowhere. */
async function knowsGit(client: Client): Promise<boolean> {
  const nowhere = marshal(git('http://127.0.0.1:1/nowhere.git'), { platform });
  const failure = await failureOf(
    client.build({}, async (gateway) => ({
      platforms: [{ platform, ref: await gateway.solve(nowhere, { evaluate: true }) }],
    })),
  );
  return !failure.message.includes('unknown scheme git');
}

/** Declares a test for daemons that have what it needs; for others it is skipped, by a name that says why. */
export const needs =
  (what: Needs) =>
  (name: string, run: () => Promise<void> | void): void => {
    const lacking = lackOf(daemon, what);
    if (lacking === undefined) test(name, run);
    else test.skip(`${name} (${lacking})`, run);
  };

/** Runs with a directory of its own, which is gone afterwards. */
export async function withDirectory<T>(run: (directory: string) => Promise<T>, parent = tmpdir()): Promise<T> {
  const directory = mkdtempSync(join(parent, 'aipack-buildkit-'));
  try {
    return await run(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** A callback that builds one state and returns it as an image. */
export function returning(state: State, config: object = {}): (gateway: Gateway) => Promise<BuildOutcome> {
  return async (gateway) => {
    const definition = marshal(state, { platform, session: gateway.sessionId });
    const ref = await gateway.solve(definition, { evaluate: true });
    return { platforms: [{ platform, ref, config: { architecture: 'amd64', os: 'linux', ...config } }] };
  };
}

/** Keeps what a build tells, for a test to look at. */
export class Recorder {
  readonly names = new Map<string, string>();
  readonly cached = new Set<string>();
  readonly completed = new Set<string>();
  #log = '';

  readonly onStatus = (update: StatusUpdate): void => {
    for (const { digest, name, cached, completed } of update.vertexes) {
      this.names.set(digest, name);
      if (cached) this.cached.add(name);
      if (completed !== undefined) this.completed.add(name);
    }
    for (const { data } of update.logs) this.#log += Buffer.from(data).toString('utf8');
  };

  get log(): string {
    return this.#log;
  }
}

/**
 * The BuildKit as a daemon of its own would be reached: plain gRPC on a port. What stands between can be told to
 * hang up.
 */
export async function plainBuildkit(): Promise<{ address: string; hangUp: () => void; close: () => Promise<void> }> {
  const sockets = new Set<Duplex>();
  const { signal } = new AbortController();
  const server = net.createServer({ pauseOnConnect: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    void dial(parseEndpoint(address), { environment, signal }).then(({ stream }) => {
      sockets.add(stream);
      stream.on('error', () => undefined).on('close', () => socket.destroy());
      socket.on('close', () => stream.destroy());
      socket.pipe(stream).pipe(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const hangUp = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    address: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hangUp,
    close: async () => {
      hangUp();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Makes a line to an address that takes `ms` in each direction, as one to another place does. */
export async function distant(
  port: number,
  ms: number,
): Promise<{
  address: string;
  /** The most bytes that were on their way from there at one time. */
  mostUnderWay: () => number;
  close: () => Promise<void>;
}> {
  const sockets = new Set<net.Socket>();
  let most = 0;
  const pass = (from: net.Socket, to: net.Socket, look: (underWay: number) => void): void => {
    let underWay = 0;
    sockets.add(from);
    from.on('error', () => undefined);
    from.on('data', (chunk: Buffer) => {
      look((underWay += chunk.length));
      setTimeout(() => {
        underWay -= chunk.length;
        to.write(chunk);
      }, ms);
    });
    from.on('close', () => setTimeout(() => to.destroy(), ms));
  };
  const server = net.createServer((near) => {
    const far = net.connect(port, '127.0.0.1');
    pass(near, far, () => undefined);
    pass(far, near, (underWay) => (most = Math.max(most, underWay)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mostUnderWay: () => most,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The error with which something ends; anything else that it throws goes on, and that it does not fail is an error too. */
export async function failureOf(promise: Promise<unknown>): Promise<BuildkitError> {
  const error: unknown = await promise.then(
    () => new Error('did not fail'),
    (reason: unknown) => reason,
  );
  if (error instanceof BuildkitError) return error;
  throw error as Error;
}
