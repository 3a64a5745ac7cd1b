import { basename, join } from 'node:path';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { runCommand } from '../commands.ts';
import { LabError } from '../errors.ts';
import { type AddedEntry, fixedTime, type PackageDefinition } from '../packages/definition.ts';
import { completeTree, newestTime, type Tree, type TreeEntry } from './tree.ts';

/** Wolfi has one directory for programs and one for libraries; every other name is a link to it. */
const merges: [RegExp, string][] = [
  [/^(usr\/)?s?bin(\/|$)/, 'usr/bin$2'],
  [/^(usr\/)?lib64(\/|$)/, 'usr/lib$2'],
  [/^lib(\/|$)/, 'usr/lib$1'],
  [/^var\/run(\/|$)/, 'run$1'],
];

/** What no image needs: documentation, translations, and files that only Debian's own tools read. */
const dropped =
  /^(usr\/share\/(doc|man|info|locale|lintian|bash-completion|doc-base|bug|menu|apport|zsh|fish)|etc\/(init\.d|logrotate\.d|default|ufw|cron\.[a-z]+)|usr\/lib\/systemd|lib\/systemd)\//;

function mergedPath(path: string): string {
  return merges.reduce((current, [from, to]) => current.replace(from, to), path);
}

function startsWithAny(path: string, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => path.startsWith(beginning));
}

function moved(path: string, moves: Record<string, string>): string {
  const beginning = Object.keys(moves).find((candidate) => path.startsWith(candidate));
  return beginning === undefined ? path : `${moves[beginning] ?? ''}${path.slice(beginning.length)}`;
}

/** Source paths become those of the finished package; directories are left out, since those that hold something are added at the end. */
function placed(tree: Tree, moves: Record<string, string>): Tree {
  const result: Tree = new Map();
  for (const [path, entry] of tree) {
    const target = mergedPath(moved(path, moves));
    if (entry.kind !== 'directory' && !dropped.test(target)) result.set(target, entry);
  }
  return result;
}

function joined(tree: Tree, joins: Record<string, string>): Tree {
  const result: Tree = new Map();
  for (const [target, beginning] of Object.entries(joins)) {
    const parts = [...tree].filter(([path]) => path.startsWith(beginning)).sort(([a], [b]) => (a < b ? -1 : 1));
    const content = Buffer.concat(parts.map(([, entry]) => (entry.kind === 'file' ? entry.content : Buffer.alloc(0))));
    result.set(target, { kind: 'file', content, mode: 0o644, uid: 0, gid: 0, modified: newestTime(new Map(parts)) });
  }
  return result;
}

function added(entry: AddedEntry, modified: number): TreeEntry {
  const common = { modified, uid: 0, gid: 0 };
  if ('to' in entry) return { ...common, kind: 'link', target: entry.to, mode: 0o777 };
  if ('content' in entry)
    return { ...common, kind: 'file', content: Buffer.from(entry.content), mode: entry.mode ?? 0o644 };
  if ('binary' in entry)
    return { ...common, kind: 'file', content: Buffer.from(entry.binary, 'base64'), mode: entry.mode ?? 0o644 };
  return { modified, uid: entry.uid ?? 0, gid: entry.gid ?? 0, kind: 'directory', mode: entry.mode ?? 0o755 };
}

/** The paths that a program wants to be called by; it is run from a directory of its own, never from its place in a tree. */
async function programPaths(tree: Tree, list: { program: string; arguments: string[] }): Promise<string[]> {
  const program = tree.get(list.program);
  if (program?.kind !== 'file')
    throw new LabError('lab-package-invalid', `there is no ${list.program} to ask for its paths`);
  const directory = mkdtempSync(join(tmpdir(), 'aipack-lab-'));
  try {
    const path = join(directory, basename(list.program));
    writeFileSync(path, program.content, { mode: 0o755 });
    const out = await runCommand([path, ...list.arguments], { env: {} });
    return out
      .toString()
      .split('\n')
      .map(mergedPath)
      .filter((path) => path.startsWith('usr/bin/'));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function edited(name: string, tree: Tree, edits: NonNullable<PackageDefinition['edit']>): Tree {
  const result: Tree = new Map(tree);
  for (const [path, changes] of Object.entries(edits)) {
    const entry = tree.get(path);
    let text = entry?.kind === 'file' ? entry.content.toString() : '';
    for (const [from, to] of Object.entries(changes)) {
      if (!text.includes(from))
        throw new LabError('lab-package-invalid', `the package ${name} has no ${path} with the text ${from}`);
      text = text.replaceAll(from, to);
    }
    if (entry?.kind === 'file') result.set(path, { ...entry, content: Buffer.from(text) });
  }
  return result;
}

/** The files of the finished package, made from those of its source as the definition says. */
export async function shapeTree(definition: PackageDefinition, source: Tree): Promise<Tree> {
  const modified = definition.from.kind === 'own' ? fixedTime : newestTime(source);
  const all = placed(source, definition.move ?? {});
  const kept = [...all].filter(
    ([path]) => startsWithAny(path, definition.include ?? ['']) && !startsWithAny(path, definition.exclude ?? []),
  );
  const taken: Tree = new Map([...kept, ...joined(all, definition.join ?? {})]);
  const result = edited(definition.name, taken, definition.edit ?? {});
  if (definition.list !== undefined) {
    const content = (await programPaths(result, definition.list)).map((path) => `${path}\n`).join('');
    result.set(definition.list.into, added({ content }, modified));
  }
  for (const [path, entry] of Object.entries(definition.add ?? {})) result.set(path, added(entry, modified));
  if (result.size === 0 && definition.from.kind !== 'own') {
    throw new LabError('lab-package-invalid', `the package ${definition.name} would have no files`, {
      hint: 'Compare its include and exclude with the paths in its source.',
    });
  }
  return completeTree(result, modified);
}
