import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { layoutDigest } from '../../../src/oci/index.ts';
import { ContentStore } from '../../../src/buildkit/session/content-store.ts';
import { diskSource } from '../../../src/host/disk-source.ts';
import { openRepository } from '../../../src/host/open-repository.ts';
import { placeAddress } from '../../../src/host/buildkit-address.ts';
import { containerOptions } from '../../../src/host/buildkit-container.ts';
import { dockerContextSource } from '../../../src/host/context-source.ts';
import { contextSource } from '../../../src/host/repository-source.ts';
import { dockerfileSources } from '../../../src/host/dockerfile-sources.ts';
import { chooseDockerfile } from '../../../src/host/dockerfile.ts';
import { readLockFile, writeLockFile } from '../../../src/host/lock-file.ts';
import { placeCaches, placeOutputs } from '../../../src/host/output-places.ts';
import { resolveSettings, type RawSettings } from '../../../src/host/settings.ts';
import { sshAgents } from '../../../src/host/ssh-agents.ts';
import { namedOutput, readNamed, resolveNamed, workspaceOf } from '../../../src/host/workspace-path.ts';
import { parseOutputs } from '../../../src/options/outputs.ts';
import type { LineSettings } from '../../../src/app/settings.ts';
import { AipackError } from '../../../src/schema/errors.ts';
import { mustNotTell } from '../../support/detect/contents.ts';

const SECRET = 'what only the runner knows';
let root: string;
/** The checkout, in which somebody else put links. */
let checkout: string;
let outside: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'aipack-paths-'));
  checkout = join(root, 'checkout');
  outside = join(root, 'outside');
  write('outside/file', SECRET);
  write('checkout/app/package.json', '{}');
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text: string): string {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
}

function link(target: string, path: string): string {
  const full = join(checkout, path);
  mkdirSync(dirname(full), { recursive: true });
  symlinkSync(target, full);
  return full;
}

const here = () => workspaceOf(checkout, checkout);

/** The codes of what is thrown, which is never anything but problems that are told. */
function codes(run: () => unknown): readonly string[] {
  try {
    run();
    return [];
  } catch (error) {
    if (!(error instanceof AipackError)) throw error;
    expect(error.message).not.toContain(SECRET);
    return error.problems.map(({ code }) => code);
  }
}

const OUTSIDE = ['PATH_OUTSIDE_REPOSITORY'];

describe('a path that somebody names', () => {
  const place = (given: string, workspace = here()): string => resolveNamed(given, 'thing', workspace);

  test.each([
    ['a file', 'app/package.json', 'checkout/app/package.json'],
    ['what is not there yet', 'out/image.tar', 'checkout/out/image.tar'],
    ['a place outside, as a path', '../outside/file', 'outside/file'],
    ['a place outside, by way of a folder', 'app/../../outside/file', 'outside/file'],
  ])('leads to %s', (_what, given, expected) => {
    expect(place(given)).toBe(join(root, expected));
    expect(place(join(checkout, given))).toBe(join(root, expected));
  });

  test('may be a link that stays inside', () => {
    link('app', 'other');
    link('../other/package.json', 'links/manifest');
    expect(place('links/manifest')).toBe(join(checkout, 'app/package.json'));
    expect(place('other/new')).toBe(join(checkout, 'app/new'));
  });

  test.each([
    ['relative', '../outside'],
    ['absolute', 'OUTSIDE'],
    ['to what is not there', '../elsewhere/new'],
    ['to the folder above', '..'],
    ['to another link that leads there', 'second'],
    ['to a device', '/dev/zero'],
    ['to the process', '/proc/self/environ'],
  ])('may be no link out of the checkout: %s', (_how, target) => {
    link('../outside', 'second');
    link(target.replace('OUTSIDE', outside), 'out');
    for (const given of ['out', './out', 'app/../out', join(checkout, 'out')])
      expect(codes(() => place(given))).toEqual(OUTSIDE);
    expect(codes(() => place('out/deeper/file'))).toEqual(OUTSIDE);
    expect(codes(() => readNamed('out', { what: 'thing', limit: 99, code: 'INPUT_INVALID' }, here()))).toEqual(OUTSIDE);
  });

  test('may be no such link by another name of the checkout either', () => {
    symlinkSync(checkout, join(root, 'alias'));
    link('../outside', 'out');
    expect(codes(() => place(join(root, 'alias/out/file')))).toEqual(OUTSIDE);
    expect(codes(() => place('out', workspaceOf(join(root, 'alias'), join(root, 'alias'))))).toEqual(OUTSIDE);
    expect(place(join(root, 'alias/app'))).toBe(join(checkout, 'app'));
  });

  test("may be a link of the user's own, which lies elsewhere", () => {
    symlinkSync('file', join(outside, 'link'));
    expect(place(join(outside, 'link'))).toBe(join(outside, 'file'));
  });

  test('goes round in no circles', () => {
    link('b', 'a');
    link('a', 'b');
    expect(codes(() => place('a'))).toEqual(['INPUT_INVALID']);
  });

  test.each([
    ['5,000 characters', 'x/'.repeat(2_500)],
    ['a name of 300 characters', 'x'.repeat(300)],
    ['a zero byte', 'x\0y'],
    ['100,000 characters', 'x'.repeat(100_000)],
  ])('that has %s is refused with few words', (_what, given) => {
    expect(codes(() => place(given))).toEqual(['INPUT_INVALID']);
    expect(() => place(given)).not.toThrow(/.{1000}/);
  });

  test('the links of a context may not lead around in what surrounds it, those of a checkout may', () => {
    const context = join(checkout, 'app');
    link('../../checkout/shared', 'app/link');
    write('checkout/shared', '');
    expect(codes(() => place('app/link', workspaceOf(checkout, context)))).toEqual(OUTSIDE);
    expect(place('app/link', workspaceOf(checkout, context, true))).toBe(join(checkout, 'shared'));
    // A context elsewhere is a checkout of its own.
    symlinkSync('../checkout/shared', join(outside, 'link'));
    expect(codes(() => place(join(outside, 'link'), workspaceOf(checkout, outside, true)))).toEqual(OUTSIDE);
  });
});

describe('a file that somebody names', () => {
  const read = (given: string, limit = 100): string =>
    readNamed(given, { what: 'thing', limit, code: 'SPEC_NOT_FOUND' }, here()).toString();

  test('is read, where it is a file of that size', () => {
    expect(read('app/package.json')).toBe('{}');
    expect(read(join(outside, 'file'))).toBe(SECRET);
    expect(codes(() => read(join(outside, 'file'), 10))).toEqual(['SPEC_NOT_FOUND']);
  });

  test('is no folder, device, pipe, and nothing that the kernel makes up', () => {
    execFileSync('mkfifo', [join(checkout, 'pipe')]);
    for (const given of ['missing', 'app', 'pipe', '/dev/zero', '/proc/self/environ', '/proc/self/fd/0', '/dev/stdin'])
      expect(codes(() => read(given))).toEqual(['SPEC_NOT_FOUND']);
  });

  test('that is written is what was named before, not a link that came in between', () => {
    const target = namedOutput('metadata.json', 'metadata file', here());
    target('one');
    expect(readFileSync(join(checkout, 'metadata.json'), 'utf8')).toBe('one');
    rmSync(join(checkout, 'metadata.json'));
    link('../outside/file', 'metadata.json');
    expect(codes(() => target('two'))).toEqual(['INPUT_INVALID']);
    expect(readFileSync(join(outside, 'file'), 'utf8')).toBe(SECRET);
  });
});

/** Settings as a face reads them, with nothing in them. */
const raw: RawSettings = {
  context: '.',
  platforms: [],
  packageRepositories: [],
  packageKeys: [],
  allowUntrusted: false,
  labels: [],
  overrides: [],
  lock: 'honour',
  failOnStale: false,
  secrets: [],
  ssh: [],
};

/** Everything that names a file or a folder, and what it is given here. */
const NAMED: Readonly<Record<string, (path: string) => unknown>> = {
  context: (path) => resolveSettings({ ...raw, context: dirname(path) }, checkout),
  spec: (path) => resolveSettings({ ...raw, spec: path }, checkout),
  'ca-file': (path) => resolveSettings({ ...raw, caFile: path }, checkout),
  'package-keys': (path) => resolveSettings({ ...raw, packageKeys: [path] }, checkout),
  'buildkitd-config': (path) => containerOptions({ configFile: path }, {}, here()),
  buildkit: (path) => placeAddress(`tcp://h?ca=${path}&servername=s`, here()),
  ssh: (path) => sshAgents([{ id: 'default', socket: path }], here()),
  file: (path) => chooseDockerfile(settings(), { dockerfile: true, file: path }, here()),
  'build-contexts': (path) =>
    dockerfileSources(
      checkout,
      { folder: checkout, name: 'x', label: 'x', named: true },
      { c: path },
      here(),
      mustNotTell,
    ),
  'outputs, of a file': (path) => placeOutputs(parseOutputs([`type=oci,dest=${path}`]), checkout, here()),
  'outputs, of a folder': (path) => placeOutputs(parseOutputs([`type=local,dest=${path}`]), checkout, here()),
  'cache-from': (path) => placeCaches({ imports: [{ type: 'local', attributes: { src: path } }], exports: [] }, here()),
  'cache-to': (path) => placeCaches({ imports: [], exports: [{ type: 'local', attributes: { dest: path } }] }, here()),
  'metadata-file': (path) => namedOutput(path, 'metadata file', here()),
};

function settings(): LineSettings {
  return { context: checkout, overrides: [] } as unknown as LineSettings;
}

describe.each(Object.entries(NAMED))('what %s names', (_name, use) => {
  test.each([
    ['a link out', 'link'],
    ['what is behind a link out', 'folder/file'],
  ])('is not %s', (_what, path) => {
    link('../outside/file', 'linked/link');
    link('../../outside', 'linked/folder');
    symlinkSync('../outside', join(checkout, 'away'));
    const given = path === 'link' ? join('away', 'file') : join('linked', path);
    expect(codes(() => use(given))).toEqual(OUTSIDE);
    expect(readdirSync(outside)).toEqual(['file']);
  });

  test('is no path that is too long', () => {
    expect(codes(() => use(`${'x'.repeat(200)}/`.repeat(30)))).toEqual(['INPUT_INVALID']);
  });
});

describe('what the repository holds of itself', () => {
  test.each([
    ['.gitignore', () => openRepository(checkout).list('.').files],
    ['.dockerignore', () => openRepository(checkout).list('.').files],
  ])('%s outside has no say', (name, seen) => {
    write('outside/rules', 'app\nother\n');
    write('checkout/other', '');
    link('../outside/rules', name);
    expect(seen()).toContain('other');
    const sources = [contextSource(checkout, [], mustNotTell), dockerContextSource(checkout, mustNotTell)];
    for (const { filter } of sources) expect(filter?.({ path: 'other', directory: false })).toBe(true);
  });

  test('.dockerignore inside has, by a link', () => {
    write('checkout/docker/ignore', 'other\n');
    write('checkout/other', '');
    link('docker/ignore', '.dockerignore');
    const sources = [contextSource(checkout, [], mustNotTell), dockerContextSource(checkout, mustNotTell)];
    for (const { filter } of sources) expect(filter?.({ path: 'other', directory: false })).toBe(false);
  });

  test.each(['/dev/zero', '/proc/self/environ', '../outside/file', 'PIPE'])(
    'an ignore file that is %s is none',
    (target) => {
      for (const name of ['.gitignore', '.dockerignore']) {
        if (target === 'PIPE') execFileSync('mkfifo', [join(checkout, name)]);
        else link(target, name);
      }
      expect(openRepository(checkout).list('.').directories).toEqual(['app']);
      expect(contextSource(checkout, [], mustNotTell).filter?.({ path: 'app', directory: true })).toBe(true);
      expect(dockerContextSource(checkout, mustNotTell).filter?.({ path: 'app', directory: true })).toBe(true);
    },
  );

  test('a folder behind a link is not listed when it is outside, and is inside', () => {
    link('../outside', 'away');
    link('app', 'alias');
    const source = diskSource(checkout);
    expect(source.list('away')).toBeUndefined();
    expect(source.read('away/file', 99)).toBeUndefined();
    expect(openRepository(checkout).isFile('away/file')).toBe(false);
    expect(source.list('alias')?.files).toEqual(['package.json']);
    expect(source.read('alias/package.json', 99)?.text).toBe('{}');
  });

  test('a Dockerfile is found by a link inside, and none outside', () => {
    write('checkout/docker/production', 'FROM scratch');
    write('checkout/Dockerfile.dockerignore', 'other');
    link('docker/production', 'Dockerfile');
    expect(chooseDockerfile(settings(), { dockerfile: true }, here())).toEqual({
      folder: join(checkout, 'docker'),
      name: 'production',
      text: 'FROM scratch',
      ignored: { text: 'other', cut: false },
      label: 'Dockerfile',
      named: false,
    });
    rmSync(join(checkout, 'Dockerfile'));
    link('../outside/file', 'Dockerfile');
    expect(codes(() => chooseDockerfile(settings(), { dockerfile: true }, here()))).toEqual(OUTSIDE);
  });

  test('a lock file is no link, and none is written through', () => {
    link('../outside/file', 'aipack.lock');
    expect(codes(() => readLockFile(checkout, checkout))).toEqual(['LOCK_FORMAT']);
    writeLockFile(checkout, 'lock');
    expect(readFileSync(join(outside, 'file'), 'utf8')).toBe(SECRET);
    expect(readLockFile(checkout, checkout)?.content).toBe('lock');
  });
});

test('the socket of an agent may be where the user says', async () => {
  const server = createServer().listen(join(outside, 'agent'));
  await once(server, 'listening');
  try {
    const agent = (socket: string) => sshAgents([{ id: 'default', socket }], here());
    expect(agent(join(outside, 'agent'))).toEqual({ default: join(outside, 'agent') });
    link('../outside/agent', 'agent');
    expect(codes(() => agent('agent'))).toEqual(OUTSIDE);
  } finally {
    server.close();
  }
});

describe('outputs', () => {
  const place = (...specs: readonly string[]) => placeOutputs(parseOutputs(specs), checkout, here());

  test('of a folder are made before the build, so that no other output puts a link there', () => {
    const placed = place('type=local,dest=out/tree', 'type=oci,dest=out/tree/image.tar');
    expect(placed.map(({ destination }) => destination)).toEqual([
      join(checkout, 'out/tree'),
      join(checkout, 'out/tree/image.tar'),
    ]);
    expect(lstatSync(join(checkout, 'out/tree')).isDirectory()).toBe(true);
  });

  test.each([
    ['the repository itself', 'type=local,dest=.'],
    ['the repository by another name', 'type=local,dest=self'],
    ['below a file', 'type=local,dest=app/package.json/x'],
    ['a folder that is not there', 'type=oci,dest=none/image.tar'],
    ['a folder', 'type=oci,dest=app'],
  ])('are not written to %s', (_what, spec) => {
    link('.', 'self');
    expect(codes(() => place(spec))).toEqual(['INPUT_INVALID']);
  });
});

describe('a cache in a folder', () => {
  test('is not read through links, from devices or pipes', async () => {
    for (const target of ['../../outside/file', '/dev/zero']) {
      link(target, 'cache/index.json');
      expect(await layoutDigest(join(checkout, 'cache'))).toBeUndefined();
      rmSync(join(checkout, 'cache/index.json'));
    }
    execFileSync('mkfifo', [join(checkout, 'cache/index.json')]);
    expect(await layoutDigest(join(checkout, 'cache'))).toBeUndefined();
    const digest = `sha256:${'a'.repeat(64)}`;
    link('../../../../outside/file', `cache/blobs/sha256/${'a'.repeat(64)}`);
    const store = new ContentStore(join(checkout, 'cache'));
    expect(await store.has(digest)).toBe(false);
    await expect(store.read(digest, 0, 0).next()).rejects.toThrow(/not found/);
  });

  test.each(['ingest', 'blobs', 'blobs/sha256'])('is not written through a link at %s', (name) => {
    link(outside, `cache/${name}`);
    const store = new ContentStore(join(checkout, 'cache'));
    expect(() => {
      const ingest = store.begin('ref');
      store.append(ingest, Buffer.from('x'));
      store.commit(ingest, '', 1);
    }).toThrow(/is no folder of an OCI layout/);
    expect(readdirSync(outside)).toEqual(['file']);
  });
});
