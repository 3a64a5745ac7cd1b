import type { Architecture } from '../../wolfi/index.ts';

/** A user of the image, with a group of the same name. */
export interface RootAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** Absolute; made where it is not there yet. */
  readonly home: string;
  /** Absolute path of the login shell, such as `/sbin/nologin`. */
  readonly shell: string;
}

/** What a package manager in the image needs; left out where none is in the set. */
export interface PackageManagerFiles {
  /** Public keys as PEM, by the name of their file. */
  readonly keys: Readonly<Record<string, string>>;
  /** Lines of `etc/apk/repositories`. */
  readonly repositories: readonly string[];
}

export interface RootOptions {
  readonly architecture: Architecture;
  /** What was asked for, as in `apk add`: one package each, with its version where one was asked for. */
  readonly world: readonly string[];
  /** Seconds since 1970: the time of everything that is made here. */
  readonly epoch: number;
  readonly accounts?: readonly RootAccount[];
  /** Certificates as PEM, to be trusted besides those that a package brings. */
  readonly certificates?: string;
  readonly packageManager?: PackageManagerFiles;
  /** Layers of the image, those made here included; at least 2. 100 unless set: overlay file systems take 128, and the application needs some. */
  readonly layerLimit?: number;
}

export const DEFAULT_LAYER_LIMIT = 100;
