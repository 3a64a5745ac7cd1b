/** @cost 10 */
import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Client, imageAttributes } from '../../../src/buildkit/index.ts';
import {
  cacheMount,
  copy,
  exec,
  file,
  image,
  inspect,
  local,
  marshal,
  merge,
  mkdir,
  mkfile,
  scratch,
  secretMount,
} from '../../../src/llb/index.ts';
import { Recorder, address, connectLab, failureOf, lab, needs, platform, returning, withDirectory } from './support.ts';

let client: Client;
beforeAll(async () => {
  client = await connectLab();
});
afterAll(() => {
  client.close();
});

const base = image(lab.baseImage);
const unique = (): string => `${process.pid}-${performance.now()}`;

async function fromRegistry(path: string, accept: string): Promise<Response> {
  const response = await fetch(`http://${lab.registry}/v2/${path}`, { headers: { accept } });
  expect(response.status).toBe(200);
  return response;
}

describe('the daemon', () => {
  needs({ own: true })('is recognised, though it does not know its own version', () => {
    expect(client.info).toMatchObject({ docker: true, containerdStore: true });
    expect(client.info.platforms[0]).toMatch(/^linux\//);
  });
});

describe('a build', () => {
  test('sends a directory and reads the result back', async () => {
    await withDirectory(async (directory) => {
      mkdirSync(join(directory, 'sub'));
      writeFileSync(join(directory, 'a.txt'), 'hello');
      writeFileSync(join(directory, 'sub', 'big'), Buffer.alloc(5_000_000, 'x'));
      writeFileSync(join(directory, 'sub', 'left out'), 'x');
      symlinkSync('a.txt', join(directory, 'link'));
      const state = file(scratch(), [
        copy(local('context'), '/', '/app', { contentsOnly: true, createDestPath: true }),
      ]);
      const locals = { context: { path: directory, filter: ({ path }: { path: string }) => path !== 'sub/left out' } };
      await client.build({ locals }, async (gateway) => {
        const ref = await gateway.solve(marshal(state, { platform, session: gateway.sessionId }));
        expect((await ref.readFile('/app/a.txt')).toString()).toBe('hello');
        expect((await ref.readFile('/app/sub/big')).equals(Buffer.alloc(5_000_000, 'x'))).toBe(true);
        expect((await ref.readFile('/app/sub/big', { offset: 4_999_990, length: 100 })).toString()).toBe(
          'x'.repeat(10),
        );
        expect((await ref.readDir('/app/sub')).map(({ name, size }) => [name, size])).toEqual([['big', 5_000_000]]);
        const [, link] = await ref.readDir('/app');
        expect(link).toMatchObject({ name: 'link', kind: 'symlink', link: 'a.txt' });
        expect(await ref.statFile('/app/link')).toMatchObject({ kind: 'regular', size: 5 });
        expect((await failureOf(ref.readFile('/app/none'))).code).toBe('SOURCE_NOT_FOUND');
        return { platforms: [] };
      });
    });
  });

  needs({ containerdStore: true })('pushes an image with its config, and gives its digest', async () => {
    const name = `${lab.registry}/buildkit-test/app:1`;
    const state = file(scratch(), [mkfile('/hello', 'hello')]);
    const attributes = imageAttributes({ names: [name], push: true, insecureRegistry: true });
    const result = await client.build(
      { exporters: [{ type: 'image', attributes }] },
      returning(state, { config: { Cmd: ['/hello'], Labels: { 'org.opencontainers.image.title': 'app' } } }),
    );
    expect(result.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    const type = 'application/vnd.oci.image.manifest.v1+json';
    const response = await fromRegistry('buildkit-test/app/manifests/1', type);
    expect(response.headers.get('docker-content-digest')).toBe(result.digest);
    const manifest = (await response.json()) as { mediaType: string; config: { digest: string }; layers: unknown[] };
    expect(manifest.mediaType).toBe(type);
    expect(manifest.layers).toHaveLength(1);
    const config = await fromRegistry(`buildkit-test/app/blobs/${manifest.config.digest}`, '*/*');
    expect(await config.json()).toMatchObject({ architecture: 'amd64', config: { Cmd: ['/hello'] } });
  });

  needs({ containerdStore: true })('pushes an index for several platforms, with provenance for each', async () => {
    const name = `${lab.registry}/buildkit-test/multi:1`;
    const attributes = imageAttributes({ names: [name], push: true, insecureRegistry: true });
    const frontendAttrs = { 'attest:provenance': 'mode=max' };
    const result = await client.build(
      { exporters: [{ type: 'image', attributes }], frontendAttrs },
      async (gateway) => {
        const platforms = await Promise.all(
          ['amd64', 'arm64'].map(async (architecture) => {
            const each = { os: 'linux', architecture };
            const ref = await gateway.solve(
              marshal(file(scratch(), [mkfile('/arch', architecture)]), { platform: each }),
            );
            return { platform: each, ref, config: { os: 'linux', architecture } };
          }),
        );
        return { platforms };
      },
    );
    const type = 'application/vnd.oci.image.index.v1+json';
    const response = await fromRegistry('buildkit-test/multi/manifests/1', type);
    expect(response.headers.get('docker-content-digest')).toBe(result.digest);
    const index = (await response.json()) as { manifests: { platform: { architecture: string } }[] };
    expect(index.manifests.map((each) => each.platform.architecture)).toEqual(['amd64', 'arm64', 'unknown', 'unknown']);
  });

  needs({ containerdStore: true })(
    'of the same graph a second time does nothing, and gives the same digest',
    async () => {
      const state = exec(base, { args: ['/bin/sh', '-c', `echo ${unique()} > /stamp`], name: 'stamp' }).root;
      const attributes = imageAttributes({ names: [`${lab.registry}/buildkit-test/twice:1`], sourceDateEpoch: 1 });
      const build = async (): Promise<[string | undefined, Recorder]> => {
        const recorder = new Recorder();
        const { digest } = await client.build(
          { exporters: [{ type: 'image', attributes }], onStatus: recorder.onStatus },
          returning(state),
        );
        return [digest, recorder];
      };
      const [first, cold] = await build();
      const [second, warm] = await build();
      expect(cold.cached).not.toContain('stamp');
      expect(warm.cached).toContain('stamp');
      expect(second).toBe(first);
    },
  );

  test('gives secrets to steps that ask for them, and to no other', async () => {
    const read = (): ReturnType<typeof returning> => {
      const script = `cat /run/secrets/token; [ ! -e /run/secrets/other ]; echo; echo ${unique()}`;
      const mounts = [
        secretMount('/run/secrets/token', { id: 'token' }),
        secretMount('/run/secrets/other', { id: 'other', optional: true }),
      ];
      return returning(exec(base, { args: ['/bin/sh', '-c', script], mounts }).root);
    };
    const recorder = new Recorder();
    await client.build({ secrets: { token: () => Buffer.from('s3cret') }, onStatus: recorder.onStatus }, read());
    expect(recorder.log).toContain('s3cret');
    expect((await failureOf(client.build({ secrets: {} }, read()))).message).toMatch(/token/);
  });

  test('resolves a name to a digest and the config of the image', async () => {
    await client.build({}, async (gateway) => {
      const resolved = await gateway.resolveImage(lab.baseImage, { platform });
      expect(resolved.digest).toMatch(/^sha256:/);
      expect(resolved.config).toMatchObject({ os: 'linux' });
      const missing = gateway.resolveImage(`${lab.registry}/does/not:exist`, { platform });
      expect((await failureOf(missing)).code).toBe('SOURCE_NOT_FOUND');
      return { platforms: [] };
    });
  });
});

test('the daemon knows every operation by the digest that it has here', async () => {
  const recorder = new Recorder();
  await withDirectory(async (directory) => {
    writeFileSync(join(directory, 'file'), unique());
    const copied = file(base, [
      mkdir('/app', { owner: { user: 'root' } }),
      copy(local('context'), '/', '/app', { exclude: ['x'] }),
    ]);
    const mounts = [
      secretMount('/run/secrets/none', { id: 'none', optional: true }),
      cacheMount('/cache', { id: 'digests' }),
    ];
    const built = exec(copied, { args: ['/bin/sh', '-c', 'ls /app'], env: { A: '1' }, mounts }).root;
    const state = merge([built, file(scratch(), [mkfile('/merged', 'x', { timestamp: 1_700_000_000 })])]);
    await client.build(
      { locals: { context: { path: directory } }, secrets: {}, onStatus: recorder.onStatus },
      async (gateway) => {
        const definition = marshal(state, { platform, session: gateway.sessionId });
        await gateway.solve(definition, { evaluate: true });
        const operations = inspect(definition).slice(0, -1);
        // The daemon has steps of its own as well.
        expect([...recorder.names.keys()]).toEqual(expect.arrayContaining(operations.map(({ digest }) => digest)));
        return { platforms: [] };
      },
    );
  });
});

describe('a build that fails', () => {
  test('says which step failed, with which command and exit code', async () => {
    const recorder = new Recorder();
    const location = {
      file: { filename: 'plan.json', data: Buffer.from('{}') },
      ranges: [{ start: { line: 1 }, end: { line: 1 } }],
    };
    const state = exec(base, { args: ['/bin/sh', '-c', 'echo last words; exit 42'], name: 'compile', location }).root;
    const failure = await failureOf(client.build({ onStatus: recorder.onStatus }, returning(state)));
    expect(failure).toMatchObject({ code: 'EXEC_FAILED', exitCode: 42, vertex: { name: 'compile' } });
    expect(failure.source).toMatchObject({ filename: 'plan.json', ranges: [{ start: { line: 1 } }] });
    expect(failure.message).toContain('exit code: 42');
    expect(recorder.log).toContain('last words');
  });

  test('explains commands that do not exist', async () => {
    const failure = await failureOf(
      client.build({}, returning(exec(base, { args: ['/bin/sh', '-c', 'nonesuch'] }).root)),
    );
    expect(failure).toMatchObject({ code: 'EXEC_FAILED', exitCode: 127 });
    expect(failure.hint).toMatch(/not found in the image/);
  });

  test('throws what the callback threw', async () => {
    class Own extends Error {}
    await expect(client.build({}, () => Promise.reject(new Own('mine')))).rejects.toBeInstanceOf(Own);
  });

  test('refuses to push where the registry does not answer', async () => {
    const attributes = imageAttributes({ names: ['127.0.0.1:9/app:1'], push: true, insecureRegistry: true });
    const state = file(scratch(), [mkfile('/hello', 'hello')]);
    const failure = await failureOf(client.build({ exporters: [{ type: 'image', attributes }] }, returning(state)));
    expect(failure.code).toBe('REGISTRY_UNREACHABLE');
  });

  test('names a file that it can not read', async () => {
    const locals = { context: { path: '/nonexistent/directory' } };
    const state = file(scratch(), [copy(local('context'), '/', '/')]);
    const failure = await failureOf(client.build({ locals }, returning(state)));
    expect(failure.message).toContain('/nonexistent/directory');
  });
});

describe('a build that is cancelled', () => {
  test('stops at once, on the daemon too', async () => {
    const controller = new AbortController();
    const mark = unique();
    const state = exec(base, { args: ['/bin/sh', '-c', `echo ${mark}; sleep 300`], name: 'sleep' }).root;
    const recorder = new Recorder();
    const failure = await failureOf(
      client.build(
        {
          signal: controller.signal,
          onStatus: (update) => {
            recorder.onStatus(update);
            if (recorder.log.includes(mark)) controller.abort(new Error('enough'));
          },
        },
        returning(state),
      ),
    );
    expect(failure).toMatchObject({ code: 'CANCELLED' });
    // The same step again would have to wait for, or share, one that still ran.
    const quick = exec(base, { args: ['/bin/sh', '-c', `echo ${unique()}`] }).root;
    await client.build({}, returning(quick));
  });

  test('does not start when it is cancelled before', async () => {
    const failure = await failureOf(client.build({ signal: AbortSignal.abort() }, returning(scratch())));
    expect(failure.code).toBe('CANCELLED');
  });
});

test('nothing keeps the process alive once the connection is closed', async () => {
  const script = `
    import { connect } from './src/buildkit/index.ts';
    const client = await connect(${JSON.stringify(address)}, { environment: process.env });
    await client.build({}, async () => ({ platforms: [] }));
    client.close();
    console.log('closed');
  `;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
  expect(stdout).toBe('closed\n');
});
