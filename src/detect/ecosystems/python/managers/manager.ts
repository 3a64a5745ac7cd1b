import type { Folder } from '../../../core/folder.ts';
import type { ShellCode } from '../../../core/shell.ts';
import type { BuildCommand, SourceLocation } from '../../../core/types.ts';
import { needsSources } from '../needs.ts';
import type { LockedDistribution } from './lock-files.ts';

export interface PythonInstall {
  readonly packages: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly commands: readonly BuildCommand[];
}

export interface Shown {
  readonly because: string;
  readonly location: SourceLocation;
}

export interface InstallContext {
  /** The interpreter of the chosen stream: `python3.13`. */
  readonly python: string;
  /** Whether the index has a package. */
  readonly has: (name: string) => boolean;
  /** Root of the workspace that the project is a member of. */
  readonly workspaceRoot?: Folder;
}

export interface PythonManager {
  readonly id: string;
  /** Managers that this one is preferred to where files of both lie side by side. */
  readonly before?: readonly string[];
  /** The program that installs, where its name is not the id. */
  readonly tool?: string;
  /** Folders below /root that it keeps between builds. */
  readonly caches: readonly string[];
  /** The file that shows it. */
  recognise(folder: Folder): Shown | undefined;
  install(folder: Folder, context: InstallContext): PythonInstall;
  /** Its lock file, where that lists the files of each distribution, and what of it production has. */
  readonly locked?: { readonly file: string; packages(root: Folder): readonly LockedDistribution[] | undefined };
  /** Whether the project itself ends up in the environment, with its scripts. */
  installsProject?(folder: Folder): boolean;
}

/** A manager that a file shows. */
export function shownByFile(folder: Folder, name: string, because: string): Shown | undefined {
  return folder.has(name) ? { because: `${name} ${because}`, location: folder.where(name) } : undefined;
}

/** A manager that a table of pyproject.toml shows. */
export function shownByTable(folder: Folder, ...path: string[]): Shown | undefined {
  const document = folder.toml('pyproject.toml');
  if (document?.get(...path) === undefined) return undefined;
  return {
    because: `pyproject.toml has a table [${path.join('.')}]`,
    location: folder.where('pyproject.toml', document.line(...path)),
  };
}

/** A step that sees the manifests only, or everything where a dependency lies in the repository itself. */
export function manifestStep(folder: Folder, run: ShellCode, ...names: readonly string[]): BuildCommand {
  const step = { run, name: 'install dependencies' };
  return needsSources(folder) ? step : { ...step, inputs: [...folder.existing(...names)] };
}
