import { posix } from 'node:path';
import { sh } from './shell.ts';
import type { BuildCommand } from './types.ts';

export interface AssetOptions {
  /** Whether tools are to be installed where no script builds anything. */
  readonly always: boolean;
  /** Further names of scripts that build, where the project's framework gives them that meaning. */
  readonly scripts?: readonly string[];
  /** The script that builds, where it is known by what it makes. */
  readonly script?: string;
}

/** What a project builds for browsers with another language's tools. */
export interface AssetBuild {
  readonly packages: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cache: readonly string[];
  readonly install: readonly BuildCommand[];
  readonly build: readonly BuildCommand[];
  /** Removes what only the build needed. */
  readonly cleanup: readonly BuildCommand[];
}

/** The same build of a folder below the service. Steps before the installation that need no file run where they are: the folder may not be there yet. */
export function movedInto(folder: string, build: AssetBuild): AssetBuild {
  if (folder === '.') return build;
  const moved = ({ run, inputs, name }: BuildCommand): BuildCommand => ({
    run: sh`cd ${folder} && ${run}`,
    name,
    ...(inputs === undefined ? {} : { inputs: inputs.map((input) => posix.join(folder, input)) }),
  });
  return {
    ...build,
    install: build.install.map((command) => (command.inputs?.length === 0 ? command : moved(command))),
    build: build.build.map(moved),
    cleanup: build.cleanup.map(moved),
  };
}
