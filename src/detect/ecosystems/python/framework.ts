import type { FrameworkDefinition, ServiceView } from '../../core/framework.ts';
import type { Project } from '../../core/project.ts';
import type { BuildCommand, Found } from '../../core/types.ts';
import type { PythonDependency } from './dependencies.ts';
import type { PythonStart } from './python-start.ts';

/** A command, once the port is known that it listens on. */
export type ServerCommand = (port: number) => readonly string[];

/** What a framework is asked about once the start is decided. */
export interface PartsQuestion {
  readonly view: ServiceView;
  readonly start: PythonStart;
  readonly dependencies: ReadonlyMap<string, PythonDependency>;
  /** Whether anything is installed. */
  readonly installs: boolean;
}

/** What a framework needs of a plan beside its server. */
export interface FrameworkParts {
  /** Steps of the application's own behind the installation. */
  readonly commands: readonly BuildCommand[];
  readonly buildEnv: Readonly<Record<string, string>>;
  readonly runtimeEnv: Readonly<Record<string, string>>;
  /** The folder that modules are imported from, with a slash behind it; empty for that of the service. */
  readonly importRoot: string;
}

/** What planning a Python project asks a framework. */
export interface PythonFramework extends FrameworkDefinition {
  /** The port when neither source nor configuration names one. */
  readonly port: number;
  /** Whether the package is also used by programs that serve nothing, so that its name alone shows no server. */
  readonly clientToo?: boolean;
  /** Production servers that projects run it with, as dependencies of their own; one that is not there is added. */
  readonly servers?: readonly string[];
  /** Environment that makes the server listen where the image says. */
  env?(view: ServiceView, port: number): Readonly<Record<string, string>>;
  /** The production server's command; undefined where the source shows nothing that it could serve. */
  entrypoint?(view: ServiceView): ServerCommand | undefined;
  /** What else the plan needs for it; what that decides is recorded. */
  parts?(project: Project, question: PartsQuestion): FrameworkParts;
  /** A health endpoint that it serves by itself. */
  readonly health?: Found<string>;
}
