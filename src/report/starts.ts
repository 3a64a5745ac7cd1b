import type { StartReport } from './build-report.ts';
import { megabytes } from './megabytes.ts';

/** Whether an image was seen to work, in one line. */
export function describeStart({
  because,
  endedMs,
  fileCount = 0,
  files = [],
  memory,
  readOnly,
  readyMs,
  started,
}: StartReport): string {
  if (!started) return `not seen to work: ${because ?? ''}`;
  const wrote =
    fileCount === 0
      ? 'wrote nothing'
      : `wrote ${files.slice(0, 3).join(', ')}${fileCount > 3 ? ` and ${fileCount - 3} more` : ''}`;
  return [
    readyMs === undefined ? 'ended well' : `ready after ${(readyMs / 1000).toFixed(2)} s`,
    ...(memory === undefined ? [] : [`${megabytes(memory)} of memory`]),
    readOnly === true && fileCount > 0 ? `${wrote}, as with a read-only root` : wrote,
    ...(endedMs === undefined ? [] : [`ended after ${(endedMs / 1000).toFixed(2)} s`]),
  ].join(', ');
}
