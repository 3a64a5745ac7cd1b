import { describe, expect, test } from '@jest/globals';
import {
  type State,
  bindMount,
  cacheMount,
  copy,
  digestOf,
  exec,
  file,
  image,
  inspect,
  local,
  marshal,
  secretMount,
  tmpfsMount,
} from '../../../src/llb/index.ts';
import { parsePlatform } from '../../../src/oci/index.ts';
import { type Init, codec } from '../../../src/proto/codec.ts';
import { CacheSharingOpt, MountType, type Op } from '../../../src/proto/ops.ts';

const platform = parsePlatform('linux/amd64');
const plat = { Architecture: 'amd64', OS: 'linux' };
const cons = {};
const ops = codec<Op>('pb.Op');
const encoded = (op: Init<Op>): string => digestOf(ops.encode(op)).slice('sha256:'.length);

/**
 * The digests of a graph's operations with all fields in the order of their numbers, as clients wrote them up to 0.17,
 * which is the form that the digests below are known in.
 */
function byNumber(state: State): readonly string[] {
  const known = new Map<string, string>();
  return inspect(marshal(state, { platform, session: 's1' })).map((entry) => {
    const inputs = entry.op.inputs.map(({ digest, index }) => ({ digest: known.get(digest) ?? '', index }));
    // Without a field that is null, an encoder finds the default in the message's prototype.
    const digest = digestOf(ops.encode(Object.assign(ops.decode(ops.encode(entry.op)), { inputs })));
    known.set(entry.digest, digest);
    return digest;
  });
}

// Digests that BuildKit's own Go client gave to these operations.
const alpine = '665ba8b2cdc0cb0200e2a42a6b3c0f8f684089f4cd1b81494fbb9805879120f7';
const golang = 'fc8f7a5a931404bb996ee93e11e03292efdfdf9a150192d59616c38f4796d934';
const apkAdd = 'a46222437dd4c7aef26b33042c506f39c90472d7289c549f52c3f3b2f8aae351';
const copyBuildctl = '3f6611a49d8ac083bc452ecf6eda130cb5c7616c18ddfa66a725c899a94b56cc';
const copyApp = '9c2983bee7ccc9a7a78e68023862d96441c6ad232f234d49167edfeb861e04cc';
const chmodApp = 'c0550c726d1950c5e93f6f808aff011ebbf177177b23e7810bb77ecb1806b3be';
const terminal = '8762169e75acc64712d28ed2d2557b1b86e0d1ee408b3fed64cd201e2c74e383';

describe('operations have the bytes that the Go client gives them', () => {
  test('image sources', () => {
    expect(byNumber(image('alpine'))[0]).toBe(`sha256:${alpine}`);
    expect(byNumber(image('golang:1.12-alpine'))[0]).toBe(`sha256:${golang}`);
  });

  test('exec with environment', () => {
    const path = 'PATH=/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
    expect(
      encoded({
        inputs: [{ digest: `sha256:${golang}`, index: 0 }],
        exec: {
          meta: { args: ['apk', 'add', '--no-cache', 'g++', 'linux-headers'], env: [path, 'GOPATH=/go'], cwd: '/' },
          mounts: [{ input: 0, dest: '/', output: 0 }],
        },
        platform: plat,
        constraints: cons,
      }),
    ).toBe(apkAdd);
  });

  test('exec with several mounts', () => {
    const src = 'sha256:06e161ac55cee0a4f3f38af176bb754c1c139d39c166399f7a514a262bb197c8';
    expect(
      encoded({
        inputs: [
          { digest: `sha256:${alpine}`, index: 0 },
          { digest: src, index: 0 },
        ],
        exec: {
          meta: { args: ['cp', '-a', '/src/bin/buildctl', '/dest/bin/'], cwd: '/' },
          mounts: [
            { input: 0, dest: '/', output: 0 },
            { input: 0, dest: '/dest', output: 1 },
            { input: 1, dest: '/src', output: 2 },
          ],
        },
        platform: plat,
        constraints: cons,
      }),
    ).toBe(copyBuildctl);
  });

  test('copy with every flag of a Dockerfile COPY, exec on top of it', () => {
    expect(
      encoded({
        inputs: [
          { digest: 'sha256:2c55385cff27f03725baa576f152fed01724374a0a78e865616b1f23b29009a4' },
          { digest: 'sha256:8824e9b3a491d8366e62a6c40cd2faf2a674dd75654d2c2011b2f4ebcae82696' },
        ],
        file: {
          actions: [
            {
              input: 0,
              secondaryInput: 1,
              output: 0,
              copy: {
                src: '/binary-linux-amd64/binary-linux-amd64',
                dest: '/app',
                mode: -1,
                timestamp: -1,
                followSymlink: true,
                dirCopyContents: true,
                attemptUnpackDockerCompatibility: true,
                createDestPath: true,
                allowWildcard: true,
                allowEmptyWildcard: true,
              },
            },
          ],
        },
        platform: plat,
        constraints: cons,
      }),
    ).toBe(copyApp);
    expect(
      encoded({
        inputs: [{ digest: `sha256:${copyApp}`, index: 0 }],
        exec: {
          meta: {
            args: ['/bin/sh', '-c', 'chmod 755 /app'],
            env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
            cwd: '/',
            removeMountStubsRecursive: true,
          },
          mounts: [{ input: 0, dest: '/', output: 0 }],
        },
        platform: plat,
        constraints: cons,
      }),
    ).toBe(chmodApp);
  });

  test('the operation that ends a definition', () => {
    const root = 'sha256:a4c7ff10faf34e69e519045fa9cec8677ae4fe7bf04a341d818568704c5f317a';
    expect(encoded({ inputs: [{ digest: root, index: 0 }] })).toBe(terminal);
  });
});

describe('a graph made with the library', () => {
  const base = image('docker.io/library/alpine:3.20', { recordType: 'internal', resolveMode: 'local' });
  const context = local('ctx', { sharedKeyHint: 'ctx', unique: 'u1' });
  const copied = file(base, [
    copy(context, '/', '/app/', { contentsOnly: true, createDestPath: true, exclude: ['node_modules', '.git'] }),
  ]);
  const built = exec(copied, {
    args: ['/bin/sh', '-c', 'make'],
    env: { PATH: '/usr/bin:/bin' },
    cwd: '/app',
    validExitCodes: [0, 3],
    mounts: [
      tmpfsMount('/tmp'),
      secretMount('/run/secrets/t', { id: 't', optional: true }),
      cacheMount('/root/.cache', { id: 'x/root/.cache', sharing: 'locked' }),
    ],
  }).root;
  const entries = inspect(marshal(built, { platform, session: 's1' }));

  test('holds what the published vectors hold, from the first source to the last operation', () => {
    expect(byNumber(built)).toEqual([
      'sha256:14453b1d33a152291860179d980fcaf05abd451e9218a2e00ae6e064dc4a9d2f',
      'sha256:ada6ec675acdccfd9415dd750ea73248f0271cd1823544ec4dd214ac49c7d6f7',
      'sha256:3ebc395f6637e2d986bf82b1eb144e80bcf6190722e47b46dbd0e65212086be2',
      'sha256:961a6482eab09f7eec0a30352f7428dc610a2c11711f59626a17bc3e7b06a3a0',
      'sha256:3a388cf91e5c860c2448308bc58d56e74bc8921772bb53c24e1cd778b3f5cbc8',
    ]);
  });

  test('has the published bytes of its local source, but for the order of the two fields', () => {
    const source =
      '1a520a0b6c6f63616c3a2f2f63747812130a0d6c6f63616c2e73657373696f6e12027331121a0a136c6f63616c2e7368617265646b657968' +
      '696e74120363747812120a0c6c6f63616c2e756e69717565120275315a00';
    const constraints = '5a00';
    const definition = marshal(built, { platform, session: 's1' });
    expect(Buffer.from(definition.def[1] ?? []).toString('hex')).toBe(
      constraints + source.slice(0, -constraints.length),
    );
  });

  test('has the digests that BuildKit 0.25 finds when it writes the operations anew', () => {
    const base = image('127.0.0.1:43151/chainguard/wolfi-base:latest');
    const digests = inspect(marshal(exec(base, { args: ['/bin/sh', '-c', 'exit 42'] }).root, { platform }));
    expect(digests.slice(0, 2).map(({ digest }) => digest)).toEqual([
      'sha256:0a73d5f77a25f378d4fb3d04359cf6ed9317cc881067c370667c62d8474fd04a',
      'sha256:3862629322b7a2fd7d9fc29b89d047ea6b3267d62506270155d2b0b0e5618003',
    ]);
  });

  test('writes mounts by target, with caches and secrets outside inputs and outputs', () => {
    expect(entries[3]?.op.exec?.mounts.map(({ dest, mountType }) => [dest, mountType])).toEqual([
      ['/', MountType.BIND],
      ['/root/.cache', MountType.CACHE],
      ['/run/secrets/t', MountType.SECRET],
      ['/tmp', MountType.TMPFS],
    ]);
    expect(entries[3]?.op.exec?.mounts[1]?.cacheOpt?.sharing).toBe(CacheSharingOpt.LOCKED);
  });

  test('is the same for equal graphs, however they were put together', () => {
    const again = exec(
      file(image('alpine:3.20', { recordType: 'internal', resolveMode: 'local' }), [
        copy(local('ctx', { unique: 'u1', sharedKeyHint: 'ctx' }), '/', '/app/', {
          exclude: ['node_modules', '.git'],
          createDestPath: true,
          contentsOnly: true,
        }),
      ]),
      {
        mounts: [
          cacheMount('/root/.cache', { id: 'x/root/.cache', sharing: 'locked' }),
          secretMount('/run/secrets/t', { optional: true, id: 't' }),
          tmpfsMount('/tmp'),
        ],
        validExitCodes: [0, 3],
        env: { PATH: '/usr/bin:/bin' },
        cwd: '/app',
        args: ['/bin/sh', '-c', 'make'],
      },
    ).root;
    expect(marshal(again, { platform, session: 's1' })).toEqual(marshal(built, { platform, session: 's1' }));
  });

  test('holds an operation once, though it was made twice', () => {
    const first = exec(image('alpine'), { args: ['a'] }).root;
    const second = exec(image('alpine'), { args: ['a'] }).root;
    const both = exec(first, { args: ['b'], mounts: [bindMount('/other', second, { readonly: true })] }).root;
    const [, , last] = inspect(marshal(both, { platform }));
    expect(inspect(marshal(both, { platform }))).toHaveLength(4);
    expect(last?.op.inputs).toHaveLength(1);
  });
});
