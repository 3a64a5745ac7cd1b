import { sh, type ShellCode, type ShellPiece } from '../../core/shell.ts';
import type { BuildCommand } from '../../core/types.ts';

/** The virtual environment that everything is installed into; it has the same place in the build stage and in the image. */
export const VENV = '/opt/venv';

/** Tools that find the environment by being run inside it. */
export function buildPath(): string {
  return `${VENV}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;
}

/** The interpreter by its path: managers that work inside the environment have its `bin` in front of PATH, and no pip is there. */
export function interpreter(python: string): string {
  return `/usr/bin/${python}`;
}

/** Makes an environment. Without pip: the tool that installs comes from a package, and nothing of it has to reach the image. */
export function makeVenv(python: string, folder = VENV): BuildCommand {
  const name = folder === VENV ? 'make the virtual environment' : `make an environment in ${folder}`;
  return { run: sh`${interpreter(python)} -m venv --without-pip ${folder}`, inputs: [], name };
}

/** Installs into an environment with the interpreter's own pip. */
export function pipInstall(python: string, what: ShellPiece, folder = VENV): ShellCode {
  return sh`${interpreter(python)} -m pip --python ${folder}/bin/python install --no-warn-script-location ${what}`;
}

/** Settings of every pip, whoever calls it. */
export const PIP_ENV = {
  PIP_CACHE_DIR: '/root/.cache/pip',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
  PIP_ROOT_USER_ACTION: 'ignore',
};
export const PIP_CACHE = ['/root/.cache/pip'];

/** The package of pip for an interpreter. */
export function pipPackage(python: string): string {
  return `py${python.replace('python', '')}-pip`;
}

/** Streams that Wolfi builds such tools for, the default one first. */
const TOOL_STREAMS = ['3.13', '3.12', '3.11', '3.10'];

/**
 * The package with the program of a tool, of the interpreter's own stream where there is one. `py3-poetry` alone would not do: an empty
 * package has that name too.
 */
export function toolPackage(tool: string, python: string, has: (name: string) => boolean): string {
  const streams = [python.replace('python', ''), ...TOOL_STREAMS];
  return streams.map((stream) => `py${stream}-${tool}-bin`).find(has) ?? `py3-${tool}`;
}
