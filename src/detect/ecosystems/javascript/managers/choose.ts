import type { Folder } from '../../../core/folder.ts';
import { asArray, asRecord, asString } from '../../../core/manifests/document.ts';
import type { PackageJson } from '../package-json.ts';
import type { ManagerChoice, ManagerId } from './manager.ts';

/** Lock files in order of preference: where several lie side by side, npm's is most often a leftover. */
const LOCK_FILES: readonly (readonly [string, ManagerId])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['yarn.lock', 'yarn'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
];

const MARKS: readonly (readonly [string, ManagerId])[] = [
  ['pnpm-workspace.yaml', 'pnpm'],
  ['package.json5', 'pnpm'],
  ['package.yaml', 'pnpm'],
  ['.yarnrc.yml', 'yarn'],
  ['.yarnrc', 'yarn'],
  ['bunfig.toml', 'bun'],
];

/** The package manager of a project: what package.json says, else its lock file, else a tool's own configuration, else npm. */
export function chooseManager(folder: Folder, manifest: PackageJson): ManagerChoice {
  return (
    declared(manifest) ??
    byFile(folder, LOCK_FILES, 'is its lock file') ??
    byFile(folder, MARKS, 'is its configuration') ??
    byEngines(manifest) ??
    byTypes(manifest) ?? { id: 'npm', because: 'no other package manager is named', file: manifest.document.file }
  );
}

function declared(manifest: PackageJson): ManagerChoice | undefined {
  const pinned = /^(npm|yarn|pnpm|bun)@(\d+(?:\.\d+){0,2}(?:-[\w.]+)?)/.exec(
    asString(manifest.get('packageManager')) ?? '',
  );
  if (pinned) return choice(manifest, pinned[1], pinned[2], 'packageManager');
  const value = manifest.get('devEngines', 'packageManager');
  const engine = asRecord(asArray(value)[0] ?? value);
  const name = asString(engine.name);
  return name !== undefined && isManager(name) ? choice(manifest, name, undefined, 'devEngines') : undefined;
}

function byEngines(manifest: PackageJson): ManagerChoice | undefined {
  const name = (['pnpm', 'bun', 'yarn'] as const).find((id) => asString(manifest.get('engines', id)) !== undefined);
  return name === undefined ? undefined : choice(manifest, name, undefined, 'engines');
}

/** Types of Bun's own interfaces are there for code that runs on it, unless the project asks for Node.js. */
function byTypes(manifest: PackageJson): ManagerChoice | undefined {
  if (manifest.get('engines', 'node') !== undefined) return undefined;
  const name = ['@types/bun', 'bun-types'].find(
    (each) => manifest.devDependencies.has(each) || manifest.dependencies.has(each),
  );
  if (name === undefined) return undefined;
  const line = manifest.dependencyLine(name);
  return {
    id: 'bun',
    because: `package.json depends on ${name}`,
    file: manifest.document.file,
    ...(line === undefined ? {} : { line }),
  };
}

function byFile(
  folder: Folder,
  files: readonly (readonly [string, ManagerId])[],
  why: string,
): ManagerChoice | undefined {
  const found = files.find(([name]) => folder.has(name));
  return found && { id: found[1], because: `${found[0]} ${why}`, file: folder.where(found[0]).file };
}

function choice(
  manifest: PackageJson,
  id: string | undefined,
  version: string | undefined,
  field: string,
): ManagerChoice | undefined {
  if (id === undefined || !isManager(id)) return undefined;
  const line = manifest.line(field);
  return {
    id,
    because: `${field} names it`,
    file: manifest.document.file,
    ...(version === undefined ? {} : { version }),
    ...(line === undefined ? {} : { line }),
  };
}

function isManager(name: string): name is ManagerId {
  return name === 'npm' || name === 'yarn' || name === 'pnpm' || name === 'bun';
}
