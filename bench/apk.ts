/**
 * How fast a package is read: one of 40 MB with 200 files of half a megabyte, and one of 60,000 small files.
 *
 * Reference: what can't be left out, with the same streams: unpacking the data and SHA-256 of what comes and of what it unpacks to. The
 * reader besides finds members and entries, checks gzip's sums and each file's SHA-1. Rounds alternate, and the fastest of each side counts.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createGunzip } from 'node:zlib';
import { readApk } from '../src/apk/index.ts';
import { makeApk, sha1Record, tarOf, type MadeApk, type TarFields } from '../test/unit/apk/support/make-apk.ts';
import { streamOf } from '../test/unit/apk/support/samples.ts';

const ROUNDS = 9;

/** Bytes of which gzip saves some 60 %, as it does of programs. */
function content(length: number): Buffer {
  const random = randomBytes(length);
  for (let at = 0; at < length; at++) if (at % 8 < 5) random[at] = at & 0x3f;
  return random;
}

function files(count: number, length: number): MadeApk {
  const entries = Array.from({ length: count }, (_, at): TarFields => {
    const bytes = content(length);
    return { name: `usr/lib/${at % 50}/file-${at}`, content: bytes, pax: sha1Record(bytes) };
  });
  return makeApk({ tar: tarOf(...entries) });
}

async function reference(data: Uint8Array): Promise<void> {
  const packed = createHash('sha256');
  const unpacked = createHash('sha256');
  const gunzip = createGunzip({ chunkSize: 128 * 1024 });
  const writing = (async () => {
    for await (const bytes of streamOf(data)) {
      packed.update(bytes);
      if (!gunzip.write(bytes)) await new Promise((resolve) => gunzip.once('drain', resolve));
    }
    gunzip.end();
  })();
  for await (const bytes of gunzip as AsyncIterable<Uint8Array>) unpacked.update(bytes);
  await writing;
  packed.digest();
  unpacked.digest();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export async function run(): Promise<void> {
  for (const [name, made] of [
    ['large-files', files(200, 500_000)],
    ['small-files', files(60_000, 700)],
  ] as const) {
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await timed(() => readApk(streamOf(made.bytes), made.expected)));
      theirs.push(await timed(() => reference(made.data)));
    }
    const [own, other] = [Math.min(...ours), Math.min(...theirs)];
    console.log(
      `${name}: ${(made.bytes.length / 1e6).toFixed(0)} MB read in ${own.toFixed(0)} ms, unpacked and hashed in ${other.toFixed(0)} ms`,
    );
    console.log(`ratio apk ${name} ${(own / other).toFixed(2)}`);
  }
}
