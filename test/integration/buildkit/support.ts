import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BuildOutcome,
  type Client,
  type Gateway,
  type StatusUpdate,
  connect,
} from '../../../src/buildkit/index.ts';
import { type State, marshal, parsePlatform } from '../../../src/llb/index.ts';
import { readLab } from '../../lab/lab.ts';

export const platform = parsePlatform('linux/amd64');

export const lab = readLab();

export const dockerAddress = `docker://${lab.dockerHost.replace(/^unix:\/\//, '')}`;

export async function connectLab(): Promise<Client> {
  return connect(dockerAddress, { environment: {} });
}

/** Runs with a directory of its own, which is gone afterwards. */
export async function withDirectory<T>(run: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'aipack-buildkit-'));
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
