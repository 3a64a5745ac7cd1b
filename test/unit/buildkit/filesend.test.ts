import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fileOutput } from '../../../src/buildkit/index.ts';
import { type Init, fromBigInt } from '../../../src/proto/codec.ts';
import { type Packet, PacketType, type Stat } from '../../../src/proto/fsutil.ts';
import { receiveTree, type Omitted } from '../../../src/buildkit/session/file-receiver.ts';

const DIRECTORY = 0x8000_0000;
const SYMLINK = 0x0800_0000;

let outside: string;
let root: string;
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'aipack-out-'));
  root = join(outside, 'root');
});
afterEach(() => {
  rmSync(outside, { recursive: true, force: true });
});

interface Entry {
  readonly path: string;
  readonly mode?: number;
  readonly link?: string;
  readonly content?: string;
}

const time = 1_700_000_000n * 1_000_000_000n;

/** The daemon's half: sends entries, then what is asked for, and ends when the receiver is done. */
async function send(
  entries: readonly Entry[],
  onOmitted?: (omitted: Omitted) => void,
): Promise<readonly Init<Packet>[]> {
  const queue: Init<Packet>[] = entries.map(({ path, mode, link }) => ({
    type: PacketType.PACKET_STAT,
    stat: {
      path: Buffer.from(path),
      mode: mode ?? 0o644,
      modTime: fromBigInt(time),
      linkname: Buffer.from(link ?? ''),
    } satisfies Init<Stat>,
  }));
  queue.push({});
  const answers: Init<Packet>[] = [];
  const empty = { type: PacketType.PACKET_STAT, stat: null, ID: 0, data: Buffer.alloc(0) };
  const messages = (async function* (): AsyncGenerator<Packet, void, undefined> {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const stat = next.stat && { size: 0, devmajor: 0, devminor: 0, uid: 0, gid: 0, xattrs: {}, ...next.stat };
      yield { ...empty, ...next, stat: (stat ?? null) as Stat | null } as Packet;
    }
  })();
  await receiveTree(
    {
      header: () => undefined,
      signal: new AbortController().signal,
      messages,
      sendFramed: () => undefined,
      send: (packet) => {
        answers.push(packet);
        if (packet.type === PacketType.PACKET_REQ) {
          const id = packet.ID ?? 0;
          const content = entries[id]?.content ?? '';
          if (content !== '') queue.push({ type: PacketType.PACKET_DATA, ID: id, data: Buffer.from(content) });
          queue.push({ type: PacketType.PACKET_DATA, ID: id });
        }
        if (packet.type === PacketType.PACKET_FIN) queue.push({ type: PacketType.PACKET_FIN });
        return undefined;
      },
    },
    root,
    { onOmitted },
  );
  return answers;
}

describe('a tree that the daemon sends', () => {
  test('is written with contents, modes, times and links', async () => {
    await send([
      { path: 'dir', mode: DIRECTORY + 0o500 },
      { path: 'dir/file', mode: 0o755, content: 'hello' },
      { path: 'dir/same', link: 'dir/file' },
      { path: 'empty' },
      { path: 'link', mode: SYMLINK + 0o777, link: '/anything' },
    ]);
    expect(readFileSync(join(root, 'dir/file'), 'utf8')).toBe('hello');
    expect(lstatSync(join(root, 'dir/file'))).toMatchObject({ mode: 0o100755, mtimeMs: 1_700_000_000_000, nlink: 2 });
    expect(lstatSync(join(root, 'dir'))).toMatchObject({ mode: 0o40500, mtimeMs: 1_700_000_000_000 });
    expect(readFileSync(join(root, 'empty'))).toHaveLength(0);
    expect(readlinkSync(join(root, 'link'))).toBe('/anything');
  });

  test('leaves what is there and not in it, and replaces what is in it', async () => {
    mkdirSync(root);
    writeFileSync(join(root, 'kept'), 'old');
    writeFileSync(join(root, 'replaced'), 'old');
    symlinkSync('/etc/passwd', join(root, 'was-link'));
    await send([
      { path: 'replaced', content: 'new' },
      { path: 'was-link', content: 'new' },
    ]);
    expect(readdirSync(root).sort()).toEqual(['kept', 'replaced', 'was-link']);
    expect(readFileSync(join(root, 'replaced'), 'utf8')).toBe('new');
    expect(lstatSync(join(root, 'was-link')).isFile()).toBe(true);
  });
});

describe('what an image may not decide on this machine', () => {
  const [SETUID, SETGID, STICKY] = [0x0080_0000, 0x0040_0000, 0x0010_0000];
  const [BLOCK, CHARACTER, PIPE, SOCKET] = [0x0400_0000, 0x0420_0000, 0x0200_0000, 0x0100_0000];

  test('is as whom a file runs', async () => {
    const omitted: Omitted[] = [];
    await send(
      [
        { path: 'su', mode: SETUID + 0o755, content: 'x' },
        { path: 'tmp', mode: DIRECTORY + STICKY + 0o777 },
        { path: 'wall', mode: SETGID + 0o2755, content: 'x' },
        { path: 'work', mode: DIRECTORY + SETGID + SETUID + 0o770 },
      ],
      (what) => omitted.push(what),
    );
    const modes = readdirSync(root).map((name) => lstatSync(join(root, name)).mode & 0o7777);
    expect(modes).toEqual([0o755, 0o777, 0o755, 0o770]);
    expect(omitted).toEqual([{ privileged: ['su', 'wall'], special: [] }]);
  });

  test('are devices, pipes and sockets', async () => {
    const omitted: Omitted[] = [];
    await send(
      [
        { path: 'dev', mode: DIRECTORY + 0o755 },
        { path: 'dev/disk', mode: BLOCK + 0o666 },
        { path: 'dev/log', mode: SOCKET + 0o666 },
        { path: 'dev/null', mode: CHARACTER + 0o666 },
        { path: 'dev/pipe', mode: PIPE + 0o666 },
        { path: 'file', content: 'x' },
      ],
      (what) => omitted.push(what),
    );
    expect(readdirSync(root, { recursive: true }).sort()).toEqual(['dev', 'file']);
    expect(omitted).toEqual([{ privileged: [], special: ['dev/disk', 'dev/log', 'dev/null', 'dev/pipe'] }]);
  });

  test('is nothing else, of which nothing is told', async () => {
    const omitted: Omitted[] = [];
    await send([{ path: 'run', mode: 0o755, content: 'x' }], (what) => omitted.push(what));
    expect(omitted).toEqual([]);
  });
});

describe('a daemon that wants out of the directory', () => {
  const attempts: Record<string, readonly Entry[]> = {
    'by a parent': [{ path: '../escaped', content: 'x' }],
    'by an absolute path': [{ path: '/escaped', content: 'x' }],
    'by a path that is not clean': [{ path: 'a/./../../escaped', content: 'x' }],
    'by an empty path': [{ path: '', content: 'x' }],
    'by a link that it made': [
      { path: 'out', mode: SYMLINK + 0o777, link: '..' },
      { path: 'out/escaped', content: 'x' },
    ],
    'by a directory below such a link': [
      { path: 'out', mode: SYMLINK + 0o777, link: '..' },
      { path: 'out/escaped', mode: DIRECTORY + 0o755 },
    ],
    'by a hard link to something else': [{ path: 'name', link: '../secret' }],
    'by a hard link through a link': [
      { path: 'out', mode: SYMLINK + 0o777, link: '..' },
      { path: 'name', link: 'out/secret' },
    ],
  };

  test.each(Object.keys(attempts))('%s fails', async (attempt) => {
    writeFileSync(join(outside, 'secret'), 'secret');
    await expect(send(attempts[attempt] ?? [])).rejects.toThrow(/Will not write/);
    expect(readdirSync(outside).sort()).toEqual(['root', 'secret']);
  });

  test('by a link that was there before fails too', async () => {
    mkdirSync(root);
    symlinkSync('..', join(root, 'out'));
    await expect(send([{ path: 'out/escaped', content: 'x' }])).rejects.toThrow(/out is not a directory/);
    expect(readdirSync(outside)).toEqual(['root']);
  });

  test('by anything at all never succeeds', async () => {
    const part = fc.constantFrom('..', '.', '', 'a', 'b', '/', 'a/b', 'link');
    const path = fc.array(part, { maxLength: 4 }).map((parts) => parts.join('/'));
    const entry = fc.record({
      path,
      mode: fc.constantFrom(0o644, DIRECTORY + 0o755, SYMLINK + 0o777),
      link: fc.oneof(fc.constant(''), path),
      content: fc.constantFrom('', 'x'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 5 }), async (entries) => {
        rmSync(root, { recursive: true, force: true });
        await send(entries).catch(() => undefined);
        expect(readdirSync(outside)).toEqual(['root']);
      }),
      { numRuns: 200 },
    );
  });
});

test('a transfer that breaks off leaves no half-written file', async () => {
  const entries = [
    { path: 'whole', content: 'x' },
    { path: '../escaped', mode: DIRECTORY + 0o755 },
  ];
  await expect(send(entries)).rejects.toThrow(/leads out of the output/);
  expect(readdirSync(root)).toEqual([]);
});

describe('an output file', () => {
  test('appears when it is whole', async () => {
    mkdirSync(root);
    const path = join(root, 'image.tar');
    const output = fileOutput(path)({});
    output.write('one');
    output.end('two');
    await finished(output);
    expect(readFileSync(path, 'utf8')).toBe('onetwo');
    expect(readdirSync(root)).toEqual(['image.tar']);
  });

  test('that breaks off leaves the old one', async () => {
    mkdirSync(root);
    const path = join(root, 'image.tar');
    writeFileSync(path, 'old');
    const output = fileOutput(path)({});
    output.write('new');
    output.destroy(new Error('broken'));
    await expect(finished(output)).rejects.toThrow('broken');
    await new Promise((resolve) => (output.closed ? resolve(undefined) : output.once('close', resolve)));
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(root)).toEqual(['image.tar']);
  });
});
