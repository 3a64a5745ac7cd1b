import type { AttestationWishes } from '../app/attestation-choice.ts';
import type { OpenOptions, OutputOpener } from '../buildkit/index.ts';
import type { CredentialsProvider } from '../oci/index.ts';
import type { Options } from '../options/table.ts';
import type { Change } from '../report/steps.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';

/** What a face was told about the build itself, besides the settings of the line: texts, nothing checked. */
export interface BuildWishes extends Options, Pick<AttestationWishes, 'builderId' | 'privateSource'> {
  /** How a BuildKit is started when none is found; without it none is. */
  readonly container: OpenOptions['container'];
  /** How one is started where that is not possible; without it none is. */
  readonly release?: OpenOptions['release'];
}

export interface BuildSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  /** Where relative paths start. */
  readonly directory: string;
  /** Whether that is the checkout of a job. */
  readonly checkout?: boolean;
  readonly signal: AbortSignal;
  readonly onNotice: (message: string, location?: { readonly file: string; readonly line?: number }) => void;
  readonly onWarning: (message: string) => void;
  /** What takes its time before there are steps to show. */
  readonly onWait: (message: string) => void;
  /** Told how the image is built, before it is; nothing of a Dockerfile. */
  readonly onPlanned?: (build: UniversalBuild) => void;
  readonly onProgress: (changes: readonly Change[]) => void;
  /** Whether that shows all output of every step. */
  readonly outputShown: boolean;
  /** Whether all of the report is told. */
  readonly tellsAll?: boolean;
  /** Opens standard output for outputs that go there; without it none may. */
  readonly toStdout?: OutputOpener;
  /** Where packages are kept that were fetched: for good, or in a folder below it that goes with the run. */
  readonly packages: { readonly folder: string; readonly lasting: boolean };
  /** Asked before the Docker configuration. */
  readonly givenCredentials?: CredentialsProvider;
  /** Asked after it. */
  readonly fallbackCredentials?: CredentialsProvider;
}
