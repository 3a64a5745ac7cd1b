import type { FrameworkDefinition } from '../../core/framework.ts';
import type { ShellCode } from '../../core/shell.ts';

/** What planning a PHP project asks a framework. */
export interface PhpFramework extends FrameworkDefinition {
  /** Folders that it writes to while it runs, from the service folder; `root` is the one that visitors see. */
  writable?(root: string): readonly string[];
  /** Environment of the build. */
  readonly buildEnv?: Readonly<Record<string, string>>;
  /** The command that runs the scripts of an installation, as it has to be for the framework. */
  finish?(install: ShellCode): ShellCode;
  /** Environment of the image. */
  readonly env?: Readonly<Record<string, string>>;
}
