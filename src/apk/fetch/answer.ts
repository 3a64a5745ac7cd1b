import { Passing, statusFailure } from '../../wolfi/index.ts';
import type { PackageSource } from '../types.ts';
import { networkProblem, sizeProblem, statusProblem } from './problems.ts';

/** Some bytes of a file. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** `bytes 5-9/20`; the file's length is a star where the server does not know it. */
const CONTENT_RANGE = /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15}|\*)$/;

/**
 * How many bytes of an answer come before those asked for: a server may send the whole file although it was asked for a part.
 * @throws ApkError APK_MISMATCH for a file of another size, APK_WITHDRAWN, APK_STATUS; Passing where another attempt may help
 */
export function bytesBefore(source: PackageSource, response: Response, { offset }: ByteRange): number {
  if (response.status === 206) {
    const [, first, total] = CONTENT_RANGE.exec(response.headers.get('content-range') ?? '') ?? [];
    if (total !== undefined && total !== '*') checkSize(source, Number(total));
    if (Number(first) === offset) return 0;
    throw new Passing(networkProblem(source, new Error('the server sent another part than it was asked for')));
  }
  if (response.status !== 200) throw statusFailure(response, statusProblem(source, response));
  const stated = response.headers.get('content-length');
  if (stated !== null && !response.headers.has('content-encoding')) checkSize(source, Number(stated));
  return offset;
}

function checkSize(source: PackageSource, found: number): void {
  if (found !== source.size) throw sizeProblem(source, String(found));
}
