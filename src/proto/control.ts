// Made from proto/ by scripts/proto.mjs; change it there.
import type { Int64 } from './codec.ts';
import type * as google from './google.ts';
import type * as ops from './ops.ts';
import type * as status from './status.ts';
import type * as worker from './worker.ts';

export interface DiskUsageRequest {
  readonly filter: readonly string[];
  readonly ageLimit: Int64;
}

export interface DiskUsageResponse {
  readonly record: readonly UsageRecord[];
}

export interface UsageRecord {
  readonly ID: string;
  readonly Mutable: boolean;
  readonly InUse: boolean;
  readonly Size: Int64;
  readonly CreatedAt: google.Timestamp | null;
  readonly LastUsedAt: google.Timestamp | null;
  readonly UsageCount: Int64;
  readonly Description: string;
  readonly RecordType: string;
  readonly Shared: boolean;
  readonly Parents: readonly string[];
}

export interface PruneRequest {
  readonly filter: readonly string[];
  readonly all: boolean;
  readonly keepDuration: Int64;
  readonly reservedSpace: Int64;
  readonly maxUsedSpace: Int64;
  readonly minFreeSpace: Int64;
}

export interface SolveRequest {
  readonly Ref: string;
  readonly Definition: ops.Definition | null;
  readonly ExporterDeprecated: string;
  readonly ExporterAttrsDeprecated: Readonly<Record<string, string>>;
  readonly Session: string;
  readonly Frontend: string;
  readonly FrontendAttrs: Readonly<Record<string, string>>;
  readonly Cache: CacheOptions | null;
  readonly Entitlements: readonly string[];
  readonly FrontendInputs: Readonly<Record<string, ops.Definition>>;
  readonly Internal: boolean;
  readonly Exporters: readonly Exporter[];
}

export interface Exporter {
  readonly Type: string;
  readonly Attrs: Readonly<Record<string, string>>;
}

export interface CacheOptions {
  readonly Exports: readonly CacheOptionsEntry[];
  readonly Imports: readonly CacheOptionsEntry[];
}

export interface CacheOptionsEntry {
  readonly Type: string;
  readonly Attrs: Readonly<Record<string, string>>;
}

export interface SolveResponse {
  readonly ExporterResponse: Readonly<Record<string, string>>;
}

export interface StatusRequest {
  readonly Ref: string;
}

export interface StatusResponse {
  readonly vertexes: readonly Vertex[];
  readonly statuses: readonly VertexStatus[];
  readonly logs: readonly VertexLog[];
  readonly warnings: readonly VertexWarning[];
}

export interface Vertex {
  readonly digest: string;
  readonly inputs: readonly string[];
  readonly name: string;
  readonly cached: boolean;
  readonly started: google.Timestamp | null;
  readonly completed: google.Timestamp | null;
  readonly error: string;
  readonly progressGroup: ops.ProgressGroup | null;
}

export interface VertexStatus {
  readonly ID: string;
  readonly vertex: string;
  readonly name: string;
  readonly current: Int64;
  readonly total: Int64;
  readonly timestamp: google.Timestamp | null;
  readonly started: google.Timestamp | null;
  readonly completed: google.Timestamp | null;
}

export interface VertexLog {
  readonly vertex: string;
  readonly timestamp: google.Timestamp | null;
  readonly stream: Int64;
  readonly msg: Uint8Array;
}

export interface VertexWarning {
  readonly vertex: string;
  readonly level: Int64;
  readonly short: Uint8Array;
  readonly detail: readonly Uint8Array[];
  readonly url: string;
  readonly info: ops.SourceInfo | null;
  readonly ranges: readonly ops.Range[];
}

export interface BytesMessage {
  readonly data: Uint8Array;
}

export interface ListWorkersRequest {
  readonly filter: readonly string[];
}

export interface ListWorkersResponse {
  readonly record: readonly worker.WorkerRecord[];
}

export type InfoRequest = Record<never, never>;

export interface InfoResponse {
  readonly buildkitVersion: worker.BuildkitVersion | null;
}

export interface BuildHistoryRequest {
  readonly ActiveOnly: boolean;
  readonly Ref: string;
  readonly EarlyExit: boolean;
  readonly Filter: readonly string[];
  readonly Limit: number;
}

export const BuildHistoryEventType = { STARTED: 0, COMPLETE: 1, DELETED: 2 } as const;
export type BuildHistoryEventType = (typeof BuildHistoryEventType)[keyof typeof BuildHistoryEventType];

export interface BuildHistoryEvent {
  readonly type: BuildHistoryEventType;
  readonly record: BuildHistoryRecord | null;
}

export interface BuildHistoryRecord {
  readonly Ref: string;
  readonly Frontend: string;
  readonly FrontendAttrs: Readonly<Record<string, string>>;
  readonly Exporters: readonly Exporter[];
  readonly error: status.Status | null;
  readonly CreatedAt: google.Timestamp | null;
  readonly CompletedAt: google.Timestamp | null;
  readonly logs: Descriptor | null;
  readonly ExporterResponse: Readonly<Record<string, string>>;
  readonly Result: BuildResultInfo | null;
  readonly Results: Readonly<Record<string, BuildResultInfo>>;
  readonly Generation: number;
  readonly trace: Descriptor | null;
  readonly pinned: boolean;
  readonly numCachedSteps: number;
  readonly numTotalSteps: number;
  readonly numCompletedSteps: number;
  readonly externalError: Descriptor | null;
  readonly numWarnings: number;
}

export interface BuildResultInfo {
  readonly ResultDeprecated: Descriptor | null;
  readonly Attestations: readonly Descriptor[];
  readonly Results: Readonly<Record<string, Descriptor>>;
}

export interface Descriptor {
  readonly media_type: string;
  readonly digest: string;
  readonly size: Int64;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface UpdateBuildHistoryRequest {
  readonly Ref: string;
  readonly Pinned: boolean;
  readonly Delete: boolean;
  readonly Finalize: boolean;
}

export type UpdateBuildHistoryResponse = Record<never, never>;
