import type { Printable } from '../untrusted/printable.ts';
import type { Interrupts } from '../host/in-time.ts';

/** What the command reads from and writes to. */
export interface CliSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly directory: string;
  readonly stdout: (text: Printable) => void;
  readonly stderr: (text: Printable) => void;
  /** Standard output for the bytes of an image, where it is no terminal. */
  readonly bytes?: NodeJS.WritableStream;
  /** Characters of a line of the terminal that standard output is, where it is one. */
  readonly width?: () => number;
  /** Width of the terminal that standard error is, where it is one that can be drawn on. */
  readonly columns?: () => number;
  readonly signal: AbortSignal;
  /** What else ends the program; without, only its time does while it is busy. */
  readonly interrupts?: Interrupts;
}
