import type { AssetBuild, AssetOptions } from './asset-build.ts';
import type { BuildSystem } from './build-system.ts';
import type { LockFile } from './lock-file.ts';
import type { Project } from './project.ts';
import type { Repository } from './repository.ts';
import type { StartWords } from './start-words.ts';
import type { ToolCall, Toolchain } from './tool-call.ts';
import type { VersionFiles } from './version-files.ts';
import type { WorkspaceDefinition } from './workspace.ts';

/** A command by its first words. */
export interface InstallCommand {
  readonly command: readonly string[];
  /** Whether it means something else when more words than options follow. */
  readonly alone?: boolean;
}

/** What binds projects of a family together. */
export interface WorkspaceWords {
  readonly definitions: readonly WorkspaceDefinition[];
  /** Files that declare a workspace and are no manifest of a build system; `*.ext` stands for all that end so. */
  readonly files: readonly string[];
  /** Patterns of files at the root of a workspace that all its members are built with. */
  readonly sharedFiles: readonly string[];
  /** Those of them that say for which member they resolve what: a change of one touches only whom it is about. */
  readonly locks: readonly LockFile[];
  /** Whether a command line at the root of a workspace only hands on to a member, which is then a service of its own. */
  handsOn(line: string): boolean;
}

/** What names in a tree mean. */
export interface TreeWords {
  /** Folders that tools fill and nobody writes by hand, wherever they lie: never sent, never looked into. */
  readonly noise: readonly string[];
  /**
   * Such folders whose name is also a good name for source code, each with the files beside it that show which tool fills it. A file
   * with a slash lies inside the folder.
   */
  readonly noiseBeside: ReadonlyMap<string, readonly string[]>;
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
}

/** What the family's programs do beside building and starting a service. */
export interface ToolWords {
  /** Folders below /root that they keep between builds. A plan keeps no other. */
  readonly caches: readonly string[];
  /** Commands that only install dependencies, which builds do by themselves. */
  readonly installs: readonly InstallCommand[];
  /**
   * What is built for browsers in the folder of another family's project, out of a manifest of this one; undefined when there is
   * nothing to build.
   * @throws AipackError MANIFEST_UNREADABLE
   */
  assets(project: Project, options: AssetOptions): AssetBuild | undefined;
  /**
   * What the family's programs need where the build of another family's project calls them; undefined when it calls none of them.
   * @throws AipackError MANIFEST_UNREADABLE
   */
  toolchain(project: Project, calls: readonly ToolCall[]): Toolchain | undefined;
  /** Whether a tool of the family asks git for a project's version there: git is then asked where the tree is in its history. */
  asksHistory(repository: Repository): boolean;
}

/**
 * Everything that only one language family knows, as one value. What cuts across families is a fold over these, in
 * {@link tablesOf}. No part has a default, so that the compiler says what a new family has not said; one that has nothing to say of
 * a part, or of most of it, says so with the value for that.
 */
export interface Ecosystem {
  readonly id: string;
  readonly buildSystems: readonly BuildSystem[];
  /** Where its versions are pinned, one element a family of packages. */
  readonly versions: readonly VersionFiles[];
  readonly workspaces: WorkspaceWords;
  readonly tree: TreeWords;
  readonly start: StartWords;
  readonly tools: ToolWords;
}

/** Of a family whose projects stand alone. */
export const NO_WORKSPACES: WorkspaceWords = {
  definitions: [],
  files: [],
  sharedFiles: [],
  locks: [],
  handsOn: () => false,
};

/** Of a family to which names mean no more than to all. */
export const NO_TREE_WORDS: TreeWords = {
  noise: [],
  noiseBeside: new Map(),
  testFiles: [],
  testFolders: [],
  asideFolders: [],
  packageRoots: [],
  dependencyFolders: [],
};

/** Of a family whose programs build and start services, and no more. */
export const NO_TOOL_WORDS: ToolWords = {
  caches: [],
  installs: [],
  assets: () => undefined,
  toolchain: () => undefined,
  asksHistory: () => false,
};
