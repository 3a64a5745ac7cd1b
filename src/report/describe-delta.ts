import { COMPARED, countChanges, type Change, type Compared, type Delta, type PlatformDelta } from './delta.ts';
import { megabytes } from './megabytes.ts';

/** A line about what changed: what it is about, and what is told. */
export interface DeltaLine {
  readonly title: string;
  readonly text: string;
}

/** Changes that are named in the short form. */
const NAMED = 5;

const TITLES: Readonly<Record<Compared, string>> = { ...COMPARED, dependencies: 'dependencies' };

/** What changed since the image that a tag named before, in a few lines; platforms that changed in the same way are told once. */
export function shortDelta({ because, platforms, same }: Delta): readonly DeltaLine[] {
  if (because !== undefined) return [{ title: 'not known', text: because }];
  if (same) return [{ title: 'image', text: 'the same: only what is attested is new' }];
  const told = platforms.map((each) => ({ platform: each.platform, lines: linesOf(each) }));
  const [first] = told;
  const asOne = told.every(({ lines }) => JSON.stringify(lines) === JSON.stringify(first?.lines));
  if (first !== undefined && asOne) return first.lines;
  return told.flatMap(({ lines, platform }) =>
    lines.map(({ text, title }) => ({ title: `${platform} ${title}`, text })),
  );
}

function linesOf({ changes, files, notes, same, size }: PlatformDelta): readonly DeltaLine[] {
  if (same) return [{ title: 'image', text: 'the same' }];
  const lists = (Object.keys(COMPARED) as Compared[]).flatMap((kind) => {
    const list = changes[kind];
    return list === undefined || list.length === 0 ? [] : [{ title: TITLES[kind], text: shortList(list, kind) }];
  });
  const weight = size === undefined ? [] : [{ title: 'size', text: sizeChange(size) }];
  const told = [...weight, ...lists, ...(files === undefined ? [] : filesLine(files)), ...notes.map(noteLine)];
  return told.length === 0
    ? [{ title: 'image', text: 'nothing that is compared here: times, or the order of layers' }]
    : told;
}

function noteLine(text: string): DeltaLine {
  return { title: 'not compared', text };
}

function shortList(changes: readonly Change[], kind: Compared): string {
  const shown = changes.slice(0, NAMED).map((change) => describeChange(change, kind === 'settings'));
  const more = changes.length - shown.length;
  return `${countChanges(changes)}: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function filesLine({ added, changed, largest, removed }: NonNullable<PlatformDelta['files']>): readonly DeltaLine[] {
  const counts = Object.entries({ added, removed, changed }).filter(([, count]) => count > 0);
  if (counts.length === 0) return [];
  const [top] = largest;
  const most = top === undefined ? '' : `; largest ${top.path} (${megabytes(top.after ?? top.before ?? 0)})`;
  return [{ title: 'files', text: `${counts.map(([what, count]) => `${count} ${what}`).join(', ')}${most}` }];
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
