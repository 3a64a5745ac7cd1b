import { isPublished, type BuildReport } from '../report/build-report.ts';
import { shortDelta, signed } from '../report/describe-delta.ts';
import { megabytes } from '../report/megabytes.ts';
import { columns } from '../report/table.ts';
import { printable, say, type Printable } from '../untrusted/printable.ts';
import * as log from './log.ts';

/** What was detected, what changed and what there is now, each folded in the log; nothing of what there is nothing to tell of. */
export function tellReport({ delta, platforms, service, tags, ...report }: BuildReport): void {
  const reasons = (service.reasons ?? []).map(({ because, file, line, value, what }) => [
    what,
    value,
    because,
    file === undefined ? '' : line === undefined ? file : `${file}:${line}`,
  ]);
  group(say`Detected`, reasons);
  if (delta !== undefined) {
    const changes = shortDelta(delta).map(({ items = [], text, title }) => [title, [text, ...items].join('; ')]);
    group(printable(`Changed since ${delta.before.name}`), changes);
  }
  const images = platforms.map(({ packages, platform, size }) => {
    const before = delta?.platforms.find((each) => each.platform === platform)?.size?.before;
    const change = size === undefined || before === undefined ? '' : ` (${signed(size - before)})`;
    return [platform, size === undefined ? '' : `${megabytes(size)}${change}`, `${packages.runtime.length} packages`];
  });
  const names = tags.map((tag) => [isPublished({ ...report }, tag) ? 'pushed' : 'image', tag]);
  group(say`Image`, [...names, ...images, ['attested', report.attestations.join(', ') || 'nothing']]);
}

function group(title: Printable, rows: readonly (readonly string[])[]): void {
  if (rows.length === 0) return;
  log.startGroup(title);
  // The table's columns are of one number.
  const most = Math.max(...rows.map(({ length }) => length));
  log.info(columns(rows.map((row) => [...row, ...Array.from({ length: most - row.length }, () => '')])));
  log.endGroup();
}
