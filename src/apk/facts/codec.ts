import { z } from 'zod';
import { parseJson } from '../../untrusted/json.ts';
import { zlib } from '../archive/gzip-header.ts';
import { defaultApkLimits } from '../limits.ts';
import { readControl, readSmallTar } from '../read/control.ts';
import { checkHead } from '../read/trust.ts';
import type { ReadApk } from '../read/read-apk.ts';
import type { ApkPackage, PackageSource } from '../types.ts';
import { entryRow, readRows } from './rows.ts';

/** Changes whenever what was kept can't be read any more, or means something else. */
export const FACT_FORMAT = 1;

/** Bytes that what is known of one package may unpack to: those with a hundred thousand files have 15 MB. */
const LONGEST_FACT = 128 * 2 ** 20;

const factShape = z.strictObject({
  /** The control segment as it came, in base64. */
  control: z.string(),
  /** Bytes of the file, and of what comes before its data. */
  size: z.int().nonnegative(),
  offset: z.int().nonnegative(),
  diffId: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  entries: z.array(z.unknown()),
});

/** What was read of a package, to be kept. gzip's own checksum finds what is damaged by accident. */
export function encodeFact({ apk, control }: ReadApk): Uint8Array {
  const fact: z.infer<typeof factShape> = {
    control: Buffer.from(control).toString('base64'),
    size: apk.size,
    offset: apk.data.offset,
    diffId: apk.data.diffId,
    entries: apk.entries.map(entryRow),
  };
  return zlib().gzipSync(JSON.stringify(fact), { level: 4 });
}

/**
 * What is known of a package, or undefined where the bytes don't say it. Whoever can write to the store must not be believed: the
 * control segment is held against the checksum that the signed index vouches for, and all it says, the digest of the data with it, is
 * read from it again. What it does not say is the list of entries and the digest of the unpacked data: a daemon checks the latter when
 * it unpacks, and the content of an image comes from the data, never from the list.
 */
export function decodeFact(bytes: Uint8Array, source: PackageSource): ApkPackage | undefined {
  try {
    const text = zlib().gunzipSync(bytes, { maxOutputLength: LONGEST_FACT }).toString('utf8');
    const fact = factShape.parse(parseJson(text));
    const controlBytes = Buffer.from(fact.control, 'base64');
    const tar = zlib().gunzipSync(controlBytes, { maxOutputLength: defaultApkLimits.controlUnpackedBytes });
    const control = readControl(readSmallTar(tar));
    const checksum = checkHead({ signatures: [], control, controlBytes, size: fact.offset }, source);
    const fits = fact.offset >= controlBytes.length && fact.offset < source.size && fact.size === source.size;
    if (!fits) return undefined;
    return {
      checksum,
      size: source.size,
      info: control.info,
      data: {
        offset: fact.offset,
        size: source.size - fact.offset,
        digest: `sha256:${control.dataHash}`,
        diffId: fact.diffId,
      },
      scripts: control.scripts,
      entries: readRows(fact.entries),
    };
  } catch {
    // Whatever is wrong with it, it is as if it were not there: the package is read again.
    return undefined;
  }
}
