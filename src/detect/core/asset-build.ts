import type { BuildCommand } from './types.ts';

export interface AssetOptions {
  /** Whether tools are to be installed where no script builds anything. */
  readonly always: boolean;
  /** Further names of scripts that build, where the project's framework gives them that meaning. */
  readonly scripts?: readonly string[];
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
