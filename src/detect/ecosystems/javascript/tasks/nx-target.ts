import { posix } from 'node:path';
import { lookup } from '../../../../untrusted/lookup.ts';
import type { Folder } from '../../../core/folder.ts';
import { asArray, asRecord, asString, asStrings, isRecord, type Document } from '../../../core/manifests/document.ts';
import { sourceFile } from '../../../core/sources.ts';
import type { SourceLocation } from '../../../core/types.ts';

export type NxKind = 'next' | 'static' | 'node' | 'nitro';

/** How Nx builds an application, and what comes out of it. */
export interface NxTarget {
  /** Name of the project in Nx. */
  readonly name: string;
  /** Name of the target, `build` unless a plugin calls it otherwise. */
  readonly target: string;
  readonly kind: NxKind;
  /** Where the build writes, from the root of the repository. */
  readonly output: string;
  /** File that a Node.js program starts with, from `output`. */
  readonly main: string;
  readonly production: boolean;
  readonly because: string;
  readonly location: SourceLocation;
}

/** The root of the Nx repository that a folder lies in. */
export function nxRoot(folder: Folder): Folder | undefined {
  for (let current = folder; ; current = current.sub('..')) {
    if (current.has('nx.json')) return current;
    if (current.isRoot) return undefined;
  }
}

/** The build target of an application: what project.json says, or what one of Nx's plugins makes of a tool's configuration; else why it is none. */
export function nxTarget(folder: Folder, root: Folder): NxTarget | string {
  const document = folder.json('project.json');
  const own = document?.root ?? folder.json('package.json')?.get('nx');
  const project = asRecord(own);
  if (project.projectType === 'library') return 'it is a library';
  const name =
    asString(project.name) ?? asString(folder.json('package.json')?.get('name')) ?? posix.basename(folder.path);
  const targets = isRecord(project.targets) ? 'targets' : 'architect';
  const build = asRecord(project[targets]).build;
  const executor = asString(asRecord(build).executor) ?? asString(asRecord(build).builder);
  const where = folder.where(
    document === undefined ? 'package.json' : 'project.json',
    document?.line(targets, 'build'),
  );
  if (isRecord(build) && (executor !== undefined || asString(build.command) !== undefined))
    return explicitTarget(folder, root, { name, build, executor: executor ?? 'nx:run-commands', location: where });
  const inferred = inferredTarget(folder, root);
  if (inferred === undefined) return 'it has no build target';
  const { plugin, kind, directory, config } = inferred;
  const listed = outputOf(asStrings(asRecord(build).outputs)[0], folder, root);
  return {
    name,
    target: inferred.target,
    kind,
    output: listed ?? folder.sub(directory).path,
    main: 'main.js',
    production: false,
    because: `the plugin ${plugin} makes a build target of ${config}`,
    location: folder.where(config),
  };
}

interface Explicit {
  readonly name: string;
  readonly build: Readonly<Record<string, unknown>>;
  readonly executor: string;
  readonly location: SourceLocation;
}

function explicitTarget(folder: Folder, root: Folder, { name, build, executor, location }: Explicit): NxTarget {
  const options = asRecord(build.options);
  const configured = options.outputPath;
  const named = asString(isRecord(configured) ? configured.base : configured) ?? asString(options.outputDir);
  const output =
    (named === undefined ? undefined : outputOf(named, folder, root)) ??
    outputOf(asStrings(build.outputs)[0], folder, root) ??
    posix.join(root.path, 'dist', root.relative(folder.path));
  const kind = kindOf(executor);
  // Angular's application builder puts what browsers get into a folder of its own.
  const browser = /angular.{0,200}:(?:application|browser-esbuild)$/.test(executor)
    ? isRecord(configured)
      ? (asString(configured.browser) ?? (configured.browser === '' ? '' : 'browser'))
      : 'browser'
    : '';
  // The compilers keep the folders of the source; bundlers make one file.
  const compiled = /@nx(?:rwl)?\/js:(?:tsc|swc)$/.test(executor);
  return {
    name,
    target: 'build',
    kind,
    output: posix.join(output, browser),
    main: asString(options.outputFileName) ?? (compiled ? 'src/main.js' : 'main.js'),
    production: asRecord(build.configurations).production !== undefined,
    because: `the build target runs ${executor}`,
    location,
  };
}

/** `{workspaceRoot}/dist/apps/web`, `{projectRoot}/dist`, `dist/apps/web` → a path from the root of the repository. */
function outputOf(text: string | undefined, folder: Folder, root: Folder): string | undefined {
  const path = text?.replace('{projectRoot}', root.relative(folder.path)).replace(/^\{workspaceRoot\}\//, '');
  return path === undefined || /[{}*]/.test(path) ? undefined : root.at(path);
}

function kindOf(executor: string): NxKind {
  if (executor.endsWith('next:build')) return 'next';
  if (executor.endsWith('nuxt:build')) return 'nitro';
  return /(?:\/|:)(?:vite|web|react|angular|rspack|rsbuild|browser|application|browser-esbuild|rollup)\b|astro:build|angular-devkit/.test(
    executor,
  ) && !/node|esbuild:esbuild|js:/.test(executor)
    ? 'static'
    : 'node';
}

interface Inferred {
  readonly plugin: string;
  readonly target: string;
  readonly config: string;
  readonly kind: NxKind;
  /** From the project's folder. */
  readonly directory: string;
}

type Inference = (text: string, folder: Folder) => Pick<Inferred, 'kind' | 'directory'> | undefined;

const BUNDLERS: Inference = (text) => ({
  kind: /\btarget\s*:\s*['"`]node|\bNxAppWebpackPlugin\(\s*\{\s*target\s*:\s*['"`]node/.test(text) ? 'node' : 'static',
  directory:
    /\bpath\s*:\s*(?:path\.)?(?:join|resolve)\(\s*(?:__dirname|import\.meta\.dirname)\s*,\s*['"`]([^'"`]+)['"`]/.exec(
      text,
    )?.[1] ??
    /\broot\s*:\s*['"`]([^'"`]+)['"`]/.exec(text)?.[1] ??
    'dist',
});

/** Which configuration each of Nx's plugins makes a build target of (Nx's documentation of inferred tasks). */
const PLUGINS: Readonly<Record<string, { readonly config: string; readonly infer: Inference }>> = {
  '@nx/next': { config: 'next.config', infer: () => ({ kind: 'next', directory: '.next' }) },
  '@nx/nuxt': { config: 'nuxt.config', infer: () => ({ kind: 'nitro', directory: '.output' }) },
  '@nx/vite': {
    config: 'vite.config',
    infer: (text, folder) =>
      folder.has('index.html')
        ? { kind: 'static', directory: /\boutDir\s*:\s*['"`]([^'"`]+)['"`]/.exec(text)?.[1] ?? 'dist' }
        : undefined,
  },
  '@nx/webpack': { config: 'webpack.config', infer: BUNDLERS },
  '@nx/rspack': { config: 'rspack.config', infer: BUNDLERS },
  '@nx/rsbuild': { config: 'rsbuild.config', infer: BUNDLERS },
};

function inferredTarget(folder: Folder, root: Folder): Inferred | undefined {
  for (const { plugin, options } of plugins(root.json('nx.json'))) {
    const known = lookup(PLUGINS, plugin);
    const config = ['ts', 'js', 'mjs', 'mts', 'cjs', 'cts'].map((ending) => `${known?.config ?? ''}.${ending}`);
    const file = known === undefined ? undefined : folder.first(...config);
    if (known === undefined || file === undefined) continue;
    const inferred = known.infer(sourceFile(folder, file, 'slashes')?.text ?? '', folder);
    if (inferred === undefined) continue;
    return { ...inferred, plugin, config: file, target: asString(options.buildTargetName) ?? 'build' };
  }
  return undefined;
}

function plugins(nx: Document | undefined) {
  return asArray(nx?.get('plugins')).map((entry) => {
    const name = asString(entry) ?? asString(asRecord(entry).plugin) ?? '';
    return { plugin: name.replace(/\/plugin$/, ''), options: asRecord(asRecord(entry).options) };
  });
}
