import {
  COMPARED,
  countChanges,
  directionOf,
  type Change,
  type Compared,
  type Delta,
  type PlatformDelta,
} from '../report/delta.ts';
import { sizeChange } from '../report/describe-delta.ts';
import { megabytes } from '../report/megabytes.ts';
import { columns } from '../report/table.ts';
import { joined, printable, say, type Printable } from '../untrusted/printable.ts';

const MARKS = { added: '+', removed: '−', updated: '~' } as const;
/** Characters of a value: commands are longer than a terminal is wide. */
const LONGEST = 60;

/** All that differs between two images or plans, for a person. */
export function describeDelta({ after, before, platforms, same }: Delta): Printable {
  if (same) return say`The same: ${printable(nameOf(before))} and ${printable(nameOf(after))}`;
  const title = say`${printable(nameOf(before))}\n${printable(nameOf(after))}`;
  return joined([title, ...platforms.map(describePlatform)], '\n\n');
}

function nameOf({ digest, name }: Delta['before']): string {
  return digest === undefined || name.includes(digest) ? name : `${name} (${digest})`;
}

function describePlatform({ changes, files, notes, platform, same, size }: PlatformDelta): Printable {
  const title = printable(size === undefined ? platform : `${platform}: ${sizeChange(size)} compressed`);
  if (same) return say`${title}: the same`;
  const lists = (Object.keys(COMPARED) as Compared[]).flatMap((kind) => {
    const list = changes[kind];
    if (list === undefined) return [];
    const heading = printable(`${COMPARED[kind]}: ${countChanges(list) || 'the same'}`);
    return [list.length === 0 ? heading : say`${heading}\n${columns(list.map(rowOf))}`];
  });
  const told = [
    ...lists,
    ...(files === undefined ? [] : [describeFiles(files)]),
    ...notes.map((note) => printable(note)),
  ];
  return joined([title, ...told], '\n');
}

function rowOf(change: Change): readonly string[] {
  const { after, before, name } = change;
  const value = [before, after].filter((each) => each !== undefined).map(short);
  return [MARKS[directionOf(change)], name, value.join(' → ')];
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function describeFiles({ added, changed, largest, removed }: NonNullable<PlatformDelta['files']>): Printable {
  const total = added + changed + removed;
  if (total === 0) return say`files: the same`;
  const counts = Object.entries({ added, removed, changed }).filter(([, count]) => count > 0);
  const words = counts.map(([what, count]) => `${count} ${what}`).join(', ');
  const rows = largest.map(({ after, before, path }) => [
    before === undefined ? MARKS.added : after === undefined ? MARKS.removed : MARKS.updated,
    path,
    [before, after]
      .filter((each) => each !== undefined)
      .map(megabytes)
      .join(' → '),
  ]);
  const heading = total > largest.length ? `files: ${words}; the largest:` : `files: ${words}`;
  return say`${printable(heading)}\n${columns(rows)}`;
}
