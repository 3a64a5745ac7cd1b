import type { Folder } from '../../../core/folder.ts';
import type { InstallCommand } from '../../../core/ecosystem.ts';
import type { LockFile } from '../../../core/lock-file.ts';
import type { Project } from '../../../core/project.ts';
import type { BuildCommand, SourceLocation } from '../../../core/types.ts';
import type { ShellCode } from '../../../core/shell.ts';
import type { Workspace, WorkspaceDefinition } from '../../../core/workspace.ts';
import type { PackageJson } from '../package-json.ts';
import type { LockedPackages } from './locked.ts';

export interface InstallContext {
  readonly project: Project;
  readonly manifest: PackageJson;
  /** Where the lock file lies: the service's folder, or the root of its workspace. */
  readonly root: Folder;
  readonly rootManifest: PackageJson;
  /** The workspace that one install at its root serves; undefined for a project of its own. */
  readonly workspace: Workspace | undefined;
  /** Patterns of members that only another tool lists, so that package managers would not link them. */
  readonly undeclared: readonly string[] | undefined;
  /** Version of the package manager that the project pins. */
  readonly version: string | undefined;
  /** Major version of Node.js, when one was chosen. */
  readonly nodeMajor: number | undefined;
  /** Whether development dependencies may be left out from the start. */
  readonly production: boolean;
  /** What of node_modules the image needs; development dependencies too when it is not said. */
  readonly modules?: 'production' | 'all' | 'none';
}

/** What a package manager needs and does for one project. Paths are relative to the service folder. */
export interface InstallPlan {
  readonly packages: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cache: readonly string[];
  /** Commands that need nothing of the repository. */
  readonly setup?: readonly BuildCommand[];
  /** Lock and configuration files, those that exist. */
  readonly inputs: readonly string[];
  readonly install: ShellCode;
  /** Removes development dependencies after the build; undefined where the tool has no way that is sure to work. */
  readonly prune?: readonly ShellCode[];
  /** Whether that runs the project's own scripts for installing, and has no way not to. */
  readonly pruneRuns?: boolean;
  /** Files of its own in node_modules that hold the time of installing: with them no two builds would make the same image. */
  readonly notes?: readonly string[];
  /** For a workspace member: commands that put it and its dependencies into a folder of their own. */
  readonly deploy?: {
    readonly commands: readonly ShellCode[];
    readonly directory: string;
    /** Whether the members lie in it at their places in the workspace, rather than the one member at its top. */
    readonly keepsPlaces: boolean;
    /** Whether it is also needed when there are no development dependencies to leave out. */
    readonly always: boolean;
  };
}

/** The fields of package.json that may name a package manager. */
export type NamingField = 'packageManager' | 'devEngines' | 'engines';

/** Everything that one package manager knows of itself. */
export interface PackageManager {
  readonly id: string;
  /** Managers that this one is preferred to where files of both lie side by side. */
  readonly before?: readonly string[];
  /** Names of manifests that it reads where there is no package.json. */
  readonly manifests: readonly string[];
  /** Its lock files, the one it writes today first. */
  readonly lockFiles: readonly string[];
  /** Reads what they resolve for one member of a workspace; undefined where they don't say. */
  readonly resolved?: LockFile['load'];
  /** Other files that only it reads, which show it where there is no lock file; with an order of their own. */
  readonly marks: { readonly files: readonly string[]; readonly before?: readonly string[] };
  /** Further files at the root of a workspace that the install of every member reads. */
  readonly sharedFiles: readonly string[];
  /** Folders below /root that it may keep between builds. */
  readonly caches: readonly string[];
  /** Its commands that only install dependencies. */
  readonly installs: readonly InstallCommand[];
  /** Fields of package.json whose mention of it counts. */
  readonly namedIn: readonly NamingField[];
  /** Packages of types that only programs for it depend on. */
  readonly types?: readonly string[];
  /** Whether it is there wherever Node.js is, so that nothing needs to name it. */
  readonly comesWithNode?: boolean;
  /** Programs that run a script of package.json which is named to them: `yarn start`. */
  readonly programs: readonly string[];
  /** Whether they also run a tool from node_modules that is named to them: `yarn tsc`. */
  readonly runsBinaries?: boolean;
  /** First arguments of theirs that hand on to other packages. */
  readonly handsOn: readonly string[];
  /** Programs that run a tool from node_modules: `npx`. */
  readonly runners: readonly string[];
  /** The command of its own that makes one file of a program. */
  readonly bundles?: { readonly command: string; readonly into: readonly string[] };
  /** The interpreter that it is itself, in place of Node.js, with the package that brings it. */
  readonly interpreter?: { readonly program: string; readonly package: string };
  /** A file of its own that declares the members of a workspace. */
  readonly workspaceFile?: { readonly name: string; patterns(root: Folder): readonly string[] };
  /** Workspaces that it declares in another way. */
  readonly workspaces?: readonly JavascriptWorkspace[];
  /** Why a project is this manager's, whatever package.json and lock files say. */
  claims?(project: Project): Omit<ManagerChoice, 'manager'> | undefined;
  /** The range of Node.js releases that it agrees to run on. */
  nodeRange?(root: Folder): NodeRange | undefined;
  plan(context: InstallContext): InstallPlan;
  /** Command line that runs a script of package.json. */
  run(script: string): ShellCode;
  /** Command line that runs a script of another member; `path` is relative to the service folder. */
  runIn(path: string, name: string, script: string): ShellCode;
  /** Command line that runs a tool from node_modules. */
  exec(line: ShellCode): ShellCode;
  /** How it builds a member after all that the member needs, where it does so by itself. */
  buildWithNeeded?(name: string): { readonly run: ShellCode; readonly because: string };
  /** What its lock file in a folder holds; undefined where there is none. */
  locked?(root: Folder): LockedPackages | undefined;
  /** Whether that file says which packages only development needs. */
  readonly tellsDevelopment?: boolean;
  /** Folder in which it keeps packages that only other packages name, where that is not node_modules itself. */
  readonly unlistedIn?: string;
  /** Whether `node_modules/.bin` holds links that Node can run, rather than shell scripts. */
  readonly linksBinaries: boolean;
}

export interface ManagerChoice {
  readonly manager: PackageManager;
  /** Version that the project pins, without build metadata: `10.4.1`. */
  readonly version?: string;
  readonly because: string;
  readonly file: string;
  readonly line?: number;
}

export interface NodeRange {
  readonly text: string;
  /** The field or file that says it. */
  readonly source: string;
  readonly location: SourceLocation;
}

/** One way to bind packages together. */
export interface JavascriptWorkspace extends WorkspaceDefinition {
  /** Files that declare it and are no manifest. */
  readonly files: readonly string[];
  /** Whether one install at the root serves all members; else each is installed alone. */
  readonly installsTogether: boolean;
}
