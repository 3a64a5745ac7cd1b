import type { RootOutline } from '../apk/index.ts';

/** A root file system of packages as a session offers it. */
export interface OfferedRoot {
  readonly image: RootOutline;
  /** Name of the store in which the session has its blobs. */
  readonly store: string;
  /**
   * Name of the image, without tag or digest. A registry and a repository of it: a daemon that pushes one of its layers to another
   * repository there asks the registry first whether it can be had from this one.
   */
  readonly name: string;
}

/** Those of both stages. */
export interface OfferedRoots {
  readonly build: OfferedRoot;
  readonly runtime: OfferedRoot;
}
