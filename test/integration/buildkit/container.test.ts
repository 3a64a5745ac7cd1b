/** @cost 3 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client, Container, Gateway, ProcessOptions } from '../../../src/buildkit/index.ts';
import { file, image, marshal, mkfile } from '../../../src/llb/index.ts';
import { connectLab, lab, platform } from './support.ts';

let client: Client;
beforeAll(async () => {
  client = await connectLab();
});
afterAll(() => {
  client.close();
});

const PATH = '/usr/sbin:/usr/bin:/sbin:/bin';

async function inContainer(run: (container: Container, gateway: Gateway) => Promise<void>): Promise<void> {
  await client.build({}, async (gateway) => {
    const state = file(image(lab.baseImage), [mkfile('/greeting', 'hello')]);
    const root = await gateway.solve(marshal(state, { platform }));
    const container = await gateway.container({ root });
    await run(container, gateway);
    await container.release();
    return { platforms: [] };
  });
}

const sh = (script: string, more: Partial<ProcessOptions> = {}): ProcessOptions => ({
  args: ['/bin/sh', '-c', script],
  env: { PATH },
  ...more,
});

describe('a container of a build', () => {
  test('runs a process on a result, and gives its output and exit code', async () => {
    await inContainer(async (container) => {
      const output = { stdout: '', stderr: '' };
      const onOutput = (stream: 'stdout' | 'stderr', data: Uint8Array): void => {
        output[stream] += Buffer.from(data).toString();
      };
      const script = 'cat /greeting; echo problem >&2; echo "$NAME in $(pwd)"; exit 3';
      expect(await container.run(sh(script, { onOutput, cwd: '/tmp', env: { PATH, NAME: 'value' } }))).toBe(3);
      expect(output).toEqual({ stdout: 'hellovalue in /tmp\n', stderr: 'problem\n' });
    });
  });

  test('gives a process something to read', async () => {
    await inContainer(async (container) => {
      let output = '';
      const onOutput = (_stream: string, data: Uint8Array): void => {
        output += Buffer.from(data).toString();
      };
      expect(await container.run(sh('cat; echo .', { stdin: Buffer.from('input'), onOutput }))).toBe(0);
      expect(output).toBe('input.\n');
    });
  });

  test('runs others next to its first process, until that is ended', async () => {
    await inContainer(async (container) => {
      const ready = Promise.withResolvers<undefined>();
      const main = await container.start(
        sh('echo state > /state; echo ready; exec sleep 300', {
          onOutput: () => {
            ready.resolve(undefined);
          },
        }),
      );
      await ready.promise;
      expect(await container.run(sh('grep -q state /state'))).toBe(0);
      main.kill('KILL');
      expect(await main.exited).toBe(137);
    });
  });

  test('says when a program is not there', async () => {
    await inContainer(async (container) => {
      let output = '';
      const onOutput = (_stream: string, data: Uint8Array): void => {
        output += Buffer.from(data).toString();
      };
      expect(await container.run({ args: ['/nonesuch'], onOutput })).not.toBe(0);
      expect(output).toContain('/nonesuch');
    });
  });
});
