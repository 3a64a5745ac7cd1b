import type { BuildSystem } from './build-system.ts';
import type { StartWords } from './start-words.ts';
import type { WorkspaceDefinition } from './workspace.ts';

/** A program that is in an image for another reason and can ask an HTTP endpoint. */
export interface Probe {
  readonly id: string;
  /** Probes that this one is preferred to. */
  readonly before?: readonly string[];
  /** The package that brings it. */
  readonly package: RegExp;
  /** Its arguments; it succeeds when the endpoint does. */
  test(url: string): readonly string[];
}

/** A command by its first words. */
export interface InstallCommand {
  readonly command: readonly string[];
  /** Whether it means something else when more words than options follow. */
  readonly alone?: boolean;
}

/** What tools leave behind in a tree: never sent, never looked into. */
export interface Noise {
  /** Folders that tools fill and nobody writes by hand, wherever they lie. */
  readonly folders: readonly string[];
  /**
   * Folders whose name is also a good name for source code, each with the files beside it that show which tool fills it. A file
   * with a slash lies inside the folder.
   */
  readonly beside: ReadonlyMap<string, readonly string[]>;
}

/**
 * Everything that only one language family knows, as one value. What cuts across families is a fold over these, in
 * {@link tablesOf}; there is no default, so that the compiler says what a new one has not said.
 */
export interface Ecosystem {
  readonly id: string;
  readonly buildSystems: readonly BuildSystem[];
  readonly workspaces: readonly WorkspaceDefinition[];
  /** Files that declare a workspace and are no manifest of a build system; `*.ext` stands for all that end so. */
  readonly workspaceFiles: readonly string[];
  /** Patterns of files at the root of a workspace that all its members are built with. */
  readonly sharedFiles: readonly string[];
  readonly noise: Noise;
  /** Names of files that hold tests or types and no part of a program. */
  readonly testFiles: readonly RegExp[];
  /** Folders of tests: no service lies there, and none of their source runs in production. */
  readonly testFolders: readonly string[];
  /** Other folders whose source does not run in production. */
  readonly asideFolders: readonly string[];
  /** Folders, from the service, below which every folder is part of the program, whatever it is called. */
  readonly packageRoots: readonly string[];
  /** Folders that hold what was installed, in an image too. */
  readonly dependencyFolders: readonly string[];
  readonly start: StartWords;
  /** Commands that only install dependencies, which builds do by themselves. */
  readonly installs: readonly InstallCommand[];
  readonly probes: readonly Probe[];
}
