import type { Folder } from '../../../core/folder.ts';
import { asRecord, asString, asStrings } from '../../../core/manifests/document.ts';
import { sh, type ShellCode } from '../../../core/shell.ts';
import type { BuildCommand } from '../../../core/types.ts';
import { applicationGroup } from '../dependencies.ts';
import { makeVenv, pipInstall, PIP_ENV, PIP_CACHE, pipPackage } from '../environment.ts';
import { needsGit, needsSources } from '../needs.ts';
import { shownByFile, shownByTable, type PythonManager } from './manager.ts';

function isInstallable(folder: Folder): boolean {
  return folder.toml('pyproject.toml')?.get('build-system') !== undefined || folder.has('setup.py');
}

/** A project that describes itself in the standard way, whatever builds it: pip asks the build backend. */
export const project: PythonManager = {
  id: 'project',
  tool: 'pip',
  caches: PIP_CACHE,
  recognise: (folder) =>
    shownByTable(folder, 'project') ??
    (applicationGroup(folder.toml('pyproject.toml')) === undefined
      ? undefined
      : shownByTable(folder, 'dependency-groups')) ??
    shownByFile(folder, 'setup.py', 'describes the project') ??
    shownByFile(folder, 'setup.cfg', 'describes the project'),
  installsProject: isInstallable,
  install(folder, { python }) {
    const declared = folder.toml('pyproject.toml')?.get('project', 'dependencies');
    const group = applicationGroup(folder.toml('pyproject.toml'));
    const step = isInstallable(folder)
      ? { run: pipInstallProject(folder, python), name: 'install the project' }
      : asStrings(declared).length > 0
        ? dependenciesStep(folder, python)
        : group === undefined
          ? undefined
          : {
              run: pipInstall(python, sh`--group ${group}`),
              inputs: ['pyproject.toml'],
              name: 'install dependencies',
            };
    return {
      packages: [pipPackage(python), ...(needsGit(folder) ? ['git'] : [])],
      env: PIP_ENV,
      commands: step === undefined ? [] : [makeVenv(python), step],
    };
  },
};

/** setuptools builds inside the source, where what it leaves would end up in the image; so it gets a copy. */
function pipInstallProject(folder: Folder, python: string): ShellCode {
  const backend = asString(folder.toml('pyproject.toml')?.get('build-system', 'build-backend'));
  if (backend !== undefined && !backend.startsWith('setuptools')) return pipInstall(python, '.');
  return sh`cp -R . /root/project && ${pipInstall(python, '/root/project')}`;
}

/**
 * The dependencies of a project that names no build backend: a program in its own folder. pip would try to build it with setuptools, which
 * refuses a folder of several packages; of the manifest alone it makes a package of nothing but dependencies.
 */
function dependenciesStep(folder: Folder, python: string): BuildCommand {
  const project = asRecord(folder.toml('pyproject.toml')?.get('project'));
  const run = pipInstallProject(folder, python);
  if (needsSources(folder) || asStrings(project.dynamic).length > 0) return { run, name: 'install dependencies' };
  const named = [
    project.readme,
    asRecord(project.readme).file,
    asRecord(project.license).file,
    project['license-files'],
  ];
  const files = folder.existing('pyproject.toml', ...named.flatMap(asStrings));
  return { run, inputs: [...new Set(files)], name: 'install dependencies' };
}
