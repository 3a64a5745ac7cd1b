import { open } from 'node:fs/promises';
import { posix } from 'node:path';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createZstdDecompress } from 'node:zlib';
import { isEntryName } from '../../wolfi/index.ts';
import { EntryRefused } from './refusal.ts';
import { tarFiles } from './tar-files.ts';

export interface EntryLimits {
  /** Bytes of the archive as it is downloaded. */
  readonly archiveBytes: number;
  /** Bytes that it may unpack to. */
  readonly bytes: number;
  readonly files: number;
}

/**
 * Thirty repositories of two architectures have 240 files, and four more where root file systems are remembered. Wolfi's index has 32 MB
 * unpacked and 7 MB packed.
 */
export const entryLimits: EntryLimits = { archiveBytes: 256 * 2 ** 20, bytes: 512 * 2 ** 20, files: 256 };

/** What `zstd` uses up to level 19; a larger window would only cost memory. */
const ZSTD_WINDOW_LOG = 23;

/**
 * Unpacks what `saveCache` packed: the files of one folder called `folderName`, under the names of a store and nothing else. They
 * are written into a folder which exists and is empty; whatever path their archive names, no other place is ever touched.
 * @throws EntryRefused for an archive that holds anything else; what it held before may lie in the folder then
 */
export async function unpackEntry(
  archive: AsyncIterable<Uint8Array>,
  into: { readonly folder: string; readonly folderName: string },
  limits: EntryLimits,
  signal: AbortSignal,
): Promise<void> {
  const { first, all } = await peek(archive);
  try {
    await pipeline(
      Readable.from(all, { objectMode: false }),
      decompressor(first),
      (unpacked: AsyncIterable<Uint8Array>) => writeFiles(atMost(unpacked, limits.bytes, 'unpacks to'), into, limits),
      { signal },
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!/^(?:Z|ZSTD|ERR_ZLIB)_/.test(String(code))) throw error;
    throw new EntryRefused('its archive cannot be unpacked', { cause: error });
  }
}

/** The stream, ended with an error where it goes on after so many bytes. */
export async function* atMost(
  source: AsyncIterable<Uint8Array>,
  most: number,
  verb: string,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of source) {
    total += chunk.length;
    if (total > most) throw new EntryRefused(`it ${verb} more than ${most} bytes`);
    yield chunk;
  }
}

interface Peeked {
  readonly first: Uint8Array;
  readonly all: AsyncIterable<Uint8Array>;
}

/** The first bytes of a stream, and the stream. */
async function peek(source: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const chunks = source[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  let ended = false;
  while (first.length < 4 && !ended) {
    const next = await chunks.next();
    if (next.done === true) ended = true;
    else first = Buffer.concat([first, next.value]);
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield first;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { first, all: whole() };
}

function decompressor(first: Uint8Array): Transform {
  const magic = Buffer.from(first.subarray(0, 4)).toString('hex');
  if (magic === '28b52ffd') {
    return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } });
  }
  if (magic.startsWith('1f8b')) return createGunzip();
  throw new EntryRefused('it is no archive');
}

async function writeFiles(
  tar: AsyncIterable<Uint8Array>,
  { folder, folderName }: { readonly folder: string; readonly folderName: string },
  { bytes, files }: EntryLimits,
): Promise<void> {
  let parent: string | undefined;
  const names = new Set<string>();
  // Each file may have an extended header; so may the folder.
  for await (const { name, size, content } of tarFiles(tar, 2 * (files + 1))) {
    const own = posix.basename(name);
    parent ??= posix.dirname(name);
    if (!isEntryName(own) || posix.dirname(name) !== parent || posix.basename(parent) !== folderName) {
      throw new EntryRefused(`it holds ${JSON.stringify(name.slice(0, 200))}, which this action did not save`);
    }
    if (names.has(own)) throw new EntryRefused(`it holds ${own} twice`);
    if (size > bytes) throw new EntryRefused(`${own} has more than ${bytes} bytes`);
    if (names.add(own).size > files) throw new EntryRefused(`it holds more than ${files} files`);
    const file = await open(posix.join(folder, own), 'wx', 0o600);
    try {
      for await (const piece of content) await file.writeFile(piece);
    } finally {
      await file.close();
    }
  }
}
