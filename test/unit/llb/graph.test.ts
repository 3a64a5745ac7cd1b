import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
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
  inspect,
  local,
  marshal,
  merge,
  mkdir,
  mkfile,
  ociLayout,
  rm,
  scratch,
  sshMount,
  symlink,
} from '../../../src/llb/index.ts';
import { parsePlatform } from '../../../src/oci/index.ts';

const platform = parsePlatform('linux/amd64');
const entries = (state: State) => inspect(marshal(state, { platform }));
const metadata = (state: State) => entries(state).at(-2)?.metadata;
const op = (state: State) => entries(state).at(-2)?.op;
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('exec', () => {
  test('numbers outputs densely over writable bind mounts', () => {
    const run = exec(image('alpine'), {
      args: ['make'],
      mounts: [
        bindMount('/src', local('src'), { readonly: true }),
        bindMount('/out', scratch()),
        bindMount('/scrap', image('alpine'), { discard: true }),
        cacheMount('/cache', { id: 'c' }),
      ],
    });
    expect(run.root.output).toBe(0);
    expect(run.mount('/out').output).toBe(1);
    expect(() => run.mount('/src')).toThrow(/no output at \/src/);
    const mounts = op(run.root)?.exec?.mounts.map((mount) =>
      plain([mount.dest, Number(mount.input), Number(mount.output)]),
    );
    expect(mounts).toEqual([
      ['/', 0, 0],
      ['/cache', -1, -1],
      ['/out', -1, 1],
      ['/scrap', 0, -1],
      ['/src', 1, -1],
    ]);
  });

  test('leaves a read-only root as it was', () => {
    const base = image('alpine');
    const run = exec(base, { args: ['scan'], readonlyRoot: true, mounts: [bindMount('/run/out', scratch())] });
    expect(run.root).toBe(base);
    expect(run.mount('/run/out').output).toBe(0);
  });

  test('asks for the capability that an old daemon would silently do without', () => {
    expect(metadata(exec(image('a'), { args: ['x'], validExitCodes: [0, 1] }).root)?.caps).toEqual({
      'exec.validexitcode': true,
    });
    expect(metadata(exec(image('a'), { args: ['x'] }).root)?.caps).toBeUndefined();
  });

  test('refuses what no daemon would run', () => {
    expect(() => exec(scratch(), { args: [] })).toThrow(/at least one argument/);
    expect(() => exec(scratch(), { args: ['x'], cwd: 'app' })).toThrow(/"app" is not absolute/);
    expect(() => exec(scratch(), { args: ['x'], mounts: [sshMount('agent')] })).toThrow(/"agent" is not absolute/);
    expect(() => exec(scratch(), { args: ['x'], mounts: [bindMount('/', scratch())] })).toThrow(/Two mounts at \//);
    expect(() => exec(scratch(), { args: ['x'], mounts: [cacheMount('/c', { id: '' })] })).toThrow(/needs an id/);
  });
});

describe('file operations', () => {
  test('chain: each action works on the result of the one before', () => {
    const state = file(scratch(), [
      mkdir('/etc'),
      mkfile('/etc/passwd', 'root:x:0:0::/:/bin/sh\n'),
      copy(local('src'), '/a', '/b'),
      symlink('b', '/c'),
      rm('/etc'),
    ]);
    const actions = op(state)?.file?.actions.map((action) =>
      [action.input, action.secondaryInput, action.output].map(Number),
    );
    expect(actions).toEqual([
      [-1, -1, -1],
      [1, -1, -1],
      [2, 0, -1],
      [3, -1, -1],
      [4, -1, 0],
    ]);
  });

  test('resolve an owner by name in the file system that the action works on', () => {
    const state = file(image('alpine'), [mkdir('/a', { owner: { user: 'app', group: 10 } })]);
    expect(op(state)?.file?.actions[0]?.mkdir?.owner?.user?.byName?.name).toBe('app');
    expect(op(state)?.file?.actions[0]?.mkdir?.owner?.group?.byID).toBe(10);
    expect(() => file(scratch(), [mkdir('/a', { owner: { user: 'app' } })])).toThrow(/give numbers on scratch/);
  });

  test('write times to the nanosecond', () => {
    const state = file(scratch(), [mkdir('/a', { timestamp: 1_700_000_000 })]);
    expect(op(state)?.file?.actions[0]?.mkdir?.timestamp).toMatchObject({ high: 0x17979cfe, low: 908_722_176 });
  });

  test('keep mode and time of copied files unless told otherwise', () => {
    const action = op(file(scratch(), [copy(local('src'), '/', '/')]))?.file?.actions[0]?.copy;
    expect([action?.mode, Number(action?.timestamp)]).toEqual([-1, -1]);
  });
});

describe('merge and diff', () => {
  test('leave out the empty file system', () => {
    const base = image('alpine');
    expect(merge([scratch(), scratch()])).toBe(scratch());
    expect(merge([scratch(), base])).toBe(base);
    expect(diff(scratch(), base)).toBe(base);
    expect(op(merge([base, local('src')]))?.merge?.inputs.map(({ input }) => Number(input))).toEqual([0, 1]);
    expect(op(diff(base, scratch()))?.diff?.upper?.input).toMatchObject({ low: -1 });
  });
});

describe('sources', () => {
  test('git remotes keep their address and get the authentication that their scheme uses', () => {
    const source = (remote: string, options = {}) => op(git(remote, options))?.source;
    expect(source('https://github.com/a/b.git', { ref: 'main', subdir: 'sub' })).toMatchObject({
      identifier: 'git://github.com/a/b.git#main:sub',
      attrs: { 'git.fullurl': 'https://github.com/a/b.git', 'git.authtokensecret': 'GIT_AUTH_TOKEN' },
    });
    expect(source('git@github.com:a/b.git')).toMatchObject({
      identifier: 'git://github.com/a/b.git',
      attrs: { 'git.mountsshsock': 'default' },
    });
    expect(() => git('not a remote')).toThrow(/not the address/);
  });

  test('http sources carry checksum and file attributes', () => {
    expect(op(http('https://h/f', { checksum: 'sha256:ab', filename: 'f', mode: 0o644 }))?.source).toMatchObject({
      identifier: 'https://h/f',
      attrs: { 'http.checksum': 'sha256:ab', 'http.filename': 'f', 'http.perm': '0644' },
    });
    expect(() => http('ftp://h/f')).toThrow(/not an http or https address/);
  });

  test('OCI layouts need a digest', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    expect(op(ociLayout(`example.com/a@${digest}`, { store: 'layout' }))?.source?.attrs).toEqual({
      'oci.store': 'layout',
    });
    expect(() => ociLayout('example.com/a:latest', { store: 'layout' })).toThrow(/has none/);
  });

  test('local sources have names that fit an address', () => {
    expect(() => local('../etc')).toThrow(/not a name/);
  });
});

describe('metadata', () => {
  test('carries name, group and cache setting next to the operation, not in it', () => {
    const bare = exec(image('alpine'), { args: ['x'] }).root;
    const named = exec(image('alpine'), {
      args: ['x'],
      name: 'compile',
      ignoreCache: true,
      progressGroup: { id: 'g', name: 'build' },
    }).root;
    expect(entries(named).map(({ digest }) => digest)).toEqual(entries(bare).map(({ digest }) => digest));
    expect(metadata(named)).toEqual({
      ignore_cache: true,
      description: { 'llb.customname': 'compile' },
      progress_group: { id: 'g', name: 'build' },
    });
  });

  test('exists for every operation, the last one included', () => {
    const definition = marshal(exec(image('alpine'), { args: ['x'] }).root, { platform });
    expect(Object.keys(definition.metadata)).toHaveLength(definition.def.length);
  });

  test('locations point into files that are written once', () => {
    const plan = { filename: 'plan.json', language: 'json' };
    const at = (line: number) => ({ location: { file: plan, ranges: [{ start: { line }, end: { line } }] } });
    const first = exec(image('alpine'), { args: ['a'], ...at(3) }).root;
    const definition = marshal(exec(first, { args: ['b'], ...at(7) }).root, { platform });
    expect(definition.Source?.infos).toEqual([plan]);
    const lines = Object.values(definition.Source?.locations ?? {}).map(
      (each) => each?.locations?.[0]?.ranges?.[0]?.start?.line,
    );
    expect(lines.sort()).toEqual([3, 7]);
  });
});

test('the empty file system is an empty definition', () => {
  expect(marshal(scratch())).toEqual({ def: [], metadata: {} });
});

test('a graph may be deeper than the stack', () => {
  let state = image('alpine');
  for (let step = 0; step < 20_000; step++) state = exec(state, { args: [String(step)] }).root;
  expect(marshal(state, { platform }).def).toHaveLength(20_002);
});

test('inputs always come before the operations that read them', () => {
  const graph = fc.letrec<{ state: State }>((tie) => ({
    state: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(scratch(), image('alpine'), image('busybox'), local('src')),
      fc.tuple(tie('state'), fc.constantFrom('a', 'b')).map(([base, arg]) => exec(base, { args: [arg] }).root),
      fc.tuple(tie('state'), tie('state')).map(([base, from]) => file(base, [copy(from, '/x', '/y')])),
      fc.array(tie('state'), { maxLength: 3 }).map((states) => merge(states)),
      fc.tuple(tie('state'), tie('state')).map(([lower, upper]) => diff(lower, upper)),
    ),
  })).state;
  fc.assert(
    fc.property(graph, (state) => {
      const seen = new Set<string>();
      for (const { digest, op: each } of entries(state)) {
        for (const input of each.inputs) expect(seen).toContain(input.digest);
        expect(seen).not.toContain(digest);
        seen.add(digest);
      }
    }),
  );
});
