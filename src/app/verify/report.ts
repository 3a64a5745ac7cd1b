import type { FileDifference } from './compare-files.ts';
import type { ValueDifference } from './compare-json.ts';

/** Whether an image can be built again from what is said about it, and what differs where it can't. */
export interface VerifyReport {
  /** Whole name of the image. */
  readonly image: string;
  /** Digest of what that names. */
  readonly digest: string;
  /** Whether the image of every platform that was looked at is the same. */
  readonly same: boolean;
  readonly platforms: readonly PlatformVerdict[];
}

export interface PlatformVerdict {
  readonly platform: string;
  /** Digest of the manifest in the registry. */
  readonly digest: string;
  /** Digest of the manifest that was built. */
  readonly rebuilt: string;
  readonly same: boolean;
  /** What the statement says that the image was made from. */
  readonly from: {
    readonly tool: string;
    readonly service: string;
    readonly path: string;
    readonly repository?: string;
    readonly revision?: string;
    readonly packages: {
      readonly installation: 'layers' | 'apk';
      readonly build: number;
      readonly runtime: number;
      readonly index: string;
    };
  };
  /** In what this differs from how the image was made: what a difference may come from, one sentence each. */
  readonly causes: readonly string[];
  /** Layers that differ; empty where the images are the same. */
  readonly layers: readonly LayerVerdict[];
  /** Whether the layers are the same in another order. */
  readonly reordered: boolean;
  /** Values of the configuration and the manifest that differ, besides digests of layers. */
  readonly configuration: readonly ValueDifference[];
}

/** A layer that differs, on either side where it is. */
export interface LayerVerdict {
  readonly published?: LayerFacts;
  readonly rebuilt?: LayerFacts;
  /** Whether both unpack to the same bytes. */
  readonly sameContent: boolean;
  /** Files that differ, the first of them by path. */
  readonly files: readonly FileDifference[];
  /** How many there are altogether. */
  readonly fileCount: number;
  /** Why the layers can't be looked into, where they can't. */
  readonly unreadable?: string;
}

export interface LayerFacts {
  /** Counts from 1, the lowest first. */
  readonly position: number;
  readonly digest: string;
  readonly size: number;
  /** What made it, as the image's history says. */
  readonly title: string;
}
