import type { Folder } from '../../../core/folder.ts';
import type { Project } from '../../../core/project.ts';
import type { BuildCommand } from '../../../core/types.ts';
import { operands, sh, type ShellCode } from '../../../core/shell.ts';
import type { Workspace } from '../../../core/workspace.ts';
import { lernaPatterns, workspacePatterns, type PackageJson } from '../package-json.ts';

export interface InstallContext {
  readonly project: Project;
  readonly manifest: PackageJson;
  /** Where the lock file lies: the service's folder, or the root of its workspace. */
  readonly root: Folder;
  readonly rootManifest: PackageJson;
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

export interface PackageManager {
  readonly id: string;
  plan(context: InstallContext): InstallPlan;
  /** Command line that runs a script of package.json. */
  run(script: string): ShellCode;
  /** Command line that runs a script of another member; `path` is relative to the service folder. */
  runIn(path: string, name: string, script: string): ShellCode;
  /** Command line that runs a tool from node_modules. */
  exec(line: ShellCode): ShellCode;
  /** Whether `node_modules/.bin` holds links that Node can run; pnpm writes shell scripts there. */
  readonly linksBinaries: boolean;
}

export type ManagerId = 'npm' | 'yarn' | 'pnpm' | 'bun' | 'rush';

export interface ManagerChoice {
  readonly id: ManagerId;
  /** Version that the project pins, without build metadata: `10.4.1`. */
  readonly version?: string;
  readonly because: string;
  readonly file: string;
  readonly line?: number;
}

/** The JavaScript workspace that a project is a member of, whoever declares it. */
export function workspaceOf(project: Project): Workspace | undefined {
  return project.workspace('JavaScript workspace') ?? project.workspace('Rush projects');
}

/**
 * A command line that goes before another one and declares Lerna's packages as a workspace, where nothing else does: older releases of
 * Lerna linked packages to each other by themselves, and today's package managers do it for workspaces only.
 */
export function declareMembers({ project, root, rootManifest }: InstallContext): ShellCode | undefined {
  const patterns = lernaPatterns(root);
  const declared = workspacePatterns(rootManifest).length > 0 || root.has('pnpm-workspace.yaml');
  if (patterns === undefined || declared || project.workspace('JavaScript workspace') === undefined) return undefined;
  const script =
    'const fs=require("fs"),[f,...w]=process.argv.slice(1),p=JSON.parse(fs.readFileSync(f));fs.writeFileSync(f,JSON.stringify({...p,private:true,workspaces:w}))';
  const file = project.folder.relative(root.sub(rootManifest.fileName).path);
  return sh`node -e ${script} ${operands(file, ...patterns)}`;
}
