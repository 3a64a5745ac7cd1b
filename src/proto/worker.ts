// Made from proto/ by scripts/proto.mjs; change it there.
import type { Int64 } from './codec.ts';
import type * as ops from './ops.ts';

export interface WorkerRecord {
  readonly ID: string;
  readonly Labels: Readonly<Record<string, string>>;
  readonly platforms: readonly ops.Platform[];
  readonly GCPolicy: readonly GCPolicy[];
  readonly BuildkitVersion: BuildkitVersion | null;
  readonly CDIDevices: readonly CDIDevice[];
}

export interface GCPolicy {
  readonly all: boolean;
  readonly keepDuration: Int64;
  readonly reservedSpace: Int64;
  readonly filters: readonly string[];
  readonly maxUsedSpace: Int64;
  readonly minFreeSpace: Int64;
}

export interface BuildkitVersion {
  readonly package: string;
  readonly version: string;
  readonly revision: string;
  readonly dockerfileVersion: string;
}

export interface CDIDevice {
  readonly Name: string;
  readonly AutoAllow: boolean;
  readonly Annotations: Readonly<Record<string, string>>;
  readonly OnDemand: boolean;
}
