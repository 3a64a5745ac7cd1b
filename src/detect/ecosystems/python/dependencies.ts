import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import { asArray, asRecord, asStrings, type Document } from '../../core/manifests/document.ts';
import { blockAfter } from '../../core/text/block.ts';
import { iniValue } from '../../core/text/ini.ts';
import type { SourceLocation } from '../../core/types.ts';
import { distributionName, parseRequirement } from './names.ts';

export interface PythonDependency {
  readonly name: string;
  readonly extras: readonly string[];
  readonly location: SourceLocation;
}

/** Production dependencies by name, from every manifest that a folder has. */
export function pythonDependencies(folder: Folder): ReadonlyMap<string, PythonDependency> {
  const all = [
    ...requirements(folder, requirementsFiles(folder)),
    ...pyproject(folder),
    ...pipfile(folder),
    ...setupFiles(folder),
    ...environment(folder),
  ];
  const byName = new Map<string, PythonDependency>();
  for (const dependency of all) if (!byName.has(dependency.name)) byName.set(dependency.name, dependency);
  return byName;
}

/** The requirements file that production installs from. */
export function requirementsFile(folder: Folder): string | undefined {
  return folder.first(
    'requirements.txt',
    'requirements/production.txt',
    'requirements/prod.txt',
    'requirements/main.txt',
    'requirements/base.txt',
    'requirements.prod.txt',
    'requirements-prod.txt',
  );
}

/** That file and those that it includes, itself first; none where there is no such file. */
export function requirementsFiles(folder: Folder): readonly string[] {
  const name = requirementsFile(folder);
  return name === undefined ? [] : requirementsTree(folder, name);
}

/** The text of all of them. */
export function requirementsText(folder: Folder): string {
  return requirementsFiles(folder)
    .map((name) => folder.read(name) ?? '')
    .join('\n');
}

/** Requirements files that are read for one project. Real ones include three or four. */
const MAX_INCLUDED = 20;

/** Files that a requirements file includes, itself first; includes that leave the folder's tree or loop end the search. */
function requirementsTree(folder: Folder, name: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(name)) return [];
  const text = folder.read(name);
  if (text === undefined) return [];
  if (seen.size >= MAX_INCLUDED) {
    folder.repository.cut(
      `${folder.at(name) ?? name} and files after it were not read: ${MAX_INCLUDED} requirements files are`,
    );
    return [];
  }
  seen.add(name);
  const base = name.includes('/') ? name.slice(0, name.lastIndexOf('/') + 1) : '';
  const included = [...text.matchAll(/^[ \t]*(?:-r|-c|--requirement|--constraint)[ \t=]+(\S+)/gm)].flatMap((match) =>
    requirementsTree(folder, posix.normalize(`${base}${match[1] ?? ''}`), seen),
  );
  return [name, ...included];
}

function requirements(folder: Folder, files: readonly string[]): readonly PythonDependency[] {
  return files.flatMap((file) =>
    (folder.read(file) ?? '').split('\n').flatMap((line, index) => {
      const requirement = parseRequirement(line);
      return requirement === undefined ? [] : [{ ...requirement, location: folder.where(file, index + 1) }];
    }),
  );
}

function pyproject(folder: Folder): readonly PythonDependency[] {
  const document = folder.toml('pyproject.toml');
  if (document === undefined) return [];
  const at = (...path: string[]) => folder.where('pyproject.toml', document.line(...path));
  const place = placesIn(folder, document);
  const listed = (...path: string[]): readonly PythonDependency[] =>
    asStrings(document.get(...path)).flatMap((text) => {
      const requirement = parseRequirement(text);
      return requirement === undefined ? [] : [{ ...requirement, location: place(text) }];
    });
  const project = listed('project', 'dependencies');
  const poetry = Object.entries(asRecord(document.get('tool', 'poetry', 'dependencies')))
    .filter(([name]) => name !== 'python')
    .map(([name, value]) => ({
      name: distributionName(name),
      extras: asStrings(asRecord(value).extras),
      location: at('tool', 'poetry', 'dependencies', name),
    }));
  const group = applicationGroup(document);
  return [...project, ...poetry, ...(group === undefined ? [] : listed('dependency-groups', group))];
}

/** The dependency group that an application lives by which declares no project, and so has no other list. */
export function applicationGroup(document: Document | undefined): string | undefined {
  if (document === undefined || document.get('project') !== undefined || document.get('tool', 'poetry') !== undefined)
    return undefined;
  return ['main', 'default', 'prod', 'production', 'app', 'server'].find(
    (name) => asStrings(document.get('dependency-groups', name)).length > 0,
  );
}

/** Finds the line of a list entry, which the parser does not keep: the first line that quotes its text. */
function placesIn(folder: Folder, document: Document): (text: string) => SourceLocation {
  const lines = new Map<string, number>();
  (folder.read('pyproject.toml') ?? '').split('\n').forEach((line, index) => {
    for (const quoted of line.matchAll(/"([^"]*)"|'([^']*)'/g)) {
      const text = quoted[1] ?? quoted[2] ?? '';
      if (!lines.has(text)) lines.set(text, index + 1);
    }
  });
  return (text) => folder.where('pyproject.toml', lines.get(text) ?? document.line('project', 'dependencies'));
}

function pipfile(folder: Folder): readonly PythonDependency[] {
  const document = folder.toml('Pipfile');
  return Object.entries(asRecord(document?.get('packages'))).map(([name, value]) => ({
    name: distributionName(name),
    extras: asStrings(asRecord(value).extras),
    location: folder.where('Pipfile', document?.line('packages', name)),
  }));
}

/** setup.cfg is INI and setup.py a program: requirement lists are read out of both as text. */
function setupFiles(folder: Folder): readonly PythonDependency[] {
  const cfg = iniValue(folder.read('setup.cfg') ?? '', 'install_requires');
  const setup = folder.read('setup.py') ?? '';
  const py = blockAfter(setup, /install_requires\s*=\s*\[/, ']') ?? '';
  const read = /install_requires\s*=\s*\[/.test(setup) ? [] : readBySetup(folder, setup);
  const fromCfg = cfg.map((line) => ({ text: line, file: 'setup.cfg' }));
  const fromPy = [...py.matchAll(/["']([^"']+)["']/g)].map((match) => ({ text: match[1] ?? '', file: 'setup.py' }));
  return [
    ...read,
    ...[...fromCfg, ...fromPy].flatMap(({ text, file }) => {
      const requirement = parseRequirement(text);
      return requirement === undefined ? [] : [{ ...requirement, location: folder.where(file) }];
    }),
  ];
}

/** Requirements of the text files that a setup.py names, where it reads its list out of one. */
function readBySetup(folder: Folder, setup: string): readonly PythonDependency[] {
  if (!/\binstall_requires\b/.test(setup)) return [];
  const names = [...setup.matchAll(/["']([\w./-]+\.(?:txt|in))["']/g)].map(([, name]) => name ?? '');
  return [...new Set(names)].flatMap((name) =>
    requirements(folder, requirementsTree(folder, folder.has(name) ? name : posix.join('requirements', name))),
  );
}

/** A Conda environment's own packages and those that pip adds to it. */
function environment(folder: Folder): readonly PythonDependency[] {
  const name = folder.first('environment.yml', 'environment.yaml');
  const document = name === undefined ? undefined : folder.yaml(name);
  if (name === undefined || document === undefined) return [];
  return asArray(document.get('dependencies')).flatMap((entry, index) => {
    const texts = typeof entry === 'string' ? [entry] : asStrings(asRecord(entry).pip);
    return texts.flatMap((text) => {
      // `channel::name=version=build`
      const requirement = parseRequirement(text.replace(/^[\w-]+::/, ''));
      return requirement === undefined || requirement.name === 'python'
        ? []
        : [{ ...requirement, location: folder.where(name, document.line('dependencies', index)) }];
    });
  });
}
