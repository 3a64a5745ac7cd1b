import type { BytesSink, PackageBytes } from '../blobs/package-bytes.ts';
import { defaultApkLimits, type ApkLimits } from '../limits.ts';
import type { ApkPackage, PackageEntry } from '../types.ts';
import { DataReader } from './data.ts';
import { apkMembers, readHead } from './segments.ts';
import { mismatch } from '../errors.ts';
import { checkHead, type ExpectedPackage, type ExpectedSigner } from './trust.ts';

export interface ReadApkOptions {
  readonly limits?: ApkLimits;
  /** Where the data segment is kept while it is read; only for a package whose size is known before. */
  readonly bytes?: PackageBytes;
}

/** A package, and its beginning, by which what it says can be checked again. */
export interface ReadApk {
  readonly apk: ApkPackage;
  /** Signature and control segment as they came. */
  readonly head: Uint8Array;
}

/** As {@link readApk}, for whoever keeps what was read. */
export async function readWithHead(
  source: AsyncIterable<Uint8Array>,
  expected: ExpectedPackage | ExpectedSigner,
  { limits = defaultApkLimits, bytes }: ReadApkOptions = {},
): Promise<ReadApk> {
  const size = 'size' in expected ? expected.size : undefined;
  const events = apkMembers(size === undefined ? source : ofSize(source, size));
  let sink: BytesSink | undefined;
  try {
    const head = await readHead(events, limits);
    const checksum = checkHead(head, expected);
    const reader = new DataReader(limits);
    const entries: PackageEntry[] = [];
    const digest = `sha256:${head.control.dataHash}`;
    if (size !== undefined) sink = await bytes?.begin(digest, size - head.bytes.length);
    for (let step = await events.next(); !step.done; step = await events.next()) {
      for (const event of reader.read(step.value)) if (event.kind === 'entry') entries.push(event.entry);
      if (step.value.kind === 'packed') await sink?.write(step.value.bytes);
    }
    const data = reader.finish(head.bytes.length);
    if (data.digest !== digest) throw mismatch('has other data than its control segment says');
    await sink?.commit();
    sink = undefined;
    const { info, scripts } = head.control;
    return {
      apk: { checksum, size: data.offset + data.size, info, data, scripts, entries },
      head: head.bytes,
    };
  } finally {
    await sink?.discard();
    await events.return(undefined);
  }
}

/**
 * Reads a package file once, from its beginning to its end, and holds it against what is expected of it: the index' checksum vouches
 * for the control segment, the control segment for the data. The memory it takes is that of the entries' names.
 * @throws ApkError of every kind but those of the network; whatever the source throws
 */
export async function readApk(
  source: AsyncIterable<Uint8Array>,
  expected: ExpectedPackage | ExpectedSigner,
  options: ReadApkOptions = {},
): Promise<ApkPackage> {
  return (await readWithHead(source, expected, options)).apk;
}

/** Reads no further than a file may reach, so that one without end costs nothing. */
async function* ofSize(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let left = size;
  for await (const bytes of source) {
    left -= bytes.length;
    if (left < 0) throw mismatch(`has more than the ${size} bytes that the index says`);
    yield bytes;
  }
  if (left > 0) throw mismatch(`has ${size - left} bytes instead of ${size}`);
}
