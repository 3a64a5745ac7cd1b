/** @cost 20 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActionsCacheStore } from '../../../src/action/cache/actions-cache-store.ts';
import { restoreEntry } from '../../../src/action/cache/restore-entry.ts';
import { saveEntry } from '../../../src/action/cache/save-entry.ts';
import { saveIndex } from '../../../src/action/cache/save-index.ts';
import { cacheService } from '../../../src/action/cache/service.ts';
import { openIndexStore } from '../../../src/action/index-store.ts';
import { loadIndex, type IndexOrigin } from '../../../src/wolfi/index.ts';
import { projectRoot } from '../../support/run-program.ts';
import { newKey, signedArchive } from '../../unit/wolfi/support/archive.ts';
import { indexText } from '../../unit/wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../../unit/wolfi/support/repository-server.ts';
import { CacheService, fault } from '../../support/cache-service.ts';

// Each job starts the cache program twice, which loads the whole of @actions/cache.
const program = join(projectRoot, 'src/action/cache/program.ts');
const key = newKey('test.rsa.pub');
const archive = signedArchive(indexText('nginx', 'nodejs-24'), key);
const day = 24 * 60 * 60 * 1000;

let folder: string;
let service: CacheService;
let repository: RepositoryServer;
let printed: string[];
let clock: number;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-index-cache-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  service = await CacheService.start();
  repository = await RepositoryServer.start(file(archive));
  printed = [];
  clock = Date.now();
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  jest.spyOn(Date, 'now').mockImplementation(() => clock);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await service.stop();
  await repository.stop();
});

const warnings = (): readonly string[] => printed.filter((line) => line.startsWith('::warning'));

interface Job {
  readonly origin: IndexOrigin;
  readonly packages: number;
}

/** A whole job on a fresh runner: the step that needs the index, and the post step. */
async function job(extra: NodeJS.ProcessEnv = service.environment('v2')): Promise<Job> {
  const temporary = join(folder, 'temp');
  rmSync(temporary, { recursive: true, force: true });
  for (const name of ['temp', 'workspace']) mkdirSync(join(folder, name), { recursive: true });
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: folder,
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
    RUNNER_TEMP: temporary,
    RUNNER_TOOL_CACHE: join(folder, 'tools'),
    RUNNER_ENVIRONMENT: 'github-hosted',
    GITHUB_WORKSPACE: join(folder, 'workspace'),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '42',
    ...extra,
  };
  const packages = { repositories: [{ url: repository.url }], keys: [key.trusted], allowUntrusted: false };
  const { signal } = new AbortController();
  const { store, pending } = openIndexStore({ packages, platforms: [] }, { environment, signal });
  const loaded = await loadIndex({ ...packages, architecture: 'x86_64', store, fetch, now: () => clock });
  const save = pending();
  if (save !== undefined) await saveIndex(save, { environment, program });
  const result = { origin: loaded.origin, packages: loaded.index.size };
  loaded.close();
  return result;
}

describe.each(['v1', 'v2'] as const)('the cache service %s', (version) => {
  test('brings the index to the next job, which asks the repository for nothing', async () => {
    expect(await job(service.environment(version))).toEqual({ origin: 'network', packages: 2 });
    expect(service.keys).toHaveLength(1);
    expect(await job(service.environment(version))).toEqual({ origin: 'cache', packages: 2 });
    expect(repository.requests).toHaveLength(1);
    // What is unchanged is not sent again.
    expect(service.calls).toEqual(['lookup', 'lookup', 'reserve', 'upload', 'finish', 'lookup', 'download']);
    expect(warnings()).toEqual([]);
  });

  test('is used no further when a denial says so, which is no reason to warn', async () => {
    service.faults.set('lookup', fault.status(403, 'cache read denied: no readable scopes'));
    service.faults.set('reserve', fault.status(403, 'cache write denied: the token is read-only'));
    expect(await job(service.environment(version))).toMatchObject({ origin: 'network' });
    expect(service.keys).toEqual([]);
    expect(warnings()).toEqual([]);
  });
});

describe('an entry in the cache service', () => {
  test('that is older than a day is confirmed with one conditional request, and renewed once', async () => {
    await job();
    clock += day + 1;
    expect(await job()).toEqual({ origin: 'revalidated', packages: 2 });
    expect(repository.requests.at(-1)?.headers['if-none-match']).toBe('"1"');
    expect(service.keys).toHaveLength(2);
    expect(await job()).toEqual({ origin: 'cache', packages: 2 });
    expect(repository.requests).toHaveLength(2);
  });

  test('is followed by one with the new index when that changed', async () => {
    await job();
    clock += day + 1;
    repository.answer(file(signedArchive(indexText('nginx', 'nodejs-24', 'ruby-3.4'), key), '"2"'));
    expect(await job()).toEqual({ origin: 'network', packages: 3 });
    expect(await job()).toEqual({ origin: 'cache', packages: 3 });
    expect(service.keys).toHaveLength(2);
  });

  test.each([
    ['is cut off', fault.cut],
    ["holds somebody else's bytes", fault.foreign],
    ['can no longer be fetched', fault.status(404)],
  ])('that %s is gone without, said once, and followed by a good one', async (_, broken) => {
    await job();
    service.faults.set('download', broken);
    expect(await job()).toEqual({ origin: 'network', packages: 2 });
    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]).toContain('going on without it');
    service.faults.clear();
    expect(await job()).toEqual({ origin: 'cache', packages: 2 });
  });

  test('with an absolute name in it writes nothing there, is told of once, and is followed by a good one', async () => {
    await job();
    const canary = join(folder, 'canary');
    writeFileSync(canary, 'pwned');
    const [entry] = service.entries;
    if (entry === undefined) throw new Error('nothing was saved');
    entry.bytes = execFileSync('tar', ['--posix', '-czf', '-', '-P', canary]);
    rmSync(canary);
    expect(await job()).toEqual({ origin: 'network', packages: 2 });
    expect(existsSync(canary)).toBe(false);
    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]).toContain('which this action did not save');
    expect(await job()).toEqual({ origin: 'cache', packages: 2 });
  });

  test('is not made of what another step put into the folder', async () => {
    const temporary = join(folder, 'temp');
    mkdirSync(join(temporary, 'aipack-index'), { recursive: true });
    symlinkSync('/etc/passwd', join(temporary, 'aipack-index/passwd'));
    const environment = { ...service.environment('v2'), RUNNER_TEMP: temporary };
    await saveIndex({ key: 'aipack-index-1', complained: false }, { environment, program });
    expect(service.calls).toEqual([]);
  });

  test('whose files are spoilt is followed by one of another name', async () => {
    await job();
    const [entry] = service.entries;
    // The archive is whole, what it holds is not ours: the directory comes back without an index.
    const other = await CacheService.start();
    try {
      if (entry === undefined) throw new Error('nothing was saved');
      const directory = join(folder, 'temp', 'aipack-index');
      for (const name of readdirSync(directory)) rmSync(join(directory, name));
      const environment = {
        ...process.env,
        ...other.environment('v2'),
        RUNNER_TEMP: join(folder, 'temp'),
        GITHUB_WORKSPACE: join(folder, 'workspace'),
      };
      await saveEntry({ program, environment, mask: () => undefined }, directory, entry.key, 30_000);
      entry.bytes = other.entries[0]?.bytes ?? Buffer.alloc(0);
    } finally {
      await other.stop();
    }
    expect(await job()).toEqual({ origin: 'network', packages: 2 });
    expect(service.keys).toEqual([entry?.key, `${entry?.key ?? ''}-42`]);
    expect(await job()).toEqual({ origin: 'cache', packages: 2 });
  });
});

describe('a cache service in trouble', () => {
  test.each([
    ['limits requests', fault.status(429, 'slow down', { 'retry-after': '60' })],
    ['refuses', fault.status(403, 'nope')],
  ])('that %s stops nothing and is told of once', async (_, trouble) => {
    for (const call of ['lookup', 'reserve'] as const) service.faults.set(call, trouble);
    expect(await job()).toEqual({ origin: 'network', packages: 2 });
    expect(warnings()).toHaveLength(1);
  });

  test.each([
    ['does not answer', fault.silent, 'no answer within 2.5 seconds'],
    [
      'fails, also when it is asked again,',
      fault.status(500, 'out of order'),
      'The service answered 500: out of order',
    ],
  ])('that %s is gone without, and asked for nothing more', async (_, trouble, complaint) => {
    service.faults.set('lookup', trouble);
    const complaints: string[] = [];
    const reached = cacheService(service.environment('v2'));
    if (reached === undefined) throw new Error('the environment names no service');
    const store = new ActionsCacheStore({
      directory: join(mkdtempSync(join(folder, 'impatient-')), 'index'),
      prefix: 'aipack-index-test-',
      restore: (...what) => restoreEntry({ service: reached }, ...what),
      reads: true,
      patience: 2500,
      now: () => clock,
      runId: '42',
      onComplaint: (complaint) => complaints.push(complaint),
    });
    expect(await store.get('note.json')).toBeUndefined();
    expect(complaints).toEqual([complaint]);
    await store.put('note.json', [Buffer.from('{}')]);
    // Who did not answer is not asked to take anything either.
    expect(store.pending()).toBeUndefined();
    await store.get('another.json');
    expect(complaints).toHaveLength(1);
  });

  test('that cannot store, because its quota is used up, is told of at the end of the job', async () => {
    service.faults.set('upload', fault.status(403, 'quota'));
    expect(await job()).toEqual({ origin: 'network', packages: 2 });
    expect(service.keys).toEqual([]);
    expect(warnings()).toHaveLength(1);
  });
});

describe('ACTIONS_CACHE_MODE', () => {
  test.each([
    ['none', []],
    ['read', ['lookup', 'download']],
    ['write', ['lookup', 'download', 'reserve', 'upload', 'finish']],
    ['write-only', ['reserve', 'upload', 'finish']],
  ] as const)('%s is kept to', async (mode, calls) => {
    await job();
    clock += day + 1;
    service.calls.length = 0;
    await job({ ...service.environment('v2'), ACTIONS_CACHE_MODE: mode });
    expect(service.calls).toEqual(calls);
    expect(warnings()).toEqual([]);
  });
});

describe('without the cache service', () => {
  test('a runner that stays keeps indexes in its tool cache', async () => {
    const environment = { ...service.environment('v2'), RUNNER_ENVIRONMENT: 'self-hosted' };
    expect(await job(environment)).toMatchObject({ origin: 'network' });
    expect(await job(environment)).toMatchObject({ origin: 'cache' });
    expect(service.calls).toEqual([]);
    expect(existsSync(join(folder, 'tools/aipack/wolfi'))).toBe(true);
  });
});
