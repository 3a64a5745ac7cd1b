import type { FrameworkDefinition } from '../../core/framework.ts';

/** What planning a Cargo package asks a framework. */
export interface RustFramework extends FrameworkDefinition {
  /** The port when the source names none. */
  readonly port: number;
  /** Environment that makes the server listen where the image says, whatever the source says. */
  env?(port: number): Readonly<Record<string, string>>;
}
