import type { Folder } from '../../../core/folder.ts';
import { asArray, asRecord, asString } from '../../../core/manifests/document.ts';
import { inOrder } from '../../../core/order.ts';
import { dependsOn, type PackageJson } from '../package-json.ts';
import type { ManagerChoice, NamingField, PackageManager } from './manager.ts';

type Managers = readonly PackageManager[];

/**
 * The package manager of a project: what package.json says, else its lock file, else a tool's own configuration, else what the types
 * are for, else the one that comes with Node.js. `managers` are in order of preference.
 */
export function chooseManager(managers: Managers, folder: Folder, manifest: PackageJson): ManagerChoice {
  return (
    declared(managers, manifest) ??
    byLockFile(managers, folder, manifest) ??
    byMark(managers, folder) ??
    byEngines(managers, manifest) ??
    byTypes(managers, manifest) ?? {
      manager: usual(managers),
      because: 'no other package manager is named',
      file: manifest.document.file,
    }
  );
}

/** The package manager that a program is, or a runner of its. */
export function managerCalled(managers: Managers, program: string): PackageManager | undefined {
  return managers.find(({ programs, runners }) => programs.includes(program) || runners.includes(program));
}

/** The one that whoever names none has. */
function usual(managers: Managers): PackageManager {
  const found = managers.find(({ comesWithNode }) => comesWithNode === true) ?? managers[0];
  if (found === undefined) throw new RangeError('No package manager is known');
  return found;
}

function declared(managers: Managers, manifest: PackageJson): ManagerChoice | undefined {
  const pinned = /^([\w-]+)@(\d+(?:\.\d+){0,2}(?:-[\w.]+)?)/.exec(asString(manifest.get('packageManager')) ?? '');
  const named = namedBy(managers, 'packageManager', pinned?.[1]);
  if (named !== undefined) return choice(named, manifest, 'packageManager', pinned?.[2]);
  const value = manifest.get('devEngines', 'packageManager');
  const engine = namedBy(managers, 'devEngines', asString(asRecord(asArray(value)[0] ?? value).name));
  return engine === undefined ? undefined : choice(engine, manifest, 'devEngines');
}

function namedBy(managers: Managers, field: NamingField, name: string | undefined): PackageManager | undefined {
  return managers.find(({ id, namedIn }) => id === name && namedIn.includes(field));
}

function byEngines(managers: Managers, manifest: PackageJson): ManagerChoice | undefined {
  const manager = managers.find(
    ({ id, namedIn }) => namedIn.includes('engines') && asString(manifest.get('engines', id)) !== undefined,
  );
  return manager === undefined ? undefined : choice(manager, manifest, 'engines');
}

/** Types of an interpreter's own interfaces are there for code that runs on it, unless the project asks for Node.js. */
function byTypes(managers: Managers, manifest: PackageJson): ManagerChoice | undefined {
  if (manifest.get('engines', 'node') !== undefined) return undefined;
  for (const manager of managers) {
    const name = manager.types?.find((each) => dependsOn(manifest, each));
    if (name === undefined) continue;
    const line = manifest.dependencyLine(name);
    return {
      manager,
      because: `package.json depends on ${name}`,
      file: manifest.document.file,
      ...(line === undefined ? {} : { line }),
    };
  }
  return undefined;
}

/** Of several with a lock file the one that the scripts call, so that no two work in one folder; else the first. */
function byLockFile(managers: Managers, folder: Folder, manifest: PackageJson): ManagerChoice | undefined {
  const locked = managers.filter((manager) => folder.first(...manager.lockFiles) !== undefined);
  const calls = ({ programs }: PackageManager) =>
    Object.values(manifest.scripts).some((line) => INSTALLS.exec(line)?.[1] === programs[0]);
  const called = locked.length > 1 ? locked.filter(calls) : [];
  const manager = called.length === 1 ? called[0] : locked[0];
  const file = manager === undefined ? undefined : folder.first(...manager.lockFiles);
  if (manager === undefined || file === undefined) return undefined;
  const because = `${file} is its lock file${called.length === 1 ? ', and the scripts install with it' : ''}`;
  return { manager, because, file: folder.where(file).file };
}

const INSTALLS = /(?:^|[\s;&|"'])(npm|pnpm|yarn|bun)\s+(?:ci|i|install)\b/;

function byMark(managers: Managers, folder: Folder): ManagerChoice | undefined {
  const marked = inOrder(managers.map((manager) => ({ id: manager.id, manager, ...manager.marks })));
  for (const { manager, files } of marked) {
    const file = folder.first(...files);
    if (file !== undefined) return { manager, because: `${file} is its configuration`, file: folder.where(file).file };
  }
  return undefined;
}

function choice(manager: PackageManager, manifest: PackageJson, field: string, version?: string): ManagerChoice {
  const line = manifest.line(field);
  return {
    manager,
    because: `${field} names it`,
    file: manifest.document.file,
    ...(version === undefined ? {} : { version }),
    ...(line === undefined ? {} : { line }),
  };
}
