import { lookup } from '../../../untrusted/lookup.ts';
import type { Folder } from '../../core/folder.ts';
import { asStrings } from '../../core/manifests/document.ts';
import type { Project } from '../../core/project.ts';
import type { SystemPackages } from '../../core/system-packages.ts';
import type { SourceLocation } from '../../core/types.ts';
import { requirementsText, type PythonDependency } from './dependencies.ts';
import type { PythonManager } from './managers/manager.ts';
import { distributionName } from './names.ts';
import { PYTHON_FROM_SOURCE, PYTHON_NATIVE, PYTHON_NATIVE_BELOW } from './native.ts';

/** What is installed, and how. */
export interface NativeQuestion {
  readonly dependencies: ReadonlyMap<string, PythonDependency>;
  readonly locked: PythonManager['locked'];
  /** Where the manager's lock file lies. */
  readonly root: Folder;
}

export interface NativeParts extends Required<Pick<SystemPackages, 'build' | 'runtime'>> {
  /** The distributions that need something. */
  readonly names: ReadonlySet<string>;
}

/** System packages that the distributions of a project need in the build and in the image. */
export function nativeParts(project: Project, question: NativeQuestion): NativeParts {
  const build: string[] = [];
  const runtime: string[] = [];
  const compiled = compiledBySource(project.folder);
  const told = new Set<string>();
  for (const { name, location } of installed(question)) {
    const fromSource = compiled(name) ? lookup(PYTHON_FROM_SOURCE, name) : undefined;
    const below = lookup(PYTHON_NATIVE_BELOW, name) ?? name;
    const needs = fromSource ?? lookup(PYTHON_NATIVE, below);
    if (needs === undefined || told.has(below)) continue;
    told.add(below);
    const packages = [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])];
    const who = below === name ? name : `${below}, which ${name} needs,`;
    if (packages.length > 0) project.decide('system packages', packages.join(' '), `${who} ${needs.why}`, location);
    build.push(...project.available(needs.build ?? [], below));
    runtime.push(...project.available(needs.runtime ?? [], below));
  }
  return { build, runtime, names: told };
}

interface Installed {
  readonly name: string;
  readonly location: SourceLocation;
}

/** Every distribution by its name, and once more with each of its extras; of a lock file those that the manifests don't name. */
function* installed({ dependencies, locked, root }: NativeQuestion): Generator<Installed> {
  // It brings a library of its own.
  const binary = dependencies.get('psycopg')?.extras.includes('binary') === true || dependencies.has('psycopg-binary');
  const isLeftOut = (name: string): boolean => binary && name === 'psycopg';
  for (const { name, extras, location } of dependencies.values()) {
    for (const extra of extras) if (!isLeftOut(name)) yield { name: `${name}[${extra}]`, location };
    if (!isLeftOut(name)) yield { name, location };
  }
  const packages = locked?.packages(root) ?? [];
  const brings = packages.some(({ name }) => name === 'psycopg-binary');
  for (const { name } of packages) {
    if (dependencies.has(name) || (name === 'psycopg' && brings)) continue;
    yield { name: distributionName(name), location: root.where(locked?.file ?? '') };
  }
}

/** Which distributions a project wants compiled though wheels are published: options of requirements files, settings of uv and Poetry. */
function compiledBySource(folder: Folder): (name: string) => boolean {
  const options = [
    ...requirementsText(folder).matchAll(/^[ \t]*(?:[^#\s][^#\n]*[ \t])?--no-binary[= ][ \t]*(?<names>[\w.,:-]+)/gm),
  ];
  const uv = folder.toml('pyproject.toml');
  const poetry = folder.toml('poetry.toml')?.get('installer', 'no-binary');
  const names = [
    ...options.flatMap(({ groups }) => (groups?.names ?? '').split(',')),
    ...asStrings(uv?.get('tool', 'uv', 'no-binary-package')),
    ...asStrings(poetry),
    ...(uv?.get('tool', 'uv', 'no-binary') === true || poetry === true ? [':all:'] : []),
  ];
  const all = new Set(names.map((name) => (name === ':all:' ? name : distributionName(name))));
  return (name) => all.has(':all:') || all.has(name);
}
