import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toBigInt } from '../../../src/proto/codec.ts';
import { type Packet, PacketType } from '../../../src/proto/fsutil.ts';
import { FileSync } from '../../../src/proto/services.ts';
import type { LocalSource } from '../../../src/buildkit/session/file-sender.ts';
import { fileSyncService } from '../../../src/buildkit/session/filesync.ts';
import { serveSession } from '../../../src/buildkit/session/server.ts';
import { Connection } from '../../support/http2/connection.ts';
import { type SessionCallClient, callSession } from './peer.ts';
import { type ReceivedEntry, receiveFiles, sizeOf } from './receiver.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'aipack-files-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

type Call = SessionCallClient<Packet, Packet>;

/** Offers a directory over a real connection and lets `run` play the daemon. */
async function served<T>(source: LocalSource, run: (call: Call) => Promise<T>, headers = {}): Promise<T> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const ours = new Promise<net.Socket>((resolve) => server.once('connection', resolve));
  const theirs = net.connect((server.address() as net.AddressInfo).port, '127.0.0.1');
  const session = serveSession(await ours, [fileSyncService({ context: source })], {});
  const client = new Connection(theirs, { role: 'client' });
  try {
    return await run(callSession(client, FileSync.DiffCopy, { 'dir-name': 'context', ...headers }));
  } finally {
    client.destroy();
    session.close();
    server.close();
  }
}

const transfer = (source: LocalSource, wanted?: (path: string) => boolean): Promise<readonly ReceivedEntry[]> =>
  served(source, async (call) => {
    const entries = await receiveFiles(call, wanted);
    expect(await call.status).toMatchObject({ code: 0 });
    return entries;
  });

const names = (entries: readonly ReceivedEntry[]): string[] => entries.map(({ path }) => path.toString());

function write(path: string, content: string | Buffer = path): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

describe('what is sent', () => {
  test('has extended attributes where the source reads them, and only there', async () => {
    write('folder/file');
    write('other');
    const note = Buffer.from([0, 255]);
    const xattrs: LocalSource['xattrs'] = async (directory) => {
      expect(directory).toBe(root);
      return new Map([['folder/file', { 'user.note': note, 'security.capability': note }]]);
    };
    const attributes = (entries: readonly ReceivedEntry[]): unknown[] =>
      entries.map(({ path, stat }) => [path.toString(), stat.xattrs]);
    expect(attributes(await transfer({ path: root, xattrs }))).toEqual([
      ['folder', {}],
      ['folder/file', { 'security.capability': note, 'user.note': note }],
      ['other', {}],
    ]);
    expect(attributes(await transfer({ path: root })).every((entry) => JSON.stringify(entry).endsWith(',{}]'))).toBe(
      true,
    );
  });

  test('is in the order that the daemon demands, which is that of bytes and of directories', async () => {
    for (const name of ['a/b', 'a-b', 'a.b', 'aB', 'é', '😀', '\ue000', 'Z', 'a b']) write(name);
    expect(names(await transfer({ path: root }))).toEqual([
      'Z',
      'a',
      'a/b',
      'a b',
      'a-b',
      'a.b',
      'aB',
      'é',
      '\ue000',
      '😀',
    ]);
  });

  test.each([0o002, 0o022, 0o027, 0o077])(
    'has the modes that git keeps, where that is asked for, whatever the umask: %o',
    async (umask) => {
      const before = process.umask(umask);
      try {
        write('folder/file');
        write('folder/program');
      } finally {
        process.umask(before);
      }
      chmodSync(join(root, 'folder/program'), 0o4755 & ~umask);
      symlinkSync('file', join(root, 'folder/link'));
      const sent = await transfer({ path: root, modes: 'as-git-keeps' });
      expect(sent.map(({ path, stat }) => [path.toString(), stat.mode])).toEqual([
        ['folder', 0x8000_0000 + 0o755],
        ['folder/file', 0o644],
        ['folder/link', 0x0800_0000 + 0o777],
        ['folder/program', 0o755],
      ]);
    },
  );

  test('carries names that are not UTF-8 as they are', async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0x66, 0xff, 0xfe])]), 'x');
    const [entry] = await transfer({ path: root });
    expect(entry?.path).toEqual(Buffer.from([0x66, 0xff, 0xfe]));
    expect(entry?.content?.toString()).toBe('x');
  });

  test('has modes in the form of Go, no owner, and times to the nanosecond', async () => {
    write('file');
    chmodSync(join(root, 'file'), 0o4751);
    utimesSync(join(root, 'file'), 1_700_000_000.5, 1_700_000_000.5);
    mkdirSync(join(root, 'dir'));
    chmodSync(join(root, 'dir'), 0o1777);
    symlinkSync('../anything at all', join(root, 'link'));
    const [dir, file, link] = await transfer({ path: root });
    expect(dir?.stat).toMatchObject({ mode: 0x8010_0000 + 0o777, uid: 0, gid: 0 });
    expect(file?.stat).toMatchObject({ mode: 0x0080_0000 + 0o751, uid: 0, gid: 0 });
    expect(toBigInt(file?.stat.modTime ?? 0)).toBe(1_700_000_000_500_000_000n);
    expect(link?.stat.mode).toBe(0x0800_0000 + 0o777);
    expect(Buffer.from(link?.stat.linkname ?? []).toString()).toBe('../anything at all');
  });

  test('times before 1970 stay before 1970', async () => {
    write('old');
    utimesSync(join(root, 'old'), new Date(-1000), new Date(-1000));
    const [entry] = await transfer({ path: root });
    expect(toBigInt(entry?.stat.modTime ?? 0)).toBe(-1_000_000_000n);
  });

  test('sends a hard-linked file once', async () => {
    write('first', 'shared');
    linkSync(join(root, 'first'), join(root, 'second'));
    const [first, second] = await transfer({ path: root });
    expect(first?.content?.toString()).toBe('shared');
    expect(Buffer.from(second?.stat.linkname ?? []).toString()).toBe('first');
    expect(second?.content).toBeUndefined();
  });

  test('leaves out sockets', async () => {
    const server = net.createServer().listen(join(root, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    write('file');
    expect(names(await transfer({ path: root }))).toEqual(['file']);
    server.close();
  });

  test('is only what the daemon asks for', async () => {
    write('a', 'unchanged');
    write('b', 'changed');
    const [a, b] = await transfer({ path: root }, (path) => path === 'b');
    expect([a?.content, b?.content?.toString()]).toEqual([undefined, 'changed']);
  });

  test('is whole for files of every size around the limits', async () => {
    const sizes = [0, 1, 65_535, 65_536, 65_537, 262_144, 262_145, 3_000_000];
    for (const size of sizes) write(`f${String(size).padStart(8, '0')}`, Buffer.alloc(size, size % 251));
    for (const entry of await transfer({ path: root })) {
      expect(entry.content?.equals(readFileSync(join(root, entry.path.toString())))).toBe(true);
      expect(entry.content).toHaveLength(sizeOf(entry));
    }
  });

  test('is whole where large and small files come one behind the other, for a daemon that takes its time', async () => {
    const contents = new Map<string, Buffer>();
    for (let index = 0; index < 24; index++) {
      const content = randomBytes(index % 3 === 0 ? 700_000 + index : 5_000 * index);
      contents.set(`file-${String(index).padStart(2, '0')}`, content);
    }
    for (const [name, content] of contents) write(name, content);
    const entries = await transfer({ path: root });
    expect(new Map(entries.map(({ path, content }) => [path.toString(), content ?? Buffer.alloc(0)]))).toEqual(
      contents,
    );
  });

  test('is what is there, for any tree', async () => {
    const name = fc.oneof(
      fc.stringMatching(/^[ -.0-~]{1,6}$/),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
    );
    const segment = name.filter((each) => each !== '.' && each !== '..' && !/[/\0]/.test(each) && each.isWellFormed());
    const tree = fc.dictionary(
      fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
      fc.uint8Array(),
    );
    await fc.assert(
      fc.asyncProperty(tree, async (files) => {
        rmSync(root, { recursive: true });
        mkdirSync(root);
        const expected = new Map<string, Buffer>();
        for (const [path, content] of Object.entries(files)) {
          try {
            write(path, Buffer.from(content));
            expected.set(path, Buffer.from(content));
          } catch {
            // A file where another path needs a directory.
          }
        }
        const received = (await transfer({ path: root })).filter(({ content }) => content !== undefined);
        expect(new Map(received.map(({ path, content }) => [path.toString(), content]))).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the filter', () => {
  test('leaves out files, and directories with all that is in them', async () => {
    for (const name of ['keep/a', 'node_modules/x/y', 'b']) write(name);
    const asked: string[] = [];
    const filter = ({ path }: { path: string }): boolean => {
      asked.push(path);
      return path !== 'node_modules';
    };
    expect(names(await transfer({ path: root, filter }))).toEqual(['b', 'keep', 'keep/a']);
    expect(asked).not.toContain('node_modules/x');
  });

  test('can look into a directory that is only sent when something in it is', async () => {
    for (const name of ['a/b/keep', 'a/c/drop', 'd/e/drop']) write(name);
    const filter = ({ path, directory }: { path: string; directory: boolean }): boolean | 'descend' =>
      directory ? 'descend' : path.endsWith('keep');
    expect(names(await transfer({ path: root, filter }))).toEqual(['a', 'a/b', 'a/b/keep']);
  });
});

describe('a transfer that goes wrong', () => {
  const failing = (
    source: LocalSource,
    play: (call: Call) => Promise<unknown>,
    headers = {},
  ): Promise<{ code: number; message: string }> =>
    served(
      source,
      async (call) => {
        await play(call).catch(() => undefined);
        return call.status;
      },
      headers,
    );

  test('says which file changed meanwhile', async () => {
    write('shrinking', Buffer.alloc(100_000));
    const status = await failing({ path: root }, async (call) => {
      for await (const packet of call.messages) {
        if (packet.stat === null && packet.type === PacketType.PACKET_STAT) {
          truncateSync(join(root, 'shrinking'), 10);
          call.send({ type: PacketType.PACKET_REQ, ID: 0 });
        }
        if (packet.type === PacketType.PACKET_ERR)
          expect(Buffer.from(packet.data).toString()).toMatch(/shrinking changed/);
      }
    });
    expect(status.message).toMatch(/shrinking changed while it was being sent/);
  });

  test('sends a file that grew with the size that was announced', async () => {
    write('growing', 'before');
    const content = await served({ path: root }, async (call) => {
      let data = '';
      for await (const packet of call.messages) {
        if (packet.type === PacketType.PACKET_STAT && packet.stat === null) {
          write('growing', 'before and after');
          call.send({ type: PacketType.PACKET_REQ, ID: 0 });
        }
        if (packet.type === PacketType.PACKET_DATA && packet.data.length === 0) return data;
        data += Buffer.from(packet.data).toString();
      }
      return data;
    });
    expect(content).toBe('before');
  });

  test('does not follow a link that takes the place of a file', async () => {
    write('file', 'harmless');
    const status = await failing({ path: root }, async (call) => {
      for await (const packet of call.messages) {
        if (packet.type === PacketType.PACKET_STAT && packet.stat === null) {
          rmSync(join(root, 'file'));
          symlinkSync('/etc/passwd', join(root, 'file'));
          call.send({ type: PacketType.PACKET_REQ, ID: 0 });
        }
        expect(packet.type).not.toBe(PacketType.PACKET_DATA);
      }
    });
    expect(status.message).toMatch(/Can't read file/);
  });

  test.each([
    ['for what is not a file', [0]],
    ['for what does not exist', [99]],
    ['twice for the same', [1, 1]],
  ])('refuses a daemon that asks %s', async (_, ids) => {
    write('dir/file', 'x');
    const status = await failing({ path: root }, async (call) => {
      for await (const packet of call.messages) {
        if (packet.type === PacketType.PACKET_STAT && packet.stat === null) {
          for (const id of ids) call.send({ type: PacketType.PACKET_REQ, ID: id });
        }
      }
    });
    expect(status.code).toBe(2);
    expect(status.message).toMatch(/asked for entry/);
  });

  test('ends when the daemon ends it early', async () => {
    write('file');
    const status = await failing({ path: root }, async (call) => {
      call.end();
    });
    expect(status.message).toMatch(/ended the transfer early/);
  });

  test('offers nothing but what was named', async () => {
    const status = await failing({ path: root }, async () => undefined, { 'dir-name': 'other' });
    expect(status).toMatchObject({ code: 5, message: 'no access allowed to dir "other"' });
  });

  test('refuses patterns of the graph instead of ignoring them', async () => {
    const status = await failing({ path: root }, async () => undefined, { 'exclude-patterns': '*.log' });
    expect(status).toMatchObject({ code: 12 });
  });
});

test('thousands of files leave everything else its turn', async () => {
  for (let index = 0; index < 3000; index++) write(`d${index % 20}/f${index}`, 'x'.repeat(100));
  let turns = 0;
  let over = false;
  const turn = (): void => {
    turns++;
    if (!over) setImmediate(turn);
  };
  turn();
  expect(await transfer({ path: root })).toHaveLength(3020);
  over = true;
  // One for each directory at least, and one for each 10 ms of work.
  expect(turns).toBeGreaterThan(20);
});
