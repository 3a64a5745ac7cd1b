import { COMPARED, countChanges, type Change, type Compared, type Delta, type PlatformDelta } from './delta.ts';
import { megabytes } from './megabytes.ts';

/** A line about what changed: what it is about, and what is told. */
export interface DeltaLine {
  readonly title: string;
  readonly text: string;
  /** What the text is followed by: changes, files. */
  readonly items?: readonly string[];
}

/** Changes that are named in the short form. */
const NAMED = 5;

const TITLES: Readonly<Record<Compared, string>> = { ...COMPARED, dependencies: 'dependencies' };

/** What changed since the image that a tag named before, in a few lines; what changed on all platforms in the same way is told once. Sizes are not among it. */
export function shortDelta({ because, platforms, same }: Delta): readonly DeltaLine[] {
  if (because !== undefined) return [{ title: 'not known', text: because }];
  if (same) return [{ title: 'image', text: 'the same: only what is attested is new' }];
  const told = platforms.map((each) => ({ platform: each.platform, lines: linesOf(each) }));
  const keys = told.map(({ lines }) => new Set(lines.map((line) => JSON.stringify(line))));
  const isShared = (line: DeltaLine): boolean => keys.every((each) => each.has(JSON.stringify(line)));
  return told.flatMap(({ lines, platform }, i) =>
    lines.flatMap((line) => {
      if (!isShared(line)) return [{ ...line, title: `${platform} ${line.title}` }];
      return i === 0 ? [line] : [];
    }),
  );
}

function linesOf({ changes, files, notes, same }: PlatformDelta): readonly DeltaLine[] {
  if (same) return [{ title: 'image', text: 'the same' }];
  const lists = (Object.keys(COMPARED) as Compared[]).flatMap((kind) => {
    const list = changes[kind];
    return list === undefined || list.length === 0 ? [] : [shortList(list, kind)];
  });
  const told = [...lists, ...(files === undefined ? [] : filesLine(files)), ...notes.map(noteLine)];
  return told.length === 0
    ? [{ title: 'image', text: 'nothing that is compared here: times, or the order of layers' }]
    : told;
}

function noteLine(text: string): DeltaLine {
  return { title: 'not compared', text };
}

function shortList(changes: readonly Change[], kind: Compared): DeltaLine {
  const shown = changes.slice(0, NAMED).map((change) => describeChange(change, kind === 'settings'));
  const more = changes.length - shown.length;
  const items = more > 0 ? [...shown, `${more} more`] : shown;
  return { title: TITLES[kind], text: countChanges(changes), items };
}

function filesLine({ added, changed, largest, removed }: NonNullable<PlatformDelta['files']>): readonly DeltaLine[] {
  const counts = Object.entries({ added, removed, changed }).filter(([, count]) => count > 0);
  if (counts.length === 0) return [];
  const [top] = largest;
  const words = counts.map(([what, count]) => `${count} ${what}`).join(', ');
  const items = top === undefined ? [] : [`${top.path} (${megabytes(top.after ?? top.before ?? 0)})`];
  return [{ title: 'files', text: `${words}${items.length === 0 ? '' : ', the largest'}`, items }];
}

/** A change in words: `openssl 3.5.0-r0 → 3.5.0-r1`, `+ zlib 1.3`, `− curl 8.1`. Values of settings are long, so only their names stand. */
export function describeChange({ after, before, name }: Change, nameOnly = false): string {
  const at = (value: string): string => (nameOnly || value === '' ? name : `${name} ${value}`);
  if (before === undefined) return `+ ${at(after ?? '')}`;
  if (after === undefined) return `− ${at(before)}`;
  return nameOnly || (before === '' && after === '') ? name : `${name} ${before} → ${after}`;
}

/** A size and by how much it is another than before. */
export function sizeChange({ after, before }: NonNullable<PlatformDelta['size']>): string {
  return `${megabytes(after)} (${signed(after - before)})`;
}

/** A difference of sizes with its sign. */
export function signed(bytes: number): string {
  if (bytes === 0) return '±0';
  return `${bytes > 0 ? '+' : '−'}${megabytes(Math.abs(bytes))}`;
}
