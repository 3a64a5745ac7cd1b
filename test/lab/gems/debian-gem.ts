import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { unpackDebian } from '../apk/debian-source.ts';
import { readTree, type Tree } from '../apk/tree.ts';
import { LabError } from '../errors.ts';
import { gemArchive, type GemSpec } from './archive.ts';

export interface Gem {
  readonly spec: GemSpec;
  readonly archive: Buffer;
}

/** Where Debian has compiled parts, by the machine; gems have one folder for all that is loaded. */
const machines: Readonly<Record<string, string>> = { x64: 'x86_64', arm64: 'aarch64' };
const machine = machines[process.arch] ?? 'x86_64';
const integration = [
  'usr/share/rubygems-integration/all',
  'usr/share/rubygems-integration/3.3.0',
  'usr/lib/ruby/gems/3.3.0',
  `usr/lib/${machine}-linux-gnu/rubygems-integration/3.3.0`,
];
const libraries = ['usr/lib/ruby/vendor_ruby/', `usr/lib/${machine}-linux-gnu/ruby/vendor_ruby/3.3.0/`];

/** The gems of a Debian package: compiled ones as gems for this machine, which is how many a project publishes them too. */
export async function gemsOf(file: string): Promise<readonly Gem[]> {
  const work = mkdtempSync(join(tmpdir(), 'aipack-gem-'));
  try {
    await unpackDebian([file], work);
    const tree = readTree(work, true);
    const specs = [...tree.keys()].filter((path) =>
      integration.some((root) => path.startsWith(`${root}/specifications/`) && path.endsWith('.gemspec')),
    );
    if (specs.length === 0) throw new LabError('lab-package-invalid', `there is no gem in ${file}`);
    return specs.map((path) => gemFrom(tree, path, specs.length === 1));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function gemFrom(tree: Tree, path: string, alone: boolean): Gem {
  const text = contentOf(tree, path).toString();
  const full = posix.basename(path, '.gemspec');
  const name = /\.name = "([^"]+)"/.exec(text)?.[1] ?? full;
  const version = /\.version = "([^"]+)"/.exec(text)?.[1] ?? '0';
  const files = new Map<string, { content: Buffer; mode: number }>();
  const take = (target: string, source: string) => {
    const entry = tree.get(source);
    if (entry?.kind === 'file') files.set(target, { content: entry.content, mode: entry.mode & 0o111 ? 0o755 : 0o644 });
  };
  for (const source of tree.keys()) {
    for (const root of integration) {
      const own = `${root}/gems/${full}/`;
      if (source.startsWith(own)) take(source.slice(own.length), source);
      const compiled = new RegExp(`^${root}/extensions/[^/]+/[^/]+/${full}/(.*\\.so)$`).exec(source)?.[1];
      if (compiled !== undefined) take(`lib/${compiled}`, source);
    }
    for (const root of libraries)
      if (alone && source.startsWith(root)) take(`lib/${source.slice(root.length)}`, source);
  }
  const executables = words(/\.executables = \[([^\]]*)\]/.exec(text)?.[1]);
  const paths = words(/\.require_paths = \[([^\]]*)\]/.exec(text)?.[1]);
  const development = new Set([...text.matchAll(/add_development_dependency\(%q<([^>]+)>/g)].map((match) => match[1]));
  const spec: GemSpec = {
    name,
    version,
    platform: [...files.keys()].some((each) => each.endsWith('.so')) ? `${machine}-linux` : 'ruby',
    dependencies: [...text.matchAll(/add_(?:runtime_)?dependency\(%q<([^>]+)>[^,]*, \[([^\]]*)\]/g)]
      .map((match) => ({ name: match[1] ?? '', requirements: words(match[2]) }))
      .filter(({ name: needed }) => !development.has(needed)),
    executables: executables.filter((each) => ['bin', 'exe'].some((folder) => files.has(`${folder}/${each}`))),
    bindir: executables.some((each) => files.has(`exe/${each}`)) ? 'exe' : 'bin',
    extensions: [],
    requirePaths: paths.some((each) => [...files.keys()].some((file) => file.startsWith(`${each}/`))) ? paths : ['lib'],
  };
  return { spec, archive: gemArchive(spec, files) };
}

function contentOf(tree: Tree, path: string): Buffer {
  const entry = tree.get(path);
  return entry?.kind === 'file' ? entry.content : Buffer.alloc(0);
}

function words(listed: string | undefined): readonly string[] {
  return [...(listed ?? '').matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
}
