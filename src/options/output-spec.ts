/** Where a result goes, and how it is written there. */
export interface OutputSpec {
  /** `docker` without a destination is loaded into Docker; `cacheonly` builds and keeps nothing but cache. */
  readonly type: 'image' | 'oci' | 'docker' | 'tar' | 'local' | 'cacheonly';
  /** A file, {@link STDOUT}, or a folder for `local`; none for `image`. */
  readonly destination?: string;
  /** The context of Docker's client that names the Docker to load into, where it is not the current one. */
  readonly context?: string;
  /** In BuildKit's own words, each checked against the list of those that an output takes. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Whether the destination is a folder: a tree of files, or an image as an OCI layout. */
export function isFolder({ attributes, type }: Pick<OutputSpec, 'attributes' | 'type'>): boolean {
  return type === 'local' || attributes.tar === 'false';
}

/** The destination that is standard output. */
export const STDOUT = '-';
