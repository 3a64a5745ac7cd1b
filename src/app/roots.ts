import type { ApkPackage, KnownRoot } from '../apk/index.ts';
import type { Architecture, ResolvedPackage } from '../wolfi/index.ts';

/** What one stage of one platform is made of. */
export interface PackageSet {
  readonly architecture: Architecture;
  readonly stage: 'build' | 'runtime';
  /** The whole set, dependencies included. */
  readonly packages: readonly ResolvedPackage[];
}

/** A root file system with what it was made from. */
export interface MadeRoot extends KnownRoot {
  readonly packages: readonly ApkPackage[];
}

/** How far learning what packages hold has come. */
export interface PackageProgress {
  readonly done: number;
  readonly total: number;
  /** Bytes fetched. */
  readonly bytes: number;
}

export interface MakeRootsOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PackageProgress) => void;
  /** Lays out whatever is remembered. */
  readonly anew?: boolean;
}

/** Makes root file systems, all of a build at once: what sets have in common is fetched once. In the order of the sets. */
export type MakeRoots = (sets: readonly PackageSet[], options: MakeRootsOptions) => Promise<readonly MadeRoot[]>;
