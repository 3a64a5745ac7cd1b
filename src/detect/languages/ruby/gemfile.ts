import type { Folder } from '../../folder.ts';
import type { SourceLocation } from '../../types.ts';
import { chooseWish, type VersionWish } from '../../version-wish.ts';
import { versionFileWishes, wishOf } from '../version-files.ts';

export interface Gemfile {
  /** Gems that production installs, with their places. */
  readonly gems: ReadonlyMap<string, SourceLocation>;
  /** All gems that the lock file resolved. */
  readonly locked: ReadonlySet<string>;
  readonly platforms: readonly string[];
  readonly hasPathGems: boolean;
}

const FILES = { plain: ['.ruby-version'], tools: ['ruby'], depth: 2, read: rubyRange } as const;

/** `ruby-3.3.1` and `3.3.1p12` → `3.3.1`, `~> 3.2` → `^3.2.0`, `~> 3.2.0` → `~3.2.0`. */
export function rubyRange(text: string): string | undefined {
  const range = text
    .replace(/^(?:m?ruby)-/, '')
    .replace(/-?p\d+$/, '')
    .replace(/~>\s*(\d+)\.(\d+)\.(\d+)/, '~$1.$2.$3')
    .replace(/~>\s*(\d+)\.(\d+)(?!\.)/, '^$1.$2.0');
  return /^[\d<>=~^]/.test(range.trim()) ? range : undefined;
}

/** Reads a Gemfile as text: it is a program, of which the plain `gem` lines outside development groups count. */
export function readGemfile(folder: Folder): Gemfile | undefined {
  const text = folder.read('Gemfile');
  if (text === undefined) return undefined;
  const gems = new Map<string, SourceLocation>();
  const groups: boolean[] = [];
  text.split('\n').forEach((source, index) => {
    const line = source.replace(/#.*$/, '').trim();
    if (/\bdo\b(?:\s*\|[^|]*\|)?$/.test(line))
      groups.push(/^group\b/.test(line) && !/:(?:default|production)\b/.test(line));
    else if (line === 'end') groups.pop();
    const name = /^gem\s*\(?\s*['"]([\w-]+)['"]/.exec(line)?.[1];
    const inline = /\bgroups?(?::|\s*=>)\s*\[?\s*:?(?:development|test)\b/.test(line);
    if (name !== undefined && !groups.includes(true) && !inline) gems.set(name, folder.where('Gemfile', index + 1));
  });
  const lock = folder.read('Gemfile.lock') ?? '';
  return {
    gems,
    locked: new Set([...lock.matchAll(/^ {4}([\w-]+) \(/gm)].map((match) => match[1] ?? '')),
    platforms: (/^PLATFORMS\n((?: {2}\S+\n?)*)/m.exec(lock)?.[1] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    hasPathGems: /\bpath:|:path\s*=>|^[^\S\n]*gemspec\b|^path\s/m.test(text),
  };
}

/** Order: the Gemfile's `ruby` line, then `.ruby-version`, `.tool-versions` and mise.toml, then what the lock file was made with. */
export function rubyWish(folder: Folder) {
  const lines = (folder.read('Gemfile') ?? '').split('\n');
  const index = lines.findIndex((line) => /^[^\S\n]*ruby\s*\(?\s*['"]/.test(line));
  const named = [...(lines[index] ?? '').matchAll(/['"]([^'"]*\d[^'"]*)['"]/g)]
    .map((match) => rubyRange(match[1] ?? ''))
    .filter((range) => range !== undefined);
  const locked = /^RUBY VERSION\n\s+ruby (\d+\.\d+)/m.exec(folder.read('Gemfile.lock') ?? '')?.[1];
  const wishes: readonly VersionWish[] = [
    ...wishOf(named.length === 0 ? undefined : named.join(' '), 'the Gemfile', folder.where('Gemfile', index + 1), {
      depth: 2,
    }),
    ...versionFileWishes(folder, FILES),
    ...wishOf(locked, 'Gemfile.lock', folder.where('Gemfile.lock'), { depth: 2 }),
  ];
  return chooseWish(wishes, 2);
}
