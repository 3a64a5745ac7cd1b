// Made from proto/ by scripts/proto.mjs; change it there.
import type { Int64 } from './codec.ts';

export interface Timestamp {
  readonly seconds: Int64;
  readonly nanos: number;
}

export interface Any {
  readonly type_url: string;
  readonly value: Uint8Array;
}

export type Empty = Record<never, never>;

export interface FieldMask {
  readonly paths: readonly string[];
}
