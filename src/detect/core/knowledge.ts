import type { StartTable } from './start-words.ts';

/** What is known of names in a tree, whichever language they belong to. */
export interface Knowledge {
  /** Whether a file of this name may show a project or a workspace. */
  readonly isManifest: (name: string) => boolean;
  /** The names of a build system's manifests, by its id, the usual one first. */
  readonly manifests: ReadonlyMap<string, readonly string[]>;
  /** Whether all members of a workspace are built with a file; its path is from the workspace's root. */
  readonly isShared: (path: string) => boolean;
  /** Whether a file of this name holds tests or types. */
  readonly isTestFile: (name: string) => boolean;
  /** Names of folders in which no service lies. */
  readonly testFolders: ReadonlySet<string>;
  /** Whether the source in a folder does not run in production; its path is from the service. */
  readonly isAside: (path: string) => boolean;
  readonly noise: NoiseTable;
  /** Whether a command line at the root of a workspace only hands on to a member. */
  readonly handsOn: (line: string) => boolean;
  /** Folders below /root that tools keep between builds. */
  readonly caches: ReadonlySet<string>;
  readonly start: StartTable;
  /** Whether a command line, as words, only installs dependencies. */
  readonly installs: (words: readonly string[]) => boolean;
}

export interface NoiseTable {
  readonly folders: ReadonlySet<string>;
  readonly beside: ReadonlyMap<string, readonly string[]>;
}
