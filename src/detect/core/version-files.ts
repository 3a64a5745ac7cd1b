import { lookup } from '../../untrusted/lookup.ts';
import type { Folder } from './folder.ts';
import { asArray, asRecord, asString } from './manifests/document.ts';
import { streamRange, type StreamDepth, type VersionWish } from './version-wish.ts';

export interface VersionFiles {
  /** Files that hold a version and nothing else, the most binding first. */
  readonly plain: readonly string[];
  /** The names that `.tool-versions` and mise.toml may use for the language. */
  readonly tools: readonly string[];
  readonly depth: StreamDepth;
  /** Turns what stands there into a range in npm's notation; undefined when it asks for nothing in particular. */
  readonly read?: (text: string) => string | undefined;
}

/** The wishes of version files, in this folder and the folders above it, nearest first. */
export function versionFileWishes(folder: Folder, files: VersionFiles): readonly VersionWish[] {
  const wishes: VersionWish[] = [];
  for (let current = folder; ; current = current.sub('..')) {
    for (const name of files.plain) wishes.push(...plainWish(current, name, files));
    wishes.push(...toolVersionsWish(current, files), ...miseWish(current, files));
    if (current.isRoot) return wishes;
  }
}

/** A wish, or none when the text is no version: `node`, `system`, `latest`. */
export function wishOf(
  text: string | undefined,
  source: string,
  location: VersionWish['location'],
  files: Pick<VersionFiles, 'depth' | 'read'>,
): readonly VersionWish[] {
  if (text === undefined) return [];
  const readable = files.read === undefined ? text.replace(/^v(?=\d)/, '') : files.read(text);
  const range = readable === undefined ? undefined : streamRange(readable, files.depth);
  if (range === undefined || range === '*') return [];
  return [{ request: readable ?? text, range, text, source, ...(location === undefined ? {} : { location }) }];
}

function plainWish(folder: Folder, name: string, files: VersionFiles): readonly VersionWish[] {
  const lines = folder.read(name)?.split('\n') ?? [];
  const index = lines.findIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return wishOf(lines[index]?.trim(), name, folder.where(name, index + 1), files);
}

function toolVersionsWish(folder: Folder, files: VersionFiles): readonly VersionWish[] {
  const lines = folder.read('.tool-versions')?.split('\n') ?? [];
  return lines.flatMap((line, index) => {
    const [tool = '', version] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (!files.tools.includes(tool)) return [];
    return wishOf(version, '.tool-versions', folder.where('.tool-versions', index + 1), files);
  });
}

function miseWish(folder: Folder, files: VersionFiles): readonly VersionWish[] {
  const name = folder.first('mise.toml', '.mise.toml', '.config/mise.toml');
  const document = name === undefined ? undefined : folder.toml(name);
  if (name === undefined || document === undefined) return [];
  const tools = asRecord(document.get('tools'));
  const tool = files.tools.find((candidate) => lookup(tools, candidate) !== undefined);
  if (tool === undefined) return [];
  const value = lookup(tools, tool);
  const text = asString(asArray(value)[0]) ?? asString(value) ?? asString(asRecord(value).version);
  return wishOf(
    text ?? (typeof value === 'number' ? String(value) : undefined),
    name,
    folder.where(name, document.line('tools', tool)),
    files,
  );
}
