import { sh } from './shell.ts';
import { commandsBelow } from './tool-call.ts';
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

/** The same build of a folder below the service. */
export function movedInto(folder: string, build: AssetBuild): AssetBuild {
  if (folder === '.') return build;
  return {
    ...build,
    install: commandsBelow(folder, build.install),
    build: commandsBelow(folder, build.build),
    // What it removes lies there, though it needs no file of the repository.
    cleanup: build.cleanup.map((command) => ({ ...command, run: sh`cd ${folder} && ${command.run}` })),
  };
}
