import { gzipMembers, type GzipEvent } from '../archive/members.ts';
import { ApkError, damaged, tooLarge } from '../errors.ts';
import type { ApkLimits } from '../limits.ts';
import { readControl, readSmallTar, type Control, type SmallFile } from './control.ts';

/** The beginning of a package, up to where its data begins. */
export interface Head {
  /** Files `.SIGN.…` of the signature segment; none where there is no such segment. */
  readonly signatures: readonly SmallFile[];
  readonly control: Control;
  /** The control segment as it came: what the index' checksum and the package's own signature are made over. */
  readonly controlBytes: Uint8Array;
  /** Bytes of both segments: where the data begins. */
  readonly size: number;
}

interface Segment {
  readonly packed: Uint8Array;
  readonly files: readonly SmallFile[];
}

async function readSegment(events: AsyncIterator<GzipEvent>, limits: ApkLimits): Promise<Segment> {
  const parts = { packed: [] as Uint8Array[], unpacked: [] as Uint8Array[] };
  const left = { packed: limits.controlBytes, unpacked: limits.controlUnpackedBytes };
  for (;;) {
    const step = await events.next();
    if (step.done) throw damaged('has no control segment');
    const event = step.value;
    if (event.kind === 'end') break;
    left[event.kind] -= event.bytes.length;
    if (left[event.kind] < 0) throw tooLarge('has a control segment that is larger than one may be');
    parts[event.kind].push(event.bytes);
  }
  return { packed: Buffer.concat(parts.packed), files: readSmallTar(Buffer.concat(parts.unpacked)) };
}

/**
 * Reads a package up to where its data begins. As with apk, each member is looked at by itself: those whose files are called `.SIGN.…`
 * are the signature, the first other one is the whole control segment, and all that follows is data.
 * @throws ApkError APK_FORMAT, APK_TOO_LARGE
 */
export async function readHead(events: AsyncIterator<GzipEvent>, limits: ApkLimits): Promise<Head> {
  const signatures: SmallFile[] = [];
  let size = 0;
  for (;;) {
    const { packed, files } = await readSegment(events, limits);
    size += packed.length;
    if (size > limits.controlBytes)
      throw tooLarge('has signature and control segments that are larger than they may be');
    if (!files.some(({ name }) => name.startsWith('.SIGN.'))) {
      return { signatures, control: readControl(files), controlBytes: packed, size };
    }
    if (files.some(({ name }) => !name.startsWith('.SIGN.'))) throw damaged('has other files among its signatures');
    signatures.push(...files);
  }
}

/**
 * The members of a package file.
 * @throws ApkError APK_VERSION for one of version 3
 */
export function apkMembers(source: AsyncIterable<Uint8Array>): AsyncGenerator<GzipEvent> {
  return gzipMembers(refuseAdb(source));
}

const HINT_ADB =
  'Packages of version 3 are no tar archives and cannot become layers; use a repository with packages of version 2.';

async function* refuseAdb(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start = '';
  for await (const bytes of source) {
    if (start.length < 3) {
      start += Buffer.from(bytes.subarray(0, 3)).toString('latin1');
      if (start.startsWith('ADB')) throw new ApkError('APK_VERSION', 'is an apk of version 3', { hint: HINT_ADB });
    }
    yield bytes;
  }
}
