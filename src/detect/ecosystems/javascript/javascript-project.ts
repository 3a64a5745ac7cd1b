import type { Folder } from '../../core/folder.ts';
import type { Project } from '../../core/project.ts';
import type { BuildCommand, CopyEntry } from '../../core/types.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { JavascriptKnowledge } from './knowledge.ts';
import type { ManagerChoice, PackageManager } from './managers/manager.ts';
import type { PackageJson } from './package-json.ts';

/** Everything that the two kinds of JavaScript service, servers and sites, are planned from. */
export interface JavascriptProject {
  readonly project: Project;
  readonly manifest: PackageJson;
  /** The root of its workspace; the folder itself where it has none. */
  readonly root: Folder;
  readonly rootManifest: PackageJson;
  /** The workspace that one install at its root serves. */
  readonly workspace: Workspace | undefined;
  readonly manager: PackageManager;
  readonly choice: ManagerChoice;
  readonly knowledge: JavascriptKnowledge;
  readonly language: 'javascript' | 'typescript';
}

/** The build stage of a JavaScript project, and what its image needs because of it. */
export interface BuildParts {
  readonly packages: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly commands: readonly BuildCommand[];
  readonly cache: readonly string[];
  /** Package of the runtime that servers need: `nodejs-24`. */
  readonly node: string;
  readonly runtimePackages: readonly string[];
  readonly runtimeEnv: Readonly<Record<string, string>>;
  /** What the image takes beside the service and its dependencies. */
  readonly runtimeCopy: readonly CopyEntry[];
  /** Whether packages compile while they are installed. */
  readonly compiles: boolean;
  /** Folders of other packages that the build's scripts go to and build. */
  readonly builtBelow: readonly string[];
  /** Whether the install leaves a node_modules folder behind. */
  readonly installs: boolean;
  /** A folder of its own that holds the member and all it needs, where the package manager makes one. */
  readonly deployed?: { readonly directory: string; readonly keepsPlaces: boolean };
}

/** What of node_modules the image needs. */
export type ModulesNeeded = 'production' | 'all' | 'none';
