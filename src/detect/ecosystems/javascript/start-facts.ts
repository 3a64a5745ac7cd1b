import type { PortScan } from '../../core/ports.ts';
import type { JavascriptFramework, JavascriptView, ServerOutput } from './framework.ts';

/** What is known of a project when its start command is decided. */
export interface StartFacts {
  readonly framework: JavascriptFramework | undefined;
  readonly output: ServerOutput | undefined;
  readonly view: JavascriptView;
  readonly port: number | undefined;
  readonly scan: PortScan;
}

/** Why a package is no service. */
export interface Rejected {
  readonly rejected: string;
}
