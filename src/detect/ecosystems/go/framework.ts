import type { FrameworkDefinition } from '../../core/framework.ts';

/** What planning a Go program asks a framework. */
export interface GoFramework extends FrameworkDefinition {
  /** The port when the source names none. */
  readonly port?: number;
  /** Environment of the image. */
  readonly env?: Readonly<Record<string, string>>;
}
