import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { BlobSourceReader } from '../../../src/buildkit/session/blob-reader.ts';
import type { BlobSource } from '../../../src/oci/index.ts';

const content = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251));
const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;

/** A source that tells what was read of it, in pieces of an odd size. */
class Source implements BlobSource {
  readonly opened: number[] = [];
  ended = 0;
  given = 0;
  /** What comes instead of the end. */
  atEnd: () => Promise<Uint8Array | undefined> = async () => undefined;

  async size(asked: string): Promise<number | undefined> {
    return asked === digest ? content.byteLength : undefined;
  }

  async *read(
    _digest: string,
    offset: number,
    _length: number | undefined,
    signal?: AbortSignal,
  ): AsyncGenerator<Uint8Array> {
    this.opened.push(offset);
    try {
      for (let at = offset; at < content.byteLength; at += 7_001) {
        signal?.throwIfAborted();
        const piece = content.subarray(at, at + 7_001);
        this.given += piece.byteLength;
        yield piece;
      }
      const more = await this.atEnd();
      if (more !== undefined) yield more;
    } finally {
      this.ended++;
    }
  }
}

const open = new AbortController().signal;

async function take(
  reader: BlobSourceReader,
  offset: number,
  size: number,
  signal: AbortSignal = open,
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let expected = offset;
  for await (const piece of reader.read(digest, offset, size, signal)) {
    expect(piece.offset).toBe(expected);
    expected += piece.data.byteLength;
    pieces.push(Buffer.from(piece.data));
  }
  return Buffer.concat(pieces);
}

describe('blobs from elsewhere', () => {
  test('are read whole, from anywhere and up to anywhere', async () => {
    const reader = new BlobSourceReader(new Source(), open);
    expect(await reader.size(digest)).toBe(content.byteLength);
    expect(await take(reader, 0, 0)).toEqual(content);
    expect(await take(reader, 500, 10)).toEqual(content.subarray(500, 510));
    expect(await take(reader, 99_990, 50)).toEqual(content.subarray(99_990));
    expect(await take(reader, 100_000, 0)).toHaveLength(0);
    await expect(take(reader, 100_001, 0)).rejects.toMatchObject({ grpcCode: 11 });
  });

  test('that are not there are not found', async () => {
    const reader = new BlobSourceReader(new Source(), open);
    await expect(reader.size('sha256:0')).rejects.toMatchObject({ grpcCode: 5 });
  });

  test('are read once where ranges follow each other, and each range of several readers is their own', async () => {
    const source = new Source();
    const reader = new BlobSourceReader(source, open);
    const both = [0, 1].map(async () => {
      const ranges: Buffer[] = [];
      for (let at = 0; at < content.byteLength; at += 32_768) ranges.push(await take(reader, at, 32_768));
      return Buffer.concat(ranges);
    });
    expect(await Promise.all(both)).toEqual([content, content]);
    expect(source.opened).toEqual([0, 0]);
    expect(source.ended).toBe(2);
  });

  test('are read on where a call is taken back after its last byte', async () => {
    const source = new Source();
    const reader = new BlobSourceReader(source, open);
    const call = new AbortController();
    const ranges = reader.read(digest, 0, 10, call.signal);
    expect((await ranges.next()).value?.data).toHaveLength(10);
    call.abort();
    await ranges.return();
    expect(await take(reader, 10, 10)).toEqual(content.subarray(10, 20));
    expect(source.opened).toEqual([0]);
  });

  test('are read no further where a call is taken back in between, and begin anew afterwards', async () => {
    const source = new Source();
    const reader = new BlobSourceReader(source, open);
    const call = new AbortController();
    const pieces = reader.read(digest, 0, 0, call.signal);
    await pieces.next();
    call.abort(new Error('taken back'));
    await expect(pieces.next()).rejects.toThrow('taken back');
    expect(source.ended).toBe(1);
    expect(await take(reader, 0, 0)).toEqual(content);
  });

  test('are asked for no more than the daemon takes', async () => {
    const source = new Source();
    await take(new BlobSourceReader(source, open), 0, 7_001);
    expect(source.given).toBe(7_001);
  });

  test('wait for no daemon once the session is over', async () => {
    const source = new Source();
    const session = new AbortController();
    await take(new BlobSourceReader(source, session.signal), 0, 10);
    session.abort();
    await new Promise(setImmediate);
    expect(source.ended).toBe(1);
  });

  test.each([
    ['goes on', async () => Buffer.from('more')],
    ['is another one', () => Promise.reject(new Error('other bytes'))],
  ])('never arrive whole where the source %s at its end', async (_how, atEnd) => {
    const source = new Source();
    source.atEnd = atEnd;
    await expect(take(new BlobSourceReader(source, open), 0, 0)).rejects.toThrow();
  });
});
