/**
 * What will be built, as plain data: every stage and step of one platform's image, printable as JSON.
 * {@link planImage} makes it, {@link lowerPlan} turns it into LLB.
 */
export interface ImagePlan {
  readonly projectName: string;
  /** `linux/amd64`, `linux/arm64`. */
  readonly platform: string;
  /** How packages come into both stages. */
  readonly installation: Installation;
  /** Reference of the image that carries apk and a shell, for where packages are installed; with a digest once it is pinned. */
  readonly baseImage: string;
  readonly apk: ApkSource;
  readonly build: BuildStage;
  readonly runtime: RuntimeStage;
  readonly config: ImageConfig;
  /** Path of the endpoint that tells whether a container is well. */
  readonly health?: string;
  /** Seconds since 1970 that application files and the image itself carry as their time. */
  readonly sourceDateEpoch: number;
}

/**
 * Either each package is a layer, which this side fetches and offers to BuildKit, or apk installs them in a base image.
 */
export interface Installation {
  readonly way: 'layers' | 'apk';
  /** A clause for people: what decided it. */
  readonly because: string;
}

/** Where apk takes packages from, and whose signatures it accepts. */
export interface ApkSource {
  /** Addresses as anybody may see them. */
  readonly repositories: readonly string[];
  /** Whether the addresses that apk gets hold credentials: then they are the session's secret {@link REPOSITORIES_SECRET}. */
  readonly private: boolean;
  readonly keys: readonly { readonly name: string; readonly pem: string }[];
}

/** A package at the exact version that is installed. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
}

export interface BuildStage {
  /** The platform that it runs on: the image's own, or that of the machine that builds. */
  readonly platform: string;
  readonly packages: readonly PinnedPackage[];
  readonly env: Readonly<Record<string, string>>;
  /** Steps trust the certificates of the session's secret {@link CA_SECRET} instead of the base image's own. */
  readonly ownCertificates: boolean;
  /** Secrets that every command gets: as files below /run/secrets, and as variables where their id can be one. */
  readonly secrets: readonly string[];
  /** SSH agents that every command may use. */
  readonly ssh: readonly string[];
  /** The network of every command; the daemon's own for steps where it is not said. */
  readonly network?: 'none' | 'host';
  /** Name of the scope that results of steps with directories of their own stay in, where there is one. */
  readonly scope?: string;
  readonly steps: readonly BuildStep[];
}

/** Id of the secret that holds the package repositories, one a line, where their addresses hold credentials. */
export const REPOSITORIES_SECRET = 'aipack-package-repositories';
/** Id of the secret that holds the certificates steps trust, where a user gives some. */
export const CA_SECRET = 'aipack-ca-certificates';

/** Ids of the secrets that the session itself has for the steps that are generated; no user's secret has one of them. */
export const OWN_SECRETS: readonly string[] = [REPOSITORIES_SECRET, CA_SECRET];

export type BuildStep = ContextStep | RunStep;

/** Copies files of the repository into the build stage; `include` undefined means all of them. */
export interface ContextStep {
  readonly kind: 'context';
  readonly name: string;
  /** Patterns from the repository root. */
  readonly include?: readonly string[];
}

export interface RunStep {
  readonly kind: 'run';
  readonly name: string;
  /** Read by `/bin/sh -c`; it is the project's own command line, never put together here. */
  readonly run: string;
  readonly cwd: string;
  readonly caches: readonly CacheMount[];
}

export interface CacheMount {
  readonly id: string;
  readonly target: string;
}

export interface RuntimeStage {
  /** The platform as apk names it, for which packages are installed whatever machine does it. */
  readonly architecture: string;
  readonly packages: readonly PinnedPackage[];
  readonly workdir: string;
  readonly copies: readonly RuntimeCopy[];
  /** SHA-256 of the aipack-aide that the image has, as process 1 or to ask whether a container is well. */
  readonly aide?: string;
}

export interface RuntimeCopy {
  readonly name: string;
  /** Absolute path in the build stage; a trailing `/*`-like pattern may match several files. */
  readonly from: string;
  /** Absolute path in the image. A trailing slash means a folder. */
  readonly to: string;
  /** Parts of `from` that an earlier copy brought already, relative to it. */
  readonly exclude: readonly string[];
  /** Seconds since 1970 that the copied files carry. */
  readonly epoch: number;
}

/** The image configuration of the OCI image specification, as far as this tool fills it. */
export interface ImageConfig {
  readonly architecture: string;
  readonly os: string;
  readonly created: string;
  readonly config: {
    readonly User: string;
    readonly ExposedPorts: Readonly<Record<string, Record<string, never>>>;
    readonly Env: readonly string[];
    readonly Entrypoint: readonly string[];
    readonly WorkingDir: string;
    readonly Labels: Readonly<Record<string, string>>;
    readonly StopSignal: string;
    readonly Healthcheck?: Healthcheck;
  };
  /** Comes with the graph, which alone knows the layers. */
  readonly history?: readonly HistoryEntry[];
}

/** What made a layer, as the OCI image specification has it. */
export interface HistoryEntry {
  /** RFC 3339. */
  readonly created: string;
  readonly created_by: string;
  readonly comment: string;
}

/** Docker's extension of the OCI configuration. Durations are nanoseconds. */
export interface Healthcheck {
  readonly Test: readonly string[];
  readonly Interval: number;
  readonly Timeout: number;
  readonly StartPeriod: number;
  readonly Retries: number;
}
