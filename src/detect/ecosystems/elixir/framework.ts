import type { FrameworkDefinition } from '../../core/framework.ts';

/** What planning a Mix project asks a framework. */
export interface ElixirFramework extends FrameworkDefinition {
  /** The port when neither source nor configuration names one. */
  readonly port: number;
  /** Whether the configuration that it generates reads PORT. */
  readonly readsPort?: boolean;
  /** Environment of the image. */
  readonly env?: Readonly<Record<string, string>>;
}
