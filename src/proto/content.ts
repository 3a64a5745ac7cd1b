// Made from proto/ by scripts/proto.mjs; change it there.
import type { Int64 } from './codec.ts';
import type * as google from './google.ts';

export interface Info {
  readonly digest: string;
  readonly size: Int64;
  readonly created_at: google.Timestamp | null;
  readonly updated_at: google.Timestamp | null;
  readonly labels: Readonly<Record<string, string>>;
}

export interface InfoRequest {
  readonly digest: string;
}

export interface InfoResponse {
  readonly info: Info | null;
}

export interface UpdateRequest {
  readonly info: Info | null;
  readonly update_mask: google.FieldMask | null;
}

export interface UpdateResponse {
  readonly info: Info | null;
}

export interface ListContentRequest {
  readonly filters: readonly string[];
}

export interface ListContentResponse {
  readonly info: readonly Info[];
}

export interface DeleteContentRequest {
  readonly digest: string;
}

export interface ReadContentRequest {
  readonly digest: string;
  readonly offset: Int64;
  readonly size: Int64;
}

export interface ReadContentResponse {
  readonly offset: Int64;
  readonly data: Uint8Array;
}

export interface Status {
  readonly started_at: google.Timestamp | null;
  readonly updated_at: google.Timestamp | null;
  readonly ref: string;
  readonly offset: Int64;
  readonly total: Int64;
  readonly expected: string;
}

export interface StatusRequest {
  readonly ref: string;
}

export interface StatusResponse {
  readonly status: Status | null;
}

export interface ListStatusesRequest {
  readonly filters: readonly string[];
}

export interface ListStatusesResponse {
  readonly statuses: readonly Status[];
}

export const WriteAction = { STAT: 0, WRITE: 1, COMMIT: 2 } as const;
export type WriteAction = (typeof WriteAction)[keyof typeof WriteAction];

export interface WriteContentRequest {
  readonly action: WriteAction;
  readonly ref: string;
  readonly total: Int64;
  readonly expected: string;
  readonly offset: Int64;
  readonly data: Uint8Array;
  readonly labels: Readonly<Record<string, string>>;
}

export interface WriteContentResponse {
  readonly action: WriteAction;
  readonly started_at: google.Timestamp | null;
  readonly updated_at: google.Timestamp | null;
  readonly offset: Int64;
  readonly total: Int64;
  readonly digest: string;
}

export interface AbortRequest {
  readonly ref: string;
}
