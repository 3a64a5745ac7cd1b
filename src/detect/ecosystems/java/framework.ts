import type { FrameworkDefinition, ServiceView } from '../../core/framework.ts';
import type { CopyEntry, Found, SourceLocation } from '../../core/types.ts';

/** What a definition with logic may look at. */
export interface JvmView extends ServiceView {
  /** Where a dependency is declared. */
  dependencyAt(name: string): SourceLocation | undefined;
  /** All of them, as `group:artifact`. */
  readonly dependencies: readonly string[];
}

/** What the framework's programs are told on the command line to serve, and the files that this names. */
export interface ProgramArguments {
  readonly arguments: readonly string[];
  readonly files: readonly CopyEntry[];
}

/** What planning a service on the JVM asks a framework. */
export interface JvmFramework extends FrameworkDefinition {
  /** The port when neither source nor configuration names one. */
  readonly port: number;
  /** Whether its configuration alone names the port, so that a number in the source means something else. */
  readonly portInConfiguration?: boolean;
  /** Whether a project with this framework serves at all, where its name alone does not show that. */
  serves?(view: JvmView): boolean;
  /** The variable that wins over what the configuration says of the port. */
  readonly portVariable?: string;
  /** Environment that makes the server listen where the image says. */
  env?(port: number, view: JvmView): Readonly<Record<string, string>>;
  programArguments?(view: JvmView): ProgramArguments;
  /** The port in a configuration file of its own. */
  configuredPort?(view: JvmView): Found<string> | undefined;
  /** A health endpoint, if the framework's configuration or a dependency shows that it is served. */
  health?(view: JvmView): Found<string> | undefined;
}
