import type { FrameworkDefinition } from '../../core/framework.ts';

/** What planning a Ruby project asks a framework. */
export interface RubyFramework extends FrameworkDefinition {
  /** The port when neither source nor configuration names one. */
  readonly port: number;
  /** Environment of the image. */
  readonly env: Readonly<Record<string, string>>;
  /** Folders that it writes to while it runs, from the service folder. */
  readonly writable?: readonly string[];
}
