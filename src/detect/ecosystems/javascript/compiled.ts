import { posix } from 'node:path';
import { AipackError } from '../../../schema/errors.ts';
import { lookup } from '../../../untrusted/lookup.ts';
import type { Folder } from '../../core/folder.ts';
import { asRecord, asString, asStrings, type Document } from '../../core/manifests/document.ts';
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

/**
 * Where the build puts what it makes of a TypeScript file: beside it or below `outDir` with `tsc`, where a bundler's command line says
 * with others. Undefined when no script compiles it, or none of these tools does.
 */
export function compiledFile(folder: Folder, manifest: PackageJson, source: string): string | undefined {
  if (!/\.[cm]?tsx?$/.test(source)) return undefined;
  const lines = BEFORE.flatMap((name) => lookup(manifest.scripts, name) ?? []);
  for (const line of lines) {
    const bundle = /\b(?:esbuild|bun build|rolldown)\b[^&|;]{0,500}--outfile[= ]['"]?(?:\.\/)?([\w./-]+)/.exec(
      line,
    )?.[1];
    if (bundle !== undefined) return bundle;
    if (/\bncc build\b/.test(line))
      return `${/(?:-o|--out)[= ](?:\.\/)?([\w./-]+)/.exec(line)?.[1] ?? 'dist'}/index.js`;
    const tsc = /\btsc\b(?![^&|;]*--noEmit\b)([^&|;]*)/.exec(line)?.[1];
    if (tsc !== undefined) return compiledByTsc(folder, source, tsc);
  }
  return undefined;
}

function compiledByTsc(folder: Folder, source: string, args: string): string | undefined {
  const named = /(?:-p|--project|-b|--build)[= ](?:\.\/)?([\w./-]*\.json)/.exec(args)?.[1] ?? 'tsconfig.json';
  const config = readConfig(folder, named);
  const options = asRecord(config?.get('compilerOptions'));
  if (options.noEmit === true || options.emitDeclarationOnly === true) return undefined;
  const out = /--outDir[= ](?:\.\/)?([\w./-]+)/.exec(args)?.[1] ?? asString(options.outDir);
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

/** A configuration that does not parse is the compiler's business. */
function readConfig(folder: Folder, name: string): Document | undefined {
  try {
    return folder.json(name);
  } catch (error) {
    if (error instanceof AipackError) return undefined;
    throw error;
  }
}
