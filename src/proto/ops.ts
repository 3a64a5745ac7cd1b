// Made from proto/ by scripts/proto.mjs; change it there.
import type { Int64 } from './codec.ts';

export interface Op {
  readonly inputs: readonly Input[];
  readonly exec: ExecOp | null;
  readonly source: SourceOp | null;
  readonly file: FileOp | null;
  readonly build: BuildOp | null;
  readonly merge: MergeOp | null;
  readonly diff: DiffOp | null;
  readonly platform: Platform | null;
  readonly constraints: WorkerConstraints | null;
}

export interface Platform {
  readonly Architecture: string;
  readonly OS: string;
  readonly Variant: string;
  readonly OSVersion: string;
  readonly OSFeatures: readonly string[];
}

export interface WorkerConstraints {
  readonly filter: readonly string[];
}

export interface Input {
  readonly digest: string;
  readonly index: Int64;
}

export interface ExecOp {
  readonly meta: Meta | null;
  readonly mounts: readonly Mount[];
  readonly network: NetMode;
  readonly security: SecurityMode;
  readonly secretenv: readonly SecretEnv[];
  readonly cdiDevices: readonly CDIDevice[];
}

export const NetMode = { UNSET: 0, HOST: 1, NONE: 2 } as const;
export type NetMode = (typeof NetMode)[keyof typeof NetMode];

export const SecurityMode = { SANDBOX: 0, INSECURE: 1 } as const;
export type SecurityMode = (typeof SecurityMode)[keyof typeof SecurityMode];

export interface Meta {
  readonly args: readonly string[];
  readonly env: readonly string[];
  readonly cwd: string;
  readonly user: string;
  readonly proxy_env: ProxyEnv | null;
  readonly extraHosts: readonly HostIP[];
  readonly hostname: string;
  readonly ulimit: readonly Ulimit[];
  readonly cgroupParent: string;
  readonly removeMountStubsRecursive: boolean;
  readonly validExitCodes: readonly number[];
}

export interface ProxyEnv {
  readonly http_proxy: string;
  readonly https_proxy: string;
  readonly ftp_proxy: string;
  readonly no_proxy: string;
  readonly all_proxy: string;
}

export interface HostIP {
  readonly Host: string;
  readonly IP: string;
}

export interface Ulimit {
  readonly Name: string;
  readonly Soft: Int64;
  readonly Hard: Int64;
}

export interface SecretEnv {
  readonly ID: string;
  readonly name: string;
  readonly optional: boolean;
}

export interface CDIDevice {
  readonly name: string;
  readonly optional: boolean;
}

export interface Mount {
  readonly input: Int64;
  readonly selector: string;
  readonly dest: string;
  readonly output: Int64;
  readonly readonly: boolean;
  readonly mountType: MountType;
  readonly TmpfsOpt: TmpfsOpt | null;
  readonly cacheOpt: CacheOpt | null;
  readonly secretOpt: SecretOpt | null;
  readonly SSHOpt: SSHOpt | null;
  readonly resultID: string;
  readonly contentCache: MountContentCache;
}

export const MountType = { BIND: 0, SECRET: 1, SSH: 2, CACHE: 3, TMPFS: 4 } as const;
export type MountType = (typeof MountType)[keyof typeof MountType];

export const MountContentCache = { DEFAULT: 0, ON: 1, OFF: 2 } as const;
export type MountContentCache = (typeof MountContentCache)[keyof typeof MountContentCache];

export interface TmpfsOpt {
  readonly size: Int64;
}

export interface CacheOpt {
  readonly ID: string;
  readonly sharing: CacheSharingOpt;
}

export const CacheSharingOpt = { SHARED: 0, PRIVATE: 1, LOCKED: 2 } as const;
export type CacheSharingOpt = (typeof CacheSharingOpt)[keyof typeof CacheSharingOpt];

export interface SecretOpt {
  readonly ID: string;
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
  readonly optional: boolean;
}

export interface SSHOpt {
  readonly ID: string;
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
  readonly optional: boolean;
}

export interface SourceOp {
  readonly identifier: string;
  readonly attrs: Readonly<Record<string, string>>;
}

export interface FileOp {
  readonly actions: readonly FileAction[];
}

export interface FileAction {
  readonly input: Int64;
  readonly secondaryInput: Int64;
  readonly output: Int64;
  readonly copy: FileActionCopy | null;
  readonly mkfile: FileActionMkFile | null;
  readonly mkdir: FileActionMkDir | null;
  readonly rm: FileActionRm | null;
  readonly symlink: FileActionSymlink | null;
}

export interface FileActionCopy {
  readonly src: string;
  readonly dest: string;
  readonly owner: ChownOpt | null;
  readonly mode: number;
  readonly followSymlink: boolean;
  readonly dirCopyContents: boolean;
  readonly attemptUnpackDockerCompatibility: boolean;
  readonly createDestPath: boolean;
  readonly allowWildcard: boolean;
  readonly allowEmptyWildcard: boolean;
  readonly timestamp: Int64;
  readonly include_patterns: readonly string[];
  readonly exclude_patterns: readonly string[];
  readonly alwaysReplaceExistingDestPaths: boolean;
  readonly modeStr: string;
  readonly required_paths: readonly string[];
}

export interface FileActionMkFile {
  readonly path: string;
  readonly mode: number;
  readonly data: Uint8Array;
  readonly owner: ChownOpt | null;
  readonly timestamp: Int64;
}

export interface FileActionMkDir {
  readonly path: string;
  readonly mode: number;
  readonly makeParents: boolean;
  readonly owner: ChownOpt | null;
  readonly timestamp: Int64;
}

export interface FileActionRm {
  readonly path: string;
  readonly allowNotFound: boolean;
  readonly allowWildcard: boolean;
}

export interface FileActionSymlink {
  readonly oldpath: string;
  readonly newpath: string;
  readonly owner: ChownOpt | null;
  readonly timestamp: Int64;
}

export interface ChownOpt {
  readonly user: UserOpt | null;
  readonly group: UserOpt | null;
}

export interface UserOpt {
  readonly byName: NamedUserOpt | null;
  readonly byID: number;
}

export interface NamedUserOpt {
  readonly name: string;
  readonly input: Int64;
}

export interface MergeInput {
  readonly input: Int64;
}

export interface MergeOp {
  readonly inputs: readonly MergeInput[];
}

export interface LowerDiffInput {
  readonly input: Int64;
}

export interface UpperDiffInput {
  readonly input: Int64;
}

export interface DiffOp {
  readonly lower: LowerDiffInput | null;
  readonly upper: UpperDiffInput | null;
}

export interface BuildOp {
  readonly builder: Int64;
  readonly inputs: Readonly<Record<string, BuildInput>>;
  readonly def: Definition | null;
  readonly attrs: Readonly<Record<string, string>>;
}

export interface BuildInput {
  readonly input: Int64;
}

export interface OpMetadata {
  readonly ignore_cache: boolean;
  readonly description: Readonly<Record<string, string>>;
  readonly export_cache: ExportCache | null;
  readonly caps: Readonly<Record<string, boolean>>;
  readonly progress_group: ProgressGroup | null;
}

export interface ExportCache {
  readonly Value: boolean;
}

export interface ProgressGroup {
  readonly id: string;
  readonly name: string;
  readonly weak: boolean;
}

export interface Source {
  readonly locations: Readonly<Record<string, Locations>>;
  readonly infos: readonly SourceInfo[];
}

export interface Locations {
  readonly locations: readonly Location[];
}

export interface SourceInfo {
  readonly filename: string;
  readonly data: Uint8Array;
  readonly definition: Definition | null;
  readonly language: string;
}

export interface Location {
  readonly sourceIndex: number;
  readonly ranges: readonly Range[];
}

export interface Range {
  readonly start: Position | null;
  readonly end: Position | null;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Definition {
  readonly def: readonly Uint8Array[];
  readonly metadata: Readonly<Record<string, OpMetadata>>;
  readonly Source: Source | null;
}
