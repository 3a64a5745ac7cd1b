import type { BuildOptions, Client, LocalSource, OutputOpener } from '../buildkit/index.ts';
import type { CredentialsProvider, RegistryClient } from '../oci/index.ts';
import type { StepProxies } from '../image/step-proxies.ts';
import type { VerifyWish } from '../options/verify.ts';
import type { Change } from '../report/steps.ts';
import type { Stopwatch } from '../report/stopwatch.ts';
import type { Problem } from '../schema/errors.ts';
import type { AttestationChoice } from './attest.ts';
import type { Caches } from './caches.ts';
import type { ExportRequest, ExportTools } from './exporters.ts';
import type { Planned } from './line.ts';
import type { Lacking } from './publish/give-names.ts';
import type { PushCheck } from './push-check.ts';
import type { RememberedRegistry } from './remembered.ts';
import type { MakeRoots } from './roots.ts';

export interface BuildRequest extends Omit<ExportRequest, 'baseLayers' | 'sourceDateEpoch'> {
  readonly planned: Planned;
  readonly attestations: AttestationChoice;
  readonly caches: Caches;
  readonly noCache: boolean;
  readonly context: LocalSource;
  readonly secrets: NonNullable<BuildOptions['secrets']>;
  readonly ssh: NonNullable<BuildOptions['ssh']>;
  /** The proxies that steps use; in no plan, predicate or report, since their addresses may hold passwords. */
  readonly proxies?: StepProxies | undefined;
  /** Stable for one working copy: the daemon then gets only what changed since the last build of it. */
  readonly sharedKey: string;
  readonly toolVersion: string;
  /** Whether the image is started before it is exported. */
  readonly verify: VerifyWish;
}

/** What every build needs of the outside. */
export interface BuildTools {
  readonly client: Client;
  readonly registry: RegistryClient;
  /** The same, for what is compared with what it has. */
  readonly remembered: RememberedRegistry;
  /** Gives images that are there further names; false where a registry doesn't let that be done. */
  readonly giveNames?: (lacking: readonly Lacking[]) => Promise<boolean>;
  /** Whether pushing was asked for ahead of the build. */
  readonly pushes: PushCheck;
  /** Whether all is told that the daemon has recorded of a build; without, one that only compares leaves no record. */
  readonly recorded: boolean;
  readonly credentials: CredentialsProvider;
  /** Fetches tokens with the credentials, so that BuildKit, which may be anybody's machine, gets only those. */
  readonly fetch: NonNullable<BuildOptions['fetch']>;
  readonly loadInto: ExportTools['loadInto'];
  /** What Docker calls an image that was loaded into it. */
  readonly loadedId?: (name: string, context?: string) => Promise<string | undefined>;
  /** Opens standard output, where an output may go there. */
  readonly toStdout?: OutputOpener;
  readonly onProgress: (changes: readonly Change[]) => void;
  /** Whether that shows all output of every step. */
  readonly outputShown: boolean;
  /** What is wrong with the room on the disks that a build writes to; `bytes` is what its packages take. */
  readonly lowDisk?: (bytes: number) => Promise<readonly Problem[]>;
  readonly onWarning: (message: string) => void;
  readonly written: ExportTools['written'];
  readonly stopwatch: Stopwatch;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970, as the daemon's times are. */
  readonly now: () => number;
}

/** What one of packages needs besides. */
export interface ImageTools extends BuildTools {
  readonly makeRoots: MakeRoots;
  readonly onNotice: (message: string) => void;
}
