import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { hash, randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync, constants } from 'node:zlib';
import { restoreEntry, type Restored } from '../../../src/action/cache/restore-entry.ts';
import { CacheService, fault } from '../../support/cache-service.ts';
import { tarMember } from '../wolfi/support/archive.ts';

const note = 'x86-64-0123456789abcdef.json';
const index = `x86-64-0123456789abcdef-${'a'.repeat(32)}.v1.index`;
const limits = { archiveBytes: 2 ** 20, bytes: 4 * 2 ** 20, files: 8 };

let service: CacheService;
let root: string;
/** A runner's folders: the checkout, what the job keeps, and whatever else there is. */
let workspace: string;
let folder: string;
let canary: string;

beforeAll(async () => {
  service = await CacheService.start();
});
afterAll(() => service.stop());
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'aipack-entry-'));
  workspace = join(root, 'work/repo');
  folder = join(root, 'work/_temp/aipack-index');
  canary = join(root, 'canary');
  for (const each of [workspace, folder]) mkdirSync(each, { recursive: true });
});
afterEach(() => {
  service.entries.length = 0;
  service.faults.clear();
  rmSync(root, { recursive: true, force: true });
});

/** Packs as `saveCache` does, with the tar of this machine. */
function tar(...names: readonly string[]): Buffer {
  const manifest = join(root, 'manifest.txt');
  writeFileSync(manifest, names.join('\n'));
  return execFileSync('tar', ['--posix', '-cf', '-', '-P', '-C', workspace, '--files-from', manifest]);
}

const relative = '../_temp/aipack-index';

function fill(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}

/** One member with what a test says of it in its header, and a checksum that is right. */
function member(
  name: string,
  content: string,
  header: { readonly type?: string; readonly size?: string } = {},
): Buffer {
  const bytes = tarMember(name, content);
  if (header.type !== undefined) bytes.write(header.type, 156, 'latin1');
  if (header.size !== undefined) bytes.write(header.size.padStart(11, '0'), 124, 'latin1');
  bytes.write('        ', 148, 'latin1');
  const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
}

/** `length key=value` and a line feed, as an extended header has them. */
function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const length = rest.length + 2;
  return `${length < 100 ? length : length + 1}${rest}`;
}

function archive(...members: readonly Buffer[]): Buffer {
  return Buffer.concat([...members, Buffer.alloc(1024)]);
}

const path = `${relative}/${note}`;

/** Restores on a fresh runner from an entry with these bytes. */
async function restore(bytes: Buffer, version: 'v1' | 'v2' = 'v2', method = 'zstd-without-long'): Promise<Restored> {
  rmSync(folder, { recursive: true, force: true });
  service.entries.push({
    key: 'aipack-index-1',
    version: hash('sha256', `${folder}|${method}|1.0`, 'hex'),
    pieces: new Map(),
    bytes,
    finished: true,
  });
  const address = { version, url: `${service.url}/`, token: 'token' };
  return restoreEntry({ service: address, limits }, folder, 'aipack-index-', 20_000);
}

/** Everything below a folder, but for what a test made itself. */
function everything(): readonly string[] {
  return readdirSync(root, { recursive: true })
    .map(String)
    .filter((each) => statSync(join(root, each)).isFile() && each !== 'manifest.txt');
}

describe('an entry as it is saved', () => {
  test.each([
    ['zstd', 'v2', 'zstd-without-long', zstdCompressSync],
    ['gzip', 'v2', 'gzip', gzipSync],
    ['zstd', 'v1', 'zstd-without-long', zstdCompressSync],
    ['gzip', 'v1', 'gzip', gzipSync],
  ] as const)('comes back, packed with %s, from the service %s', async (_, version, method, pack) => {
    fill({ [note]: '{"format":1}', [index]: 'x'.repeat(100_000) });
    expect(await restore(pack(tar(relative)), version, method)).toEqual({ reached: true, key: 'aipack-index-1' });
    expect(readdirSync(folder).sort()).toEqual([index, note].sort());
    expect(readFileSync(join(folder, note), 'utf8')).toBe('{"format":1}');
    expect(readFileSync(join(folder, index), 'utf8')).toBe('x'.repeat(100_000));
    expect(readdirSync(join(root, 'work/_temp'))).toEqual(['aipack-index']);
  });

  test.each([
    ['absolute', () => folder],
    ['longer than a header has room for', () => `${'../repo/'.repeat(30)}${relative}`],
  ])('comes back where the names in it are %s', async (_, name) => {
    fill({ [note]: '{}' });
    expect(await restore(gzipSync(tar(name())))).toEqual({ reached: true, key: 'aipack-index-1' });
    expect(readdirSync(folder)).toEqual([note]);
  });

  test('comes back though the runner has other files of that name elsewhere', async () => {
    fill({ [note]: 'from the entry' });
    const packed = gzipSync(tar(folder));
    const elsewhere = join(root, 'work/_temp/aipack-index-other');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, note), 'mine');
    await restore(packed);
    expect(readFileSync(join(elsewhere, note), 'utf8')).toBe('mine');
  });
});

describe('an entry that somebody else wrote', () => {
  /** Nothing is anywhere that was not there before, and one sentence says why. */
  async function expectRefusal(bytes: Buffer, reason: RegExp): Promise<void> {
    rmSync(folder, { recursive: true, force: true });
    const before = everything();
    const { key, reached, complaint } = await restore(bytes);
    expect({ key, reached }).toEqual({ key: 'aipack-index-1', reached: true });
    expect(complaint).toMatch(reason);
    expect(complaint).toMatch(/^The entry aipack-index-1 was not used: [^\n]+\.$/);
    expect(everything()).toEqual(before);
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(join(root, 'work/_temp'))).toEqual([]);
  }

  function packed(name: string): Buffer {
    const bytes = tar(name);
    rmSync(canary, { force: true });
    return gzipSync(bytes);
  }

  test('with an absolute name writes nothing there', async () => {
    writeFileSync(canary, 'pwned');
    await expectRefusal(packed(canary), /canary.*did not save/);
  });

  test('with a name that leads out of the workspace writes nothing there', async () => {
    writeFileSync(canary, 'pwned');
    await expectRefusal(packed('../../canary'), /canary.*did not save/);
  });

  test('with a good name in a folder that is not ours writes nothing there', async () => {
    const other = join(root, 'other');
    mkdirSync(other);
    writeFileSync(join(other, note), 'pwned');
    const bytes = gzipSync(tar(other));
    rmSync(other, { recursive: true });
    await expectRefusal(bytes, /did not save/);
  });

  test('with the names of two folders is refused', async () => {
    const bytes = archive(member(path, '{}'), member(`/elsewhere/aipack-index/${index}`, '{}'));
    await expectRefusal(gzipSync(bytes), /did not save/);
  });

  test('with a link, and a file to be written through it, follows nothing', async () => {
    symlinkSync(root, join(folder, 'link'));
    const link = tar(`${relative}/link`).subarray(0, -1024);
    await expectRefusal(gzipSync(archive(link, member(`${relative}/link/canary`, 'pwned'))), /no regular file/);
    mkdirSync(folder);
    symlinkSync(canary, join(folder, note));
    await expectRefusal(gzipSync(tar(relative)), /no regular file/);
  });

  test('with a hard link is refused', async () => {
    fill({ [note]: '{}' });
    linkSync(join(folder, note), join(folder, index));
    await expectRefusal(gzipSync(tar(relative)), /no regular file/);
  });

  test.each([
    ['a character device', '3'],
    ['a block device', '4'],
    ['a pipe', '6'],
    ['a sparse file of GNU', 'S'],
    ['a long name of GNU', 'L'],
    ['a long link of GNU', 'K'],
    ['a global extended header', 'g'],
    ['a symbolic link', '2'],
    ['a folder with a content', '5'],
  ])('with %s is refused', async (_, type) => {
    await expectRefusal(gzipSync(archive(member(path, 'x', { type }))), /no regular file/);
  });

  test.each(['size', 'linkpath', 'GNU.sparse.major', 'GNU.sparse.name', 'hdrcharset'])(
    'with an extended header that says %s is refused',
    async (key) => {
      const extended = member('pax', record(key, '1'), { type: 'x' });
      await expectRefusal(gzipSync(archive(extended, member(path, '{}'))), /extended header/);
    },
  );

  test.each(['no record', '99 path=short\n', '0 path=x\n', '-5 path=x\n', '12 path'])(
    'with an extended header that is %j is refused',
    async (text) => {
      const extended = member('pax', text, { type: 'x' });
      await expectRefusal(gzipSync(archive(extended, member(path, '{}'))), /extended header/);
    },
  );

  test('whose extended header names another place is refused', async () => {
    const extended = member('pax', record('path', canary), { type: 'x' });
    await expectRefusal(gzipSync(archive(extended, member(path, 'pwned'))), /did not save/);
  });

  test('with a long extended header is refused before it is in memory', async () => {
    const extended = member('pax', 'x'.repeat(20_000), { type: 'x' });
    await expectRefusal(gzipSync(archive(extended)), /too long/);
  });

  test.each([
    ['more than may be', (8 * 2 ** 20).toString(8), /more than 4194304 bytes/],
    ['a terabyte', '7'.repeat(11), /more than 4194304 bytes/],
    ['more than there is', '7777', /ends too early/],
    ['no number', '-1', /header that is none/],
  ])('with a file that says it has %s is refused', async (_, size, reason) => {
    await expectRefusal(gzipSync(archive(member(path, 'x', { size }))), reason);
  });

  test.each([
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
  ] as const)('that unpacks to more than may be is given up, packed with %s', async (_, pack) => {
    const bomb = pack(Buffer.concat([archive(member(path, '{}')), Buffer.alloc(64 * 2 ** 20)]));
    expect(bomb.length).toBeLessThan(limits.archiveBytes);
    await expectRefusal(bomb, /unpacks to more than 4194304 bytes/);
  });

  test('whose window would fill memory is refused', async () => {
    const params = { [constants.ZSTD_c_windowLog]: 27, [constants.ZSTD_c_enableLongDistanceMatching]: 1 };
    // Of a content whose length is known the window is no larger: this one's is not told.
    const pieces = zstdCompressSync(archive(member(path, '{}')), { params, chunkSize: 64 });
    const frame = Buffer.from(pieces);
    // Magic number, a descriptor without length or checksum, and a window of 128 MiB.
    const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, (27 - 10) << 3]);
    await expectRefusal(Buffer.concat([header, frame.subarray(6)]), /cannot be unpacked/);
  });

  test('with thousands of files is given up early', async () => {
    const names = Array.from({ length: 3000 }, (_, at) => `x86-64-${at.toString(16).padStart(16, '0')}.json`);
    await expectRefusal(
      gzipSync(archive(...names.map((name) => member(`${relative}/${name}`, '')))),
      /more than 8 files/,
    );
  });

  test('with thousands of folders is given up early', async () => {
    const many = Array.from({ length: 3000 }, () => member(relative, '', { type: '5' }));
    await expectRefusal(gzipSync(archive(...many)), /more than 18 files/);
  });

  test('that holds a file twice is refused', async () => {
    await expectRefusal(gzipSync(archive(member(path, '1'), member(path, '2'))), /twice/);
  });

  test.each(['', 'not an archive', 'BZh9', '\x28\xb5\x2f\xfd nonsense', '\x1f\x8b nonsense'])(
    'that is %j is refused',
    async (text) => {
      await expectRefusal(Buffer.from(text, 'latin1'), /no archive|cannot be unpacked/);
    },
  );

  test('that is cut short is refused, wherever', async () => {
    for (const pack of [gzipSync, zstdCompressSync]) {
      const whole = pack(archive(member(path, '{}')));
      for (const length of [5, 20, whole.length - 9, whole.length - 1]) {
        await expectRefusal(whole.subarray(0, length), /cannot be unpacked|ends too early/);
        service.entries.length = 0;
      }
    }
  });

  test('whose header was changed is refused', async () => {
    const bytes = archive(member(path, '{}'));
    bytes.write('1', 100, 'latin1');
    await expectRefusal(gzipSync(bytes), /header that is none/);
  });

  test('that is larger than may be is not fetched, whether the service says so or not', async () => {
    const large = gzipSync(Buffer.concat([archive(member(path, '{}')), randomBytes(limits.archiveBytes)]));
    await expectRefusal(large, /has more than 1048576 bytes/);
    service.faults.set('download', (response, bytes) => response.writeHead(200).write(bytes, () => response.end()));
    await expectRefusal(large, /has more than 1048576 bytes/);
  });
});

describe('the cache service', () => {
  test('is asked again where it is in trouble, and no longer than that', async () => {
    service.faults.set('lookup', (response) => {
      service.faults.clear();
      response.writeHead(503).end('{');
    });
    fill({ [note]: '{}' });
    expect(await restore(gzipSync(tar(relative)))).toEqual({ reached: true, key: 'aipack-index-1' });
  });

  test.each([
    ['says nothing', fault.foreign, undefined],
    ['says too much', (response: { end: (text: string) => void }) => response.end('x'.repeat(100_000)), undefined],
    [
      'is denied',
      fault.status(403, 'cache read denied:\n::error::no'),
      'The service answered 403: cache read denied: ::error::no',
    ],
  ])('that %s has no entry', async (_, trouble, complaint) => {
    service.faults.set('lookup', trouble);
    expect(await restore(Buffer.alloc(0))).toEqual({
      reached: true,
      ...(complaint === undefined ? {} : { complaint }),
    });
  });
});
