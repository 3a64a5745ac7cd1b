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
  /** Both segments as they came; where they end, the data begins. */
  readonly bytes: Uint8Array;
}

/** A signature or control segment. */
export interface Segment {
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

/** A package has one signature segment, and one more for each time that it was signed again. */
const MOST_SEGMENTS = 16;

/**
 * Reads a package up to where its data begins. As with apk, each member is looked at by itself: those whose files are called `.SIGN.…`
 * are the signature, the first other one is the whole control segment, and all that follows is data.
 * @throws ApkError APK_FORMAT, APK_TOO_LARGE
 */
export async function readHead(events: AsyncIterator<GzipEvent>, limits: ApkLimits): Promise<Head> {
  const segments: Segment[] = [];
  let size = 0;
  for (;;) {
    const segment = await readSegment(events, limits);
    size += segment.packed.length;
    if (size > limits.controlBytes) throw tooLarge('has a beginning that is larger than one may be');
    if (segments.push(segment) > MOST_SEGMENTS) throw tooLarge('has more signatures than it may have');
    if (!isSignature(segment)) return headOf(segments);
  }
}

/** @throws ApkError APK_FORMAT for one with other files as well */
export function isSignature({ files }: Segment): boolean {
  const signatures = files.filter(({ name }) => name.startsWith('.SIGN.')).length;
  if (signatures > 0 && signatures < files.length) throw damaged('has other files among its signatures');
  return signatures > 0;
}

/**
 * The beginning of a package from its segments, of which the last is the control segment.
 * @throws ApkError APK_FORMAT
 */
export function headOf(segments: readonly Segment[]): Head {
  const control = segments.at(-1);
  if (!control) throw damaged('has no control segment');
  return {
    signatures: segments.slice(0, -1).flatMap(({ files }) => files),
    control: readControl(control.files),
    controlBytes: control.packed,
    bytes: Buffer.concat(segments.map(({ packed }) => packed)),
  };
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
