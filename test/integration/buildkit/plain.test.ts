/** @cost 10 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import {
  BuildkitError,
  type BuildOptions,
  type Client,
  connect,
  imageAttributes,
} from '../../../src/buildkit/index.ts';
import { bindMount, copy, exec, file, image, local, marshal, mkfile, scratch } from '../../../src/llb/index.ts';
import { Recorder, distant, lab, plainBuildkit, needs, platform, returning, withDirectory } from './support.ts';

const unique = (): string => `${process.pid}-${performance.now()}`;

/** Runs over plain gRPC, where a session has to go through a call like everything else. */
async function overTcp<T>(run: (client: Client, hangUp: () => void) => Promise<T>): Promise<T> {
  const daemon = await plainBuildkit();
  try {
    using client = await connect(daemon.address, { environment: {} });
    return await run(client, daemon.hangUp);
  } finally {
    await daemon.close();
  }
}

test('a session inside a call carries files both ways', async () => {
  await withDirectory(async (directory) => {
    mkdirSync(join(directory, 'in'));
    for (let index = 0; index < 500; index++) writeFileSync(join(directory, 'in', `small-${index}`), String(index));
    writeFileSync(join(directory, 'in', 'large'), Buffer.alloc(20_000_000, 'x'));
    const out = join(directory, 'out');
    await overTcp(async (client) => {
      const locals = { context: { path: join(directory, 'in') } };
      const exporters = [{ type: 'local', directory: out }] as const;
      const state = file(scratch(), [copy(local('context'), '/', '/', { contentsOnly: true })]);
      await client.build({ locals, exporters }, async (gateway) => {
        const ref = await gateway.solve(marshal(state, { platform, session: gateway.sessionId }));
        expect(await ref.statFile('/large')).toMatchObject({ size: 20_000_000 });
        expect((await ref.readFile('/small-499')).toString()).toBe('499');
        return { platforms: [{ platform, ref }] };
      });
    });
    expect(readdirSync(out)).toHaveLength(501);
    expect(readFileSync(join(out, 'large')).equals(Buffer.alloc(20_000_000, 'x'))).toBe(true);
  });
});

test('a second transfer with the same key sends what changed and nothing else', async () => {
  await withDirectory(async (directory) => {
    for (let index = 0; index < 100; index++) writeFileSync(join(directory, `file-${index}`), `${index} ${unique()}`);
    const sharedKey = unique();
    await overTcp(async (client) => {
      const transferred = async (): Promise<number> => {
        let bytes = 0;
        const onStatus: BuildOptions['onStatus'] = ({ statuses }) => {
          for (const { name, current } of statuses) if (name.includes('transferring')) bytes = Math.max(bytes, current);
        };
        const source = local('context', { sharedKeyHint: 'test' });
        await client.build({ locals: { context: { path: directory } }, sharedKey, onStatus }, returning(source));
        return bytes;
      };
      const first = await transferred();
      writeFileSync(join(directory, 'file-7'), 'changed');
      const second = await transferred();
      expect(first).toBeGreaterThan(2000);
      // Every entry is described again, but described is all it is: some 50 bytes each.
      expect(second).toBeLessThan(first);
    });
  });
});

test('a daemon far away sends its outputs without waiting for an answer to each window', async () => {
  const daemon = await plainBuildkit();
  const line = await distant(Number(new URL(daemon.address).port), 20);
  try {
    using client = await connect(line.address, { environment: {} });
    let size = 0;
    const output = (): Writable =>
      new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          size += chunk.byteLength;
          done();
        },
      });
    const args = ['/bin/sh', '-c', 'head -c 10000000 /dev/zero > /out/large'];
    const state = exec(image(lab.baseImage), { args, mounts: [bindMount('/out', scratch())] }).mount('/out');
    await client.build({ exporters: [{ type: 'tar', output }] }, returning(state));
    expect(size).toBeGreaterThan(10_000_000);
    // A daemon that has to wait for each window of HTTP/2's first size has no more than that under way.
    expect(line.mostUnderWay()).toBeGreaterThan(4 * 65_535);
  } finally {
    await line.close();
    await daemon.close();
  }
});

describe('a connection that is cut', () => {
  const base = image(lab.baseImage);
  const moments: Record<string, (cut: () => void) => BuildOptions> = {
    'at the first sign of progress': (cut) => ({ onStatus: cut }),
    'when the command has begun': (cut) => ({
      onStatus: ({ logs }) => {
        if (logs.length > 0) cut();
      },
    }),
    'while the context is sent': (cut) => ({
      locals: {
        context: {
          path: '/usr/share',
          filter: () => {
            cut();
            return true;
          },
        },
      },
    }),
  };

  test.each(Object.keys(moments))('%s ends the build, and says so', async (moment) => {
    await overTcp(async (client, hangUp) => {
      const options = moments[moment]?.(hangUp) ?? {};
      const context = file(base, [copy(local('context'), '/', '/context')]);
      const state = exec(options.locals === undefined ? base : context, {
        args: ['/bin/sh', '-c', `echo begun ${unique()}; sleep 600`],
      }).root;
      const failure: unknown = await client.build(options, returning(state)).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(BuildkitError);
      expect((failure as BuildkitError).code).toBe('CONNECTION_LOST');
    });
  });
});

needs({ containerdStore: true })(
  'credentials are asked of the caller, for the registry that is pushed to',
  async () => {
    const asked: string[] = [];
    const attributes = imageAttributes({
      names: [`${lab.registry}/buildkit-test/auth:1`],
      push: true,
      insecureRegistry: true,
    });
    const auth = async (host: string): Promise<undefined> => {
      asked.push(host);
      return undefined;
    };
    const recorder = new Recorder();
    await overTcp((client) =>
      client.build(
        { auth, exporters: [{ type: 'image', attributes }], onStatus: recorder.onStatus },
        returning(file(scratch(), [mkfile('/x', unique())])),
      ),
    );
    // A registry that asks for nothing may not need any; one that is asked about must be this one.
    expect(asked.filter((host) => host !== lab.registry)).toEqual([]);
    expect([...recorder.completed]).toContain('exporting to image');
  },
);
