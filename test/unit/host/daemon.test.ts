import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { daemonOf } from '../../../src/host/daemon.ts';
import { workspaceOf } from '../../../src/host/workspace-path.ts';
import { Stopwatch } from '../../../src/report/stopwatch.ts';
import { hello, withPeer } from '../buildkit/peer.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-daemon-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a builder down as buildx does. */
function builder(name: string, endpoint: string): void {
  mkdirSync(join(folder, 'buildx/instances'), { recursive: true });
  const nodes = [{ Name: `${name}0`, Endpoint: endpoint }];
  writeFileSync(
    join(folder, `buildx/instances/${name}`),
    JSON.stringify({ Name: name, Driver: 'remote', Nodes: nodes }),
  );
}

/** Where a run builds that names these. */
async function endpointOf(
  wishes: { readonly builder?: string; readonly buildkit?: string },
  environment: NodeJS.ProcessEnv = {},
): Promise<string> {
  const client = await daemonOf(
    {
      settings: {},
      wishes: { ...wishes, container: undefined },
      surroundings: {
        environment: { DOCKER_CONFIG: folder, ...environment },
        onWait: () => undefined,
        onWarning: () => undefined,
        signal: new AbortController().signal,
      },
      workspace: workspaceOf(folder, folder),
    },
    { stopwatch: new Stopwatch(() => 0) },
  )();
  client.close();
  return client.endpoint;
}

describe('the builder of buildx that an input names', () => {
  test('comes before one in the environment, and before an address there', async () => {
    await withPeer(hello(), async ({ address }) => {
      builder('own', address);
      const environment = { BUILDKIT_HOST: 'unix:///nonexistent', BUILDX_BUILDER: 'other' };
      expect(await endpointOf({ builder: 'own' }, environment)).toBe(address);
    });
  });

  test('is told as what named it where nothing answers there', async () => {
    builder('far', 'unix:///nonexistent/far.sock');
    await expect(endpointOf({ builder: 'far' })).rejects.toMatchObject({
      problems: [{ hint: expect.stringContaining('named by `builder` (--builder)') as unknown }],
    });
  });

  test('is refused beside an address', async () => {
    await expect(async () => endpointOf({ builder: 'own', buildkit: 'tcp://far.example:1234' })).rejects.toThrow(
      /Both builder and buildkit/,
    );
  });
});
