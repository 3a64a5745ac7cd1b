import { rubyRange } from '../../../wolfi/index.ts';
import subset from 'semver/ranges/subset.js';
import { lookup } from '../../../untrusted/lookup.ts';
import type { Folder } from '../../core/folder.ts';
import type { SourceLocation } from '../../core/types.ts';
import { chooseConstraint, isPin, type VersionConstraint } from '../../core/version-constraint.ts';
import { versionFileConstraints, constraintsOf, type VersionFiles } from '../../core/version-files.ts';

export interface Gemfile {
  /** `Gemfile`, or `gems.rb`, which Bundler takes as well. */
  readonly file: string;
  readonly lock: string;
  /** Gems that production installs, with their places. */
  readonly gems: ReadonlyMap<string, SourceLocation>;
  /** All gems that the lock file resolved. */
  readonly locked: ReadonlySet<string>;
  /** Whether a locked gem is one of production's or among what those need; yes where that can't be told. */
  readonly inProduction: (gem: string) => boolean;
  readonly platforms: readonly string[];
  /** Whether reading it or installing from it takes other files of the project: gems in folders, further Gemfiles. */
  readonly readsProject: boolean;
  /** Whether some gem comes straight from a Git repository. */
  readonly usesGit: boolean;
}

export const RUBY_VERSIONS: VersionFiles = {
  family: 'ruby',
  plain: ['.ruby-version'],
  tools: ['ruby'],
  depth: 2,
  read: rubyRange,
};

const NAMES = [
  { file: 'Gemfile', lock: 'Gemfile.lock' },
  { file: 'gems.rb', lock: 'gems.locked' },
] as const;

/** The names that the Gemfile of a folder and its lock file have, whether they are there or not. */
function gemfileNames(folder: Folder): { readonly file: string; readonly lock: string } {
  return NAMES.find(({ file }) => folder.has(file)) ?? NAMES[0];
}

/** Reads a Gemfile as text: it is a program, of which the plain `gem` lines outside development groups count. */
export function readGemfile(folder: Folder): Gemfile | undefined {
  const names = gemfileNames(folder);
  const text = folder.read(names.file);
  if (text === undefined) return undefined;
  const gems = new Map<string, SourceLocation>();
  const groups: boolean[] = [];
  text.split('\n').forEach((source, index) => {
    const line = source.replace(/#.*/s, '').trim();
    if (/\bdo\b(?:\s*\|[^|]*\|)?$/.test(line)) groups.push(/^group\b/.test(line) && !isInstalled(line));
    else if (line === 'end') groups.pop();
    const name = /^gem\s*(?:\(\s*)?['"]([\w.-]+)['"]/.exec(line)?.[1];
    const inline = /\bgroups?(?::|\s*=>)\s*(?:\[\s*)?:?(?:development|test)\b/.test(line);
    if (name !== undefined && !groups.includes(true) && !inline) gems.set(name, folder.where(names.file, index + 1));
  });
  const lock = folder.read(names.lock) ?? '';
  const readsProject =
    /\bpath:|:path\s*=>|^[ \t]*(?:gemspec|path|eval_gemfile|instance_eval|require_relative|plugin)\b|\bFile\.(?:read|exist)|\bload_gemspec\b/m.test(
      text,
    );
  const needed = readsProject ? undefined : neededGems(lock, gems.keys());
  return {
    ...names,
    gems,
    locked: new Set([...lock.matchAll(/^ {4}([\w.-]+) \(/gm)].map((match) => match[1] ?? '')),
    inProduction: (gem) => needed?.has(gem) ?? true,
    platforms: (/^PLATFORMS\n((?: {2}\S+\n?)*)/m.exec(lock)?.[1] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    readsProject,
    usesGit: /\b(?:git|github|gist|bitbucket)(?::|\s*=>)|^[ \t]*git\s/m.test(text) || /^GIT$/m.test(lock),
  };
}

/** Whether the image has a group's gems: one of its names is not of those that are left out. */
function isInstalled(line: string): boolean {
  const names = [...line.matchAll(/[:"'](\w+)/g)].map((match) => match[1] ?? '');
  return names.some((name) => name !== 'development' && name !== 'test');
}

/** Gems, and what the lock file says that they need, and so on. */
function neededGems(lock: string, gems: Iterable<string>): ReadonlySet<string> {
  const needs = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of lock.split('\n')) {
    const [, indent = '', name = ''] = /^( {4}| {6})([\w.-]{1,100})(?:!|$| \()/.exec(line) ?? [];
    if (indent.length === 6) current.push(name);
    if (indent.length === 4) needs.set(name, (current = needs.get(name) ?? []));
  }
  const needed = new Set(gems);
  // Grows while it is walked.
  for (const gem of needed) for (const other of needs.get(gem) ?? []) needed.add(other);
  return needed;
}

/** The Ruby that Bundler was released with: what a lock file without a version of Ruby was most likely made on. */
const RELEASED_WITH: Readonly<Record<string, string>> = {
  // Older than any Ruby that there is: the oldest one comes nearest.
  '1.16': '3.0',
  '1.17': '3.0',
  '2.0': '3.0',
  '2.1': '3.0',
  '2.2': '3.0',
  '2.3': '3.1',
  '2.4': '3.2',
  '2.5': '3.3',
  '2.6': '3.4',
  '2.7': '3.4',
  '4.0': '4.0',
};

/** What a release of Rails runs on (Ruby 3.0 parts keywords from hashes, 3.4 leaves out libraries that these load): a guess of its own. */
function railsBound(lock: string) {
  const version = /^ {4}rails \((\d{1,3}\.\d{1,3})(?:\.[\w.]{1,20})?\)/m.exec(lock)?.[1] ?? '';
  const [major = 99, minor = 0] = version === '' ? [] : version.split('.').map(Number);
  const range = major < 6 ? '<3.0' : major < 7 || (major === 7 && minor === 0) ? '<3.4' : undefined;
  return { range, source: `rails ${version} in the lock file`, old: major < 6 };
}

/**
 * Order: the Gemfile's `ruby` line, then `.ruby-version`, `.tool-versions` and mise.toml, then what the lock file was made with:
 * gems that bring their compiled parts bring them for the versions of Ruby that there were.
 */
export function rubyConstraint(folder: Folder, exists: (stream: string) => boolean) {
  const names = gemfileNames(folder);
  const lines = (folder.read(names.file) ?? '').split('\n');
  const index = lines.findIndex((line) => /^[ \t]*ruby\s*(?:\(\s*)?['"]/.test(line));
  const line = (lines[index] ?? '').replace(/,\s*:?(?:engine|patchlevel)\b.*/s, '').replace(/#.*/s, '');
  const named = [...line.matchAll(/['"]([^'"]*)['"]/g)]
    .map(([, text = '']) => (/\d/.test(text) ? rubyRange(text) : undefined))
    .filter((range) => range !== undefined);
  const lock = folder.read(names.lock) ?? '';
  const locked = /^RUBY VERSION\n\s+ruby (\d+\.\d+)/m.exec(lock)?.[1];
  // Bundler holds to the Gemfile alone: of a Ruby that is gone, the oldest that there is comes nearest.
  const near =
    locked === undefined || exists(locked) ? locked : ['3.0', '3.1', '3.2', '3.3', '3.4', '4.0'].find(exists);
  const bundled = /^BUNDLED WITH\n\s+(\d+\.\d+)/m.exec(lock)?.[1] ?? '';
  const constraints: readonly VersionConstraint[] = [
    ...constraintsOf(
      named.length === 0 ? undefined : named.join(' '),
      `the ${names.file}`,
      folder.where(names.file, index + 1),
      {
        depth: 2,
      },
    ),
    ...versionFileConstraints(folder, RUBY_VERSIONS),
    ...constraintsOf(
      near,
      near === locked ? names.lock : `${names.lock}, made with ${locked ?? ''},`,
      folder.where(names.lock),
      { depth: 2 },
    ),
  ];
  const rails = railsBound(lock);
  const written = lookup(RELEASED_WITH, bundled);
  const guess =
    rails.old || written === undefined
      ? constraintsOf(rails.range, rails.source, folder.where(names.lock), { depth: 2 })
      : constraintsOf(written, `${names.lock}, written by Bundler ${bundled},`, folder.where(names.lock), { depth: 2 });
  const [first, ...others] = constraints;
  // A guess contradicts nobody: it only decides where everything else leaves the choice.
  const fits = guess.filter((each) => first === undefined || subset(each.range, first.range));
  return chooseConstraint(
    first === undefined ? fits : [first, ...others, ...(others.some((each) => isPin(each, 2)) ? [] : fits)],
    2,
  );
}

/** Where the project asks for another Ruby than the one that packages are of. */
export function otherEngine(
  folder: Folder,
): { readonly engine: string; readonly location: SourceLocation } | undefined {
  const names = gemfileNames(folder);
  const lines = (folder.read(names.file) ?? '').split('\n');
  const index = lines.findIndex((line) => /^[ \t]*ruby\b.*\bengine\b/.test(line));
  const engine = /\bengine(?::|\s*=>)\s*['"](\w+)['"]/.exec(lines[index] ?? '')?.[1];
  if (engine !== undefined && engine !== 'ruby') return { engine, location: folder.where(names.file, index + 1) };
  const file = /^(jruby|truffleruby)-/.exec(folder.read('.ruby-version')?.trim() ?? '')?.[1];
  return file === undefined ? undefined : { engine: file, location: folder.where('.ruby-version', 1) };
}
