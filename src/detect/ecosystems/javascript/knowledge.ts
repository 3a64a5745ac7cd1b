import { inOrder } from '../../core/order.ts';
import type { Project } from '../../core/project.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { JavascriptFramework } from './framework.ts';
import type { JavascriptWorkspace, PackageManager } from './managers/manager.ts';

/** What the plans of JavaScript projects know of tools, each list in order of preference. */
export interface JavascriptKnowledge {
  readonly managers: readonly PackageManager[];
  readonly frameworks: readonly JavascriptFramework[];
  readonly workspaces: readonly JavascriptWorkspace[];
  readonly runners: Runners;
}

/** The programs of package managers that start other programs. */
export interface Runners {
  /** Those that run a script of package.json which is named to them. */
  readonly scripts: ReadonlySet<string>;
  /** Those that run a tool from node_modules. */
  readonly tools: ReadonlySet<string>;
  /** Those of `scripts` that run a tool from node_modules where no script has the name. */
  readonly binaries: ReadonlySet<string>;
}

export function knowledgeOf(
  managers: readonly PackageManager[],
  frameworks: readonly JavascriptFramework[],
  workspaces: readonly JavascriptWorkspace[],
): JavascriptKnowledge {
  return {
    managers: inOrder(managers),
    frameworks: inOrder(frameworks),
    workspaces: inOrder(workspaces),
    runners: {
      scripts: new Set(managers.flatMap(({ programs }) => programs)),
      tools: new Set(managers.flatMap(({ runners }) => runners)),
      binaries: new Set(managers.flatMap(({ programs, runsBinaries }) => (runsBinaries === true ? programs : []))),
    },
  };
}

/** The workspace whose one install at the root serves a project, whoever declares it. */
export function workspaceOf({ workspaces }: JavascriptKnowledge, project: Project): Workspace | undefined {
  return workspaces
    .filter(({ installsTogether }) => installsTogether)
    .map(({ kind }) => project.workspace(kind))
    .find((workspace) => workspace !== undefined);
}
