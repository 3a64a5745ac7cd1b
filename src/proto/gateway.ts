// Made from proto/ by scripts/proto.mjs; change it there.
import type { Int64 } from './codec.ts';
import type * as fsutil from './fsutil.ts';
import type * as ops from './ops.ts';
import type * as status from './status.ts';
import type * as worker from './worker.ts';

export interface APICap {
  readonly ID: string;
  readonly Enabled: boolean;
  readonly Deprecated: boolean;
  readonly DisabledReason: string;
  readonly DisabledReasonMsg: string;
  readonly DisabledAlternative: string;
}

export type PingRequest = Record<never, never>;

export interface PongResponse {
  readonly FrontendAPICaps: readonly APICap[];
  readonly LLBCaps: readonly APICap[];
  readonly Workers: readonly worker.WorkerRecord[];
}

export interface ResolveImageConfigRequest {
  readonly Ref: string;
  readonly Platform: ops.Platform | null;
  readonly ResolveMode: string;
  readonly LogName: string;
  readonly ResolverType: number;
  readonly SessionID: string;
  readonly StoreID: string;
}

export interface ResolveImageConfigResponse {
  readonly Digest: string;
  readonly Config: Uint8Array;
  readonly Ref: string;
}

export interface ResolveSourceMetaRequest {
  readonly Source: ops.SourceOp | null;
  readonly Platform: ops.Platform | null;
  readonly LogName: string;
  readonly ResolveMode: string;
}

export interface ResolveSourceMetaResponse {
  readonly Source: ops.SourceOp | null;
  readonly Image: ResolveSourceImageResponse | null;
  readonly Git: ResolveSourceGitResponse | null;
  readonly HTTP: ResolveSourceHTTPResponse | null;
}

export interface ResolveSourceImageResponse {
  readonly Digest: string;
  readonly Config: Uint8Array;
}

export interface ResolveSourceGitResponse {
  readonly Checksum: string;
  readonly Ref: string;
  readonly CommitChecksum: string;
}

export interface ResolveSourceHTTPResponse {
  readonly Checksum: string;
  readonly Filename: string;
}

export interface CacheOptionsEntry {
  readonly Type: string;
  readonly Attrs: Readonly<Record<string, string>>;
}

export interface SolveRequest {
  readonly Definition: ops.Definition | null;
  readonly Frontend: string;
  readonly FrontendOpt: Readonly<Record<string, string>>;
  readonly allowResultReturn: boolean;
  readonly allowResultArrayRef: boolean;
  readonly CacheImports: readonly CacheOptionsEntry[];
  readonly FrontendInputs: Readonly<Record<string, ops.Definition>>;
  readonly Evaluate: boolean;
}

export interface SolveResponse {
  readonly ref: string;
  readonly result: Result | null;
}

export interface Result {
  readonly refDeprecated: string;
  readonly refsDeprecated: RefMapDeprecated | null;
  readonly ref: Ref | null;
  readonly refs: RefMap | null;
  readonly metadata: Readonly<Record<string, Uint8Array>>;
  readonly attestations: Readonly<Record<string, Attestations>>;
}

export interface RefMapDeprecated {
  readonly refs: Readonly<Record<string, string>>;
}

export interface Ref {
  readonly id: string;
  readonly def: ops.Definition | null;
}

export interface RefMap {
  readonly refs: Readonly<Record<string, Ref>>;
}

export interface Attestations {
  readonly attestation: readonly Attestation[];
}

export const AttestationKind = { InToto: 0, Bundle: 1 } as const;
export type AttestationKind = (typeof AttestationKind)[keyof typeof AttestationKind];

export interface Attestation {
  readonly kind: AttestationKind;
  readonly metadata: Readonly<Record<string, Uint8Array>>;
  readonly ref: Ref | null;
  readonly path: string;
  readonly inTotoPredicateType: string;
  readonly inTotoSubjects: readonly InTotoSubject[];
}

export const InTotoSubjectKind = { Self: 0, Raw: 1 } as const;
export type InTotoSubjectKind = (typeof InTotoSubjectKind)[keyof typeof InTotoSubjectKind];

export interface InTotoSubject {
  readonly kind: InTotoSubjectKind;
  readonly digest: readonly string[];
  readonly name: string;
}

export interface ReturnRequest {
  readonly result: Result | null;
  readonly error: status.Status | null;
}

export type ReturnResponse = Record<never, never>;

export interface EvaluateRequest {
  readonly Ref: string;
}

export type EvaluateResponse = Record<never, never>;

export type InputsRequest = Record<never, never>;

export interface InputsResponse {
  readonly Definitions: Readonly<Record<string, ops.Definition>>;
}

export interface FileRange {
  readonly Offset: Int64;
  readonly Length: Int64;
}

export interface ReadFileRequest {
  readonly Ref: string;
  readonly FilePath: string;
  readonly Range: FileRange | null;
}

export interface ReadFileResponse {
  readonly Data: Uint8Array;
}

export interface ReadDirRequest {
  readonly Ref: string;
  readonly DirPath: string;
  readonly IncludePattern: string;
}

export interface ReadDirResponse {
  readonly entries: readonly fsutil.Stat[];
}

export interface StatFileRequest {
  readonly Ref: string;
  readonly Path: string;
}

export interface StatFileResponse {
  readonly stat: fsutil.Stat | null;
}

export interface WarnRequest {
  readonly digest: string;
  readonly level: Int64;
  readonly short: Uint8Array;
  readonly detail: readonly Uint8Array[];
  readonly url: string;
  readonly info: ops.SourceInfo | null;
  readonly ranges: readonly ops.Range[];
}

export type WarnResponse = Record<never, never>;

export interface NewContainerRequest {
  readonly ContainerID: string;
  readonly Mounts: readonly ops.Mount[];
  readonly Network: ops.NetMode;
  readonly platform: ops.Platform | null;
  readonly constraints: ops.WorkerConstraints | null;
  readonly extraHosts: readonly ops.HostIP[];
  readonly hostname: string;
}

export type NewContainerResponse = Record<never, never>;

export interface ReleaseContainerRequest {
  readonly ContainerID: string;
}

export type ReleaseContainerResponse = Record<never, never>;

export interface ExecMessage {
  readonly ProcessID: string;
  readonly Init: InitMessage | null;
  readonly File: FdMessage | null;
  readonly Resize: ResizeMessage | null;
  readonly Started: StartedMessage | null;
  readonly Exit: ExitMessage | null;
  readonly Done: DoneMessage | null;
  readonly Signal: SignalMessage | null;
}

export interface InitMessage {
  readonly ContainerID: string;
  readonly Meta: ops.Meta | null;
  readonly Fds: readonly number[];
  readonly Tty: boolean;
  readonly Security: ops.SecurityMode;
  readonly secretenv: readonly ops.SecretEnv[];
}

export interface ExitMessage {
  readonly Code: number;
  readonly Error: status.Status | null;
}

export type StartedMessage = Record<never, never>;

export type DoneMessage = Record<never, never>;

export interface FdMessage {
  readonly Fd: number;
  readonly EOF: boolean;
  readonly Data: Uint8Array;
}

export interface ResizeMessage {
  readonly Rows: number;
  readonly Cols: number;
}

export interface SignalMessage {
  readonly Name: string;
}
