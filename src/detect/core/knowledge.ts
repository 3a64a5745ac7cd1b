/** What is known of names in a tree, whichever language they belong to. */
export interface Knowledge {
  /** Whether a file of this name may show a project or a workspace. */
  readonly isManifest: (name: string) => boolean;
  /** Whether all members of a workspace are built with a file; its path is from the workspace's root. */
  readonly isShared: (path: string) => boolean;
  /** Whether a file of this name holds tests or types. */
  readonly isTestFile: (name: string) => boolean;
  readonly noise: NoiseTable;
  /** Programs that build another program and start it in one go. */
  readonly builders: ReadonlySet<string>;
  /** Programs that run a file which is named to them. */
  readonly interpreters: ReadonlySet<string>;
}

export interface NoiseTable {
  readonly folders: ReadonlySet<string>;
  readonly beside: ReadonlyMap<string, readonly string[]>;
}
