// Writes the table of streams in docs/packages.md from a package index: node scripts/packages-doc.ts [APKINDEX.tar.gz].
// Without a file it takes the tests' own. `--check` only says whether the table is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseStream, FAMILIES, listStreams, parseIndex, type PackageIndex, type Stream } from '../src/wolfi/index.ts';

const root = join(import.meta.dirname, '..');
const begin = '<!-- streams: written by scripts/packages-doc.ts -->';
const end = '<!-- end of streams -->';

function cell(streams: readonly Stream[]): string {
  return streams.map((stream) => (stream.lts ? `${stream.stream}\u00a0LTS` : stream.stream)).join(', ') || '–';
}

/** Older streams that only stand in the index still are many for some languages; the newest few tell enough. */
function leftBehind(streams: readonly Stream[]): string {
  const most = 6;
  const stale = streams.filter((stream) => stream.stale);
  const rest = stale.length > most ? ` and ${stale.length - most} more` : '';
  return cell(stale.slice(0, most)) + rest;
}

/** Columns as wide as their widest cell, which is how the formatter would have them. */
function markdownTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string => {
    return `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  };
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/** The streams of every family that an index has, as a Markdown table. */
export function streamsTable(index: PackageIndex): string {
  const date = new Date(index.newestBuild * 1000).toISOString().slice(0, 10);
  const rows = FAMILIES.flatMap((family) => {
    const streams = listStreams(index, family.name);
    if (streams.length === 0) return [];
    const maintained = cell(streams.filter((stream) => !stream.stale));
    const choice = chooseStream(index, family.name);
    return [[family.title, `\`${choice.package}\``, maintained, leftBehind(streams)]];
  });
  const head = ['', 'without a range', 'maintained', 'no longer built'];
  return `From the x86_64 index whose newest build is of ${date}:\n\n${markdownTable([head, ...rows])}`;
}

/** The document with its table replaced. */
export function withTable(document: string, table: string): string {
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/packages.md has no place for the table: "${begin}" … "${end}".`);
  return `${document.slice(0, from + begin.length)}\n\n${table}\n\n${document.slice(to)}`;
}

function main(args: readonly string[]): void {
  const check = args.includes('--check');
  const archive = args.find((arg) => !arg.startsWith('-')) ?? join(root, 'test/data/wolfi/APKINDEX.tar.gz');
  const file = join(root, 'docs/packages.md');
  const document = readFileSync(file, 'utf8');
  const index = parseIndex(readFileSync(archive), { keys: [], allowUntrusted: true, where: archive });
  const written = withTable(document, streamsTable(index));
  if (written === document) return;
  if (check) throw new Error('The table in docs/packages.md is not what the index says: run scripts/packages-doc.ts.');
  writeFileSync(file, written);
}

if (import.meta.main) main(process.argv.slice(2));
