import type { FrameworkDefinition, ServiceView } from '../../core/framework.ts';
import type { Found } from '../../core/types.ts';

/** A command, once the port is known that it listens on. */
export type ServerCommand = (port: number) => readonly string[];

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
  /** A health endpoint that it serves by itself. */
  readonly health?: Found<string>;
}
