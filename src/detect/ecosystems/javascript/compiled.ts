import { posix } from 'node:path';
import { commandsOf } from '../../core/start-line.ts';
import { flagValue, hasFlag } from './commands/pattern.ts';
import { lookup } from '../../../untrusted/lookup.ts';
import type { Folder } from '../../core/folder.ts';
import { asRecord, asString, asStrings, type Document } from '../../core/manifests/document.ts';
import { ifReadable } from '../../core/manifests/readable.ts';
import type { PackageManager } from './managers/manager.ts';
import type { PackageJson } from './package-json.ts';

/** Scripts that run before the image is made. */
const BEFORE = [
  'build',
  'build:prod',
  'compile',
  'prestart',
  'postinstall',
  'prepare',
  'gcp-build',
  'heroku-postbuild',
];

interface Bundler {
  readonly command: string;
  readonly then?: string;
  /** Options that say where to. */
  readonly into: readonly string[];
  /** Where these name a folder: the one it takes otherwise, and the file in it. */
  readonly folder?: { readonly usual: string; readonly file: string };
}

/** Tools that make one file of a program. */
const BUNDLERS: readonly Bundler[] = [
  { command: 'esbuild', into: ['--outfile'] },
  { command: 'rolldown', into: ['--outfile'] },
  { command: 'ncc', then: 'build', into: ['-o', '--out'], folder: { usual: 'dist', file: 'index.js' } },
];

/**
 * Where the build puts what it makes of a TypeScript file: beside it or below `outDir` with `tsc`, where a bundler's command line says
 * with others. Undefined when no script compiles it, or none of these tools does.
 */
export function compiledFile(
  managers: readonly PackageManager[],
  folder: Folder,
  manifest: PackageJson,
  source: string,
): string | undefined {
  if (!/\.[cm]?tsx?$/.test(source)) return undefined;
  const bundlers = [...BUNDLERS, ...managers.flatMap(bundlersOf)];
  for (const line of BEFORE.flatMap((name) => lookup(manifest.scripts, name) ?? [])) {
    const commands = commandsOf(line);
    const bundled = commands.map((words) => bundledFile(words, bundlers)).find((file) => file !== undefined);
    if (bundled !== undefined) return bundled;
    const compiler = commands.map((words) => argumentsOf(words, 'tsc')).find((args) => args !== undefined);
    if (compiler !== undefined && !hasFlag(compiler, ['--noEmit'])) return compiledByTsc(folder, source, compiler);
  }
  return undefined;
}

function bundlersOf({ programs, bundles }: PackageManager): readonly Bundler[] {
  if (bundles === undefined) return [];
  return programs.map((command) => ({ command, then: bundles.command, into: bundles.into }));
}

function bundledFile(words: readonly string[], bundlers: readonly Bundler[]): string | undefined {
  for (const { command, then, into, folder } of bundlers) {
    const args = argumentsOf(words, command);
    if (args === undefined || (then !== undefined && args[0] !== then)) continue;
    const out = pathOf(args, into);
    if (folder !== undefined) return `${out ?? folder.usual}/${folder.file}`;
    if (out !== undefined) return out;
  }
  return undefined;
}

/** What a tool is told, wherever in a command it stands: runners of tools go before it. */
function argumentsOf(words: readonly string[], tool: string): readonly string[] | undefined {
  const at = words.indexOf(tool);
  return at === -1 ? undefined : words.slice(at + 1);
}

/** The path that an option names, as it stands in the line. */
function pathOf(args: readonly string[], flags: readonly string[]): string | undefined {
  return /^(?:\.\/)?([\w./-]+)$/.exec(flagValue(args, flags) ?? '')?.[1];
}

function compiledByTsc(folder: Folder, source: string, args: readonly string[]): string | undefined {
  const project = pathOf(args, ['-p', '--project', '-b', '--build']);
  const named = project?.endsWith('.json') === true ? project : 'tsconfig.json';
  const config = ifReadable(() => folder.json(named));
  const options = asRecord(config?.get('compilerOptions'));
  if (options.noEmit === true || options.emitDeclarationOnly === true) return undefined;
  const out = pathOf(args, ['--outDir']) ?? asString(options.outDir);
  const built = source.replace(/\.([cm]?)tsx?$/, '.$1js');
  if (out === undefined) return built;
  const root = posix.normalize(asString(options.rootDir) ?? commonRoot(config, source));
  const below = root === '.' ? built : posix.relative(root, built);
  return below.startsWith('..') ? undefined : posix.join(out, below);
}

/** Without `rootDir` the compiler takes the folder that all its files share: the one folder that `include` names, most often. */
function commonRoot(config: Document | undefined, source: string): string {
  const include = asStrings(config?.get('include')).map((pattern) => pattern.replace(/^\.\//, '').split('/')[0] ?? '');
  const files = asStrings(config?.get('files'));
  const [first = '.'] = source.split('/');
  const inside = source.includes('/') && include.length > 0 && include.every((folder) => folder === first);
  return inside && files.length === 0 ? first : '.';
}
