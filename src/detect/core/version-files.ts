import { lookup } from '../../untrusted/lookup.ts';
import type { Folder } from './folder.ts';
import { asArray, asRecord, asString } from './manifests/document.ts';
import type { VersionConstraint } from './version-constraint.ts';
import { streamRange, type StreamDepth } from '../../wolfi/index.ts';

/** Where the versions of one family of packages are pinned. */
export interface VersionFiles {
  /** The family of packages that comes in these versions. */
  readonly family: string;
  /** Files that hold a version and nothing else, the most binding first. */
  readonly plain: readonly string[];
  /** The names that `.tool-versions` and mise.toml may use for the language. */
  readonly tools: readonly string[];
  readonly depth: StreamDepth;
  /** Turns what stands there into a range in npm's notation; undefined when it asks for nothing in particular. */
  readonly read?: (text: string) => string | undefined;
}

const TOOL_VERSIONS = '.tool-versions';
/** The most binding first (mise's documentation, configuration). */
const MISE = [
  'mise.toml',
  '.mise.toml',
  'mise/config.toml',
  '.mise/config.toml',
  '.config/mise.toml',
  '.config/mise/config.toml',
];

/** Files that pin versions of tools of any language, by name. */
export const TOOL_FILES: readonly string[] = [TOOL_VERSIONS, ...MISE];

/** The constraints of version files, in this folder and the folders above it, nearest first; a `.dockerignore` of `.*` hides them from the build alone. */
export function versionFileConstraints(folder: Folder, files: VersionFiles): readonly VersionConstraint[] {
  const constraints: VersionConstraint[] = [];
  for (let current = folder; ; current = current.sub('..')) {
    for (const name of files.plain) constraints.push(...plainConstraint(current, name, files));
    constraints.push(...toolVersionsConstraint(current, files), ...miseConstraint(current, files));
    if (current.isRoot) return constraints;
  }
}

/** A constraint, or none when the text is no version: `node`, `system`, `latest`. */
export function constraintsOf(
  text: string | undefined,
  source: string,
  location: VersionConstraint['location'],
  files: Pick<VersionFiles, 'depth' | 'read'>,
): readonly VersionConstraint[] {
  if (text === undefined) return [];
  const readable = files.read === undefined ? text.replace(/^v(?=\d)/, '') : files.read(text);
  const range = readable === undefined ? undefined : streamRange(readable, files.depth);
  if (range === undefined || range === '*') return [];
  return [{ request: readable ?? text, range, text, source, ...(location === undefined ? {} : { location }) }];
}

function plainConstraint(folder: Folder, name: string, files: VersionFiles): readonly VersionConstraint[] {
  const lines = folder.peek(name)?.split('\n') ?? [];
  const index = lines.findIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return constraintsOf(lines[index]?.replace(/#.*/, '').trim(), name, folder.where(name, index + 1), files);
}

function toolVersionsConstraint(folder: Folder, files: VersionFiles): readonly VersionConstraint[] {
  const lines = folder.peek(TOOL_VERSIONS)?.split('\n') ?? [];
  return lines.flatMap((line, index) => {
    const [tool = '', version] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (!files.tools.includes(tool)) return [];
    return constraintsOf(version, TOOL_VERSIONS, folder.where(TOOL_VERSIONS, index + 1), files);
  });
}

function miseConstraint(folder: Folder, files: VersionFiles): readonly VersionConstraint[] {
  return MISE.flatMap((name) => (folder.has(name) ? miseTool(folder, name, files) : [])).slice(0, 1);
}

function miseTool(folder: Folder, name: string, files: VersionFiles): readonly VersionConstraint[] {
  const document = folder.toml(name);
  if (document === undefined) return [];
  const tools = asRecord(document.get('tools'));
  const tool = files.tools.find((candidate) => lookup(tools, candidate) !== undefined);
  if (tool === undefined) return [];
  const value = lookup(tools, tool);
  const text = asString(asArray(value)[0]) ?? asString(value) ?? asString(asRecord(value).version);
  return constraintsOf(
    text ?? (typeof value === 'number' ? String(value) : undefined),
    name,
    folder.where(name, document.line('tools', tool)),
    files,
  );
}
