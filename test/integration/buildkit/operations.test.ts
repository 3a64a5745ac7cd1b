/** @cost 10 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type BuildOptions, type Client, type Ref, BuildkitError } from '../../../src/buildkit/index.ts';
import {
  type CopyOptions,
  type ExecOptions,
  type State,
  bindMount,
  cacheMount,
  copy,
  diff,
  exec,
  file,
  git,
  http,
  image,
  local,
  marshal,
  merge,
  mkdir,
  mkfile,
  rm,
  scratch,
  secretMount,
  symlink,
  tmpfsMount,
} from '../../../src/llb/index.ts';
import { tarOf } from '../../../src/buildkit/container/tar.ts';
import { makeRepository, serveGit } from './git-server.ts';
import { Recorder, connectLab, failureOf, lab, needs, platform, withDirectory } from './support.ts';

let client: Client;
beforeAll(async () => {
  client = await connectLab();
});
afterAll(() => {
  client.close();
});

const base = image(lab.baseImage);
const unique = `${process.pid}-${performance.now()}`;

/** Solves a state and looks at what came of it. */
async function solved<T>(state: State, look: (ref: Ref) => Promise<T>, options: BuildOptions = {}): Promise<T> {
  let seen: T | undefined;
  await client.build(options, async (gateway) => {
    const ref = await gateway.solve(marshal(state, { platform, session: gateway.sessionId }), { evaluate: true });
    seen = await look(ref);
    return { platforms: [] };
  });
  return seen as T;
}

const text =
  (path: string) =>
  async (ref: Ref): Promise<string> =>
    (await ref.readFile(path)).toString();

const names =
  (path: string) =>
  async (ref: Ref): Promise<string[]> =>
    (await ref.readDir(path)).map(({ name }) => name);

describe('a source', () => {
  const body = `downloaded ${unique}`;
  const checksum = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  const server = createServer((_request, response) => response.end(body));
  let url: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));

  test('over http has the name, mode and owner that it is given, and the content that its checksum says', async () => {
    const downloaded = http(url, { checksum, filename: 'tool', mode: 0o750, uid: 7, gid: 8 });
    const info = await solved(downloaded, async (ref) => ({ ...(await ref.statFile('/tool')) }));
    expect(info).toMatchObject({ size: body.length, uid: 7, gid: 8 });
    expect(info.mode & 0o777).toBe(0o750);
    const wrong = http(url, { checksum: checksum.replace(/.{8}$/, '00000000') });
    expect((await failureOf(solved(wrong, text('/file')))).message).toMatch(/digest mismatch/);
  });

  needs({ git: true })('in git is a branch, a tag or a commit, whole or a folder of it', async () => {
    await withDirectory(async (root) => {
      mkdirSync(join(root, 'repository'));
      const { first, second } = makeRepository(join(root, 'repository'));
      const { url: address, close } = await serveGit(root);
      try {
        const remote = `${address}/repository/.git`;
        expect(await solved(git(remote, { ref: 'main' }), text('/service/file'))).toBe('two');
        expect(await solved(git(remote, { ref: 'v1', subdir: 'service' }), text('/file'))).toBe('one');
        const kept = git(remote, { ref: second, keepGitDir: true });
        expect(await solved(kept, names('/'))).toEqual(['.git', 'service']);
        const missing = await failureOf(solved(git(remote, { ref: 'nowhere' }), names('/')));
        expect(missing.message).toMatch(/nowhere/);
        const checked = await solved(git(remote, { ref: 'v1', checksum: first }), text('/service/file')).catch(
          (error: unknown) => error,
        );
        if (checked instanceof BuildkitError) expect(checked.message).toMatch(/0\.22/);
        else expect(checked).toBe('one');
      } finally {
        await close();
      }
    });
  });

  needs({ git: true })('in a git repository that asks for a token gets it from a secret', async () => {
    await withDirectory(async (root) => {
      mkdirSync(join(root, 'private'));
      const { first } = makeRepository(join(root, 'private'));
      const authorization = `basic ${Buffer.from('x-access-token:t0ken').toString('base64')}`;
      const { url: address, close } = await serveGit(root, authorization);
      try {
        const remote = git(`${address}/private/.git`, { ref: first });
        const secrets = { GIT_AUTH_TOKEN: () => Buffer.from('t0ken') };
        expect(await solved(remote, text('/service/file'), { secrets })).toBe('one');
        const other = git(`${address}/private/.git`, { ref: 'main' });
        expect((await failureOf(solved(other, names('/'), { secrets: {} }))).message).toMatch(
          /could not read Username/,
        );
      } finally {
        await close();
      }
    });
  });
});

describe('a step', () => {
  const run = (script: string, options: Omit<ExecOptions, 'args'> = {}): ReturnType<typeof exec> =>
    exec(base, { args: ['/bin/sh', '-ec', script], ...options });
  const said = async (script: string, options: Omit<ExecOptions, 'args'> = {}, build: BuildOptions = {}) => {
    const recorder = new Recorder();
    await solved(run(`${script} # ${unique}`, options).root, () => Promise.resolve(), {
      ...build,
      onStatus: recorder.onStatus,
    });
    return recorder.log;
  };

  test('has the environment, directory, user, name and hosts that it is given', async () => {
    const script = 'echo "$A|$(pwd)|$(id -u):$(id -g)|$(hostname)"; grep example /etc/hosts';
    const options = {
      env: { A: 'a b' },
      cwd: '/usr',
      user: '65532:65532',
      hostname: 'builder',
      extraHosts: [{ host: 'example.test', ip: '192.0.2.7' }],
    };
    const log = await said(script, options);
    expect(log).toContain('a b|/usr|65532:65532|builder');
    expect(log).toMatch(/192\.0\.2\.7\s+example\.test/);
  });

  test('can have limits, and no network', async () => {
    const ulimits = [{ name: 'nofile', soft: 77, hard: 99 }];
    expect(await said('ulimit -Sn; ulimit -Hn', { ulimits })).toMatch(/77\s+99/);
    expect(await said('ls /sys/class/net | tr "\\n" " "; echo end', { network: 'none' })).toMatch(/^lo end$/m);
  });

  test('sees proxies that are no part of what it is cached by', async () => {
    const script = `echo proxy=$http_proxy > /seen; echo ${unique}`;
    const first = run(script, { proxy: { http: 'http://192.0.2.1:1' } }).root;
    const second = run(script, { proxy: { http: 'http://192.0.2.2:1' } }).root;
    expect(await solved(first, text('/seen'))).toContain('proxy=http://192.0.2.1:1');
    expect(await solved(second, text('/seen'))).toContain('proxy=http://192.0.2.1:1');
  });

  test('gives out what it wrote in a mount, and nothing of one that is read-only or thrown away', async () => {
    const seed = file(scratch(), [mkdir('/in'), mkfile('/in/seed', 'seed')]);
    const result = run('cat /kept/seed; echo new > /kept/new; echo gone > /thrown/new; ! touch /fixed/new', {
      mounts: [
        bindMount('/kept', seed, { selector: '/in' }),
        bindMount('/thrown', seed, { discard: true }),
        bindMount('/fixed', seed, { readonly: true }),
      ],
    });
    expect(await solved(result.mount('/kept'), names('/in'))).toEqual(['new', 'seed']);
    expect(() => result.mount('/thrown')).toThrow(/no output/);
    expect(() => result.mount('/fixed')).toThrow(/no output/);
    expect((await solved(result.root, names('/'))).filter((name) => name === 'kept')).toEqual([]);
  });

  test('can have a root that it only reads', async () => {
    const mounts = [bindMount('/out', scratch())];
    const step = run('touch /new 2> /out/said || echo refused >> /out/said', { readonlyRoot: true, mounts });
    expect(await solved(step.mount('/out'), text('/said'))).toMatch(/Read-only file system\s+refused/);
  });

  test('has memory for a while, and caches that others see or do not see', async () => {
    const log = await said('df -k /scratch | tail -1', { mounts: [tmpfsMount('/scratch', { size: 8 * 1024 * 1024 })] });
    expect(log).toMatch(/tmpfs\s+8192/);
    const mounts = [cacheMount('/cache', { id: `locked-${unique}`, sharing: 'locked' })];
    await said('echo one >> /cache/lines', { mounts });
    expect(await said('echo two >> /cache/lines; cat /cache/lines', { mounts })).toMatch(/one\s+two/);
    const seeded = [cacheMount('/cache', { id: `seeded-${unique}`, source: file(scratch(), [mkfile('/from', 'x')]) })];
    expect(await said('ls /cache', { mounts: seeded })).toContain('from');
  });

  test('gets secrets as files with a mode and an owner, and as variables', async () => {
    const options = {
      user: '65532',
      mounts: [secretMount('/run/token', { id: 'token', uid: 65532, gid: 65532, mode: 0o440 })],
      secretEnv: [
        { id: 'token', name: 'TOKEN' },
        { id: 'none', name: 'NONE', optional: true },
      ],
    };
    const secrets = { token: () => Buffer.from('s3cret') };
    const log = await said('stat -c "%a %u" /run/token; cat /run/token; echo "|$TOKEN|$NONE|"', options, { secrets });
    expect(log).toMatch(/440 65532\s+s3cret\|s3cret\|\|/);
  });

  test('may end with another code where that is a success, or is refused where the daemon would not know', async () => {
    const state = run(`echo ${unique}; exit 3`, { validExitCodes: [0, 3] }).root;
    const outcome = await solved(state, names('/')).catch((error: unknown) => error);
    if (outcome instanceof BuildkitError) {
      expect(outcome.code).toBe('UNSUPPORTED');
      expect(outcome.message).toMatch(/0\.17/);
    } else {
      expect(outcome).toContain('usr');
    }
  });

  test('without its sandbox needs the entitlement, and is told so', async () => {
    const state = run(`echo ${unique}`, { security: 'insecure' }).root;
    expect((await failureOf(solved(state, names('/')))).message).toMatch(/security\.insecure/);
  });

  test('that no cache may answer runs each time', async () => {
    const time = (): State => run('cat /proc/uptime > /time', { ignoreCache: true }).root;
    expect(await solved(time(), text('/time'))).not.toBe(await solved(time(), text('/time')));
  });
});

describe('files', () => {
  const tree = file(scratch(), [
    mkdir('/tree/deep/empty', { parents: true }),
    mkfile('/tree/a.txt', 'a', { mode: 0o640 }),
    mkfile('/tree/b.md', 'b'),
    mkfile('/tree/deep/c.txt', 'c'),
  ]);
  const copied = (src: string, dest: string, options: CopyOptions = {}): State =>
    file(scratch(), [copy(tree, src, dest, options)]);

  test('are made with mode, owner and time', async () => {
    const owner = { user: 5, group: 6 };
    const state = file(scratch(), [
      mkdir('/d', { mode: 0o711, owner, timestamp: 1_700_000_000 }),
      mkfile('/d/f', 'x', { mode: 0o604, owner, timestamp: 1_700_000_001 }),
    ]);
    const [directory, made] = await solved(state, (ref) => Promise.all([ref.statFile('/d'), ref.statFile('/d/f')]));
    expect(directory).toMatchObject({ kind: 'directory', uid: 5, gid: 6 });
    expect(made).toMatchObject({ kind: 'regular', uid: 5, gid: 6, size: 1 });
    expect([directory.mode & 0o777, made.mode & 0o777]).toEqual([0o711, 0o604]);
    expect(made.modified.getTime()).toBe(1_700_000_001_000);
  });

  test('belong to a user whose name the image knows', async () => {
    const state = file(base, [mkfile('/named', 'x', { owner: { user: 'nobody', group: 'nobody' } })]);
    expect(await solved(state, (ref) => ref.statFile('/named'))).toMatchObject({ uid: 65534, gid: 65534 });
  });

  test('are copied by name, by pattern, as contents, and with patterns of their own', async () => {
    expect(await solved(copied('/tree', '/'), names('/tree'))).toEqual(['a.txt', 'b.md', 'deep']);
    expect(await solved(copied('/tree', '/to', { contentsOnly: true }), names('/to'))).toEqual([
      'a.txt',
      'b.md',
      'deep',
    ]);
    expect(await solved(copied('/tree/*.txt', '/to/', { wildcard: true, createDestPath: true }), names('/to'))).toEqual(
      ['a.txt'],
    );
    const chosen = copied('/tree', '/to', { contentsOnly: true, include: ['**/*.txt'], exclude: ['a.*'] });
    expect(await solved(chosen, names('/to'))).toEqual(['deep']);
    expect(await solved(chosen, names('/to/deep'))).toEqual(['c.txt']);
    expect((await failureOf(solved(copied('/tree/*.none', '/', { wildcard: true }), names('/')))).message).toMatch(
      /none/,
    );
    const nothing = copied('/tree/*.none', '/', { wildcard: true, allowEmptyWildcard: true });
    expect(await solved(nothing, names('/'))).toEqual([]);
  });

  test('are copied with another mode and owner', async () => {
    const state = copied('/tree/a.txt', '/a', { mode: 0o600, owner: { user: 9, group: 9 } });
    const info = await solved(state, (ref) => ref.statFile('/a'));
    expect(info).toMatchObject({ uid: 9, gid: 9 });
    expect(info.mode & 0o777).toBe(0o600);
  });

  test('are unpacked from archives', async () => {
    await withDirectory(async (directory) => {
      writeFileSync(join(directory, 'archive.tar.gz'), gzipSync(tarOf({ 'in/side': 'unpacked' })));
      const state = file(scratch(), [copy(local('archives'), '/archive.tar.gz', '/to/', { unpack: true })]);
      const locals = { archives: { path: directory } };
      expect(await solved(state, text('/to/in/side'), { locals })).toBe('unpacked');
    });
  });

  test('are removed by name and by pattern, and have to be there unless they need not', async () => {
    const removed = file(tree, [rm('/tree/*.txt', { wildcard: true }), rm('/none', { allowNotFound: true })]);
    expect(await solved(removed, names('/tree'))).toEqual(['b.md', 'deep']);
    expect((await failureOf(solved(file(tree, [rm('/none')]), names('/')))).message).toMatch(/none/);
  });

  test('can be links where the daemon makes them, and are refused where it would not', async () => {
    const state = file(scratch(), [symlink('target', '/link')]);
    const outcome = await solved(state, (ref) => ref.readDir('/')).catch((error: unknown) => error);
    if (outcome instanceof BuildkitError) expect(outcome.message).toMatch(/0\.19/);
    else expect(outcome).toMatchObject([{ name: 'link', kind: 'symlink', link: 'target' }]);
  });
});

describe('layers', () => {
  const one = file(scratch(), [mkfile('/one', '1'), mkfile('/both', '1')]);
  const two = file(one, [mkfile('/two', '2'), rm('/one')]);

  needs({ containerdStore: true })('lie over each other, the later one on top', async () => {
    const over = file(scratch(), [mkfile('/both', 'over')]);
    const merged = merge([one, over]);
    expect(await solved(merged, names('/'))).toEqual(['both', 'one']);
    expect(await solved(merged, text('/both'))).toBe('over');
  });

  needs({ containerdStore: true })('are told apart: what is new, and what went away', async () => {
    expect(await solved(diff(one, two), names('/'))).toEqual(['two']);
    expect(await solved(merge([one, diff(one, two)]), names('/'))).toEqual(['both', 'two']);
  });
});
