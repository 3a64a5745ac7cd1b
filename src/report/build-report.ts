import type { Delta } from './delta.ts';
import type { StageTime } from './stopwatch.ts';

/** What buildx's metadata has of a build, under its names. */
export interface BuildxKeys {
  readonly 'containerimage.digest'?: string;
  /** Of an image without attestations and for one platform. */
  readonly 'containerimage.config.digest'?: string;
  readonly 'containerimage.descriptor'?: object;
  readonly 'image.name'?: string;
  /** `BUILDER/NODE/ID`, by which `docker buildx history` finds the build; only where buildx knows the daemon. */
  readonly 'buildx.build.ref'?: string;
  /** With several platforms there is one for each, under `buildx.build.provenance/PLATFORM`. */
  readonly 'buildx.build.provenance'?: object;
}

/** Whether a name of a report is one in a registry. */
export function isPublished(
  { pushed, unpublished = [] }: Pick<BuildReport, 'pushed' | 'unpublished'>,
  tag: string,
): boolean {
  return pushed && !unpublished.includes(tag);
}

/** What a build did, as the faces print it and the `metadata` output carries it. */
export interface BuildReport extends BuildxKeys {
  readonly service: {
    readonly name: string;
    readonly path: string;
    readonly language: string;
    readonly buildSystem: string;
    readonly framework?: string;
    /** What a container of it starts, word by word, and the ports that it listens on; a Dockerfile says neither here. */
    readonly command?: readonly string[];
    readonly ports?: readonly number[];
    /** What was detected, and why; a Dockerfile's build detects nothing. */
    readonly reasons?: readonly ReportedReason[];
  };
  readonly tags: readonly string[];
  readonly pushed: boolean;
  /** Those of the tags that only outputs have which stay here, beside others that are pushed. */
  readonly unpublished?: readonly string[];
  /** The registry had this very image already, with the attestations asked for: nothing was pushed over it. */
  readonly unchanged: boolean;
  /** Digest of what the tags name: the index where there are attestations or several platforms, else the manifest. */
  readonly digest?: string;
  /** Digest of the image without attestations, the same for every build of the same content. */
  readonly imageid?: string;
  readonly platforms: readonly PlatformReport[];
  /** What changed since the image that the tag named before; absent where it named none, or this very one. */
  readonly delta?: Delta;
  readonly attestations: readonly string[];
  readonly buildkit: { readonly endpoint: string; readonly version: string };
  /** The image that packages were installed in; empty where there was none. */
  readonly baseImage: string;
  readonly installation?: InstallationReport;
  /** What outputs wrote on this machine. */
  readonly outputs?: readonly WrittenOutput[];
  /** Whether the image works, where it was tried: one for each platform that was asked for. */
  readonly starts?: readonly StartReport[];
  readonly steps: StepReport;
  /** Bytes of the context that the daemon asked for: after the first build only what changed. */
  readonly context: { readonly bytes: number };
  readonly stages: readonly StageTime[];
}

/** A decision of detection with its evidence. */
export interface ReportedReason {
  readonly what: string;
  readonly value: string;
  readonly because: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/** A folder or an archive that an output wrote on this machine. */
export interface WrittenOutput {
  readonly type: 'local' | 'tar' | 'oci' | 'docker';
  readonly path: string;
  readonly bytes: number;
  /** In a folder. */
  readonly files?: number;
}

/** How packages came into the image. */
export interface InstallationReport {
  readonly way: 'layers' | 'apk';
  readonly because: string;
  /** Bytes of packages that the daemon asked for, where they are layers: it has, or the registry has, the rest. */
  readonly sent?: { readonly build: number; readonly runtime: number };
  /** What was done otherwise than apk would have, one sentence each. */
  readonly notices?: readonly string[];
}

export interface PlatformReport {
  readonly platform: string;
  /** Digest of this platform's manifest, where the registry could be asked. */
  readonly digest?: string;
  /** Compressed bytes of all layers, as a pull transfers them. */
  readonly size?: number;
  /** Digests of what is attested of it. */
  readonly statements?: { readonly sbom?: string; readonly provenance?: string };
  readonly packages: { readonly build: readonly string[]; readonly runtime: readonly string[] };
}

/** What was seen of an image that was started before it was exported. */
export interface StartReport {
  readonly platform: string;
  readonly started: boolean;
  /** A clause: why it was not tried, or what it did instead. */
  readonly because?: string;
  /** The same for programs, where it was tried. */
  readonly cause?: string;
  /** Milliseconds until it answered. */
  readonly readyMs?: number;
  /** Milliseconds that it took to end on SIGTERM. */
  readonly endedMs?: number;
  /** Bytes of memory that its processes had in use then. */
  readonly memory?: number;
  /** Files that it wrote until then: the first of them, and how many there are. */
  readonly files?: readonly string[];
  readonly fileCount?: number;
  /** Whether all of them lie where a container with a read-only root has a writable folder: below /tmp, /var/tmp and /run. */
  readonly readOnly?: boolean;
}

export interface StepReport {
  readonly total: number;
  readonly cached: number;
  readonly longest: readonly { readonly name: string; readonly seconds: number }[];
  /** Those that are counted, in the order in which they began, the first of them. */
  readonly shown: readonly { readonly name: string; readonly seconds: number; readonly cached: boolean }[];
}
