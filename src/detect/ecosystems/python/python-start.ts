import type { SourceLocation } from '../../core/types.ts';

/** How a service starts, and what of it the image has to know. */
export interface PythonStart {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly shell: boolean;
  /** Whether the line would have gathered Django's static files, which the build does instead. */
  readonly collectsStatic?: boolean;
  /** Whether the program finds its modules by itself, so that the source must not come first. */
  readonly ownPath?: boolean;
  /** Whether it is what another image of the project starts, whose programs may have come from elsewhere. */
  readonly isUsual?: boolean;
  readonly because: string;
  readonly location?: SourceLocation;
}
