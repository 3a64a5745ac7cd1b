/** Architectures as apk names them. */
export type Architecture = 'x86_64' | 'aarch64';

/** A package repository: the index lies at `<url>/<architecture>/APKINDEX.tar.gz`. */
export interface Repository {
  readonly url: string;
  /** Packages of a tagged repository are only taken where a world says `name@tag`. */
  readonly tag?: string;
  /** Value of the `Authorization` header, sent to this repository's origin only. */
  readonly authorization?: string;
}

/** A key that may sign an index. */
export interface TrustedKey {
  /** File name of the key, which the signature member ends with: `wolfi-signing.rsa.pub`. */
  readonly name: string;
  readonly pem: string;
}

/** Everything an index says of one build. Texts that the index leaves out are empty. */
export interface PackageRecord {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  /** `Q1` and base64 of SHA-1, or `Q2` and base64 of SHA-256, over the package's control segment. */
  readonly checksum: string;
  /** Bytes of the package file. */
  readonly size: number;
  /** Bytes on disk once installed. */
  readonly installedSize: number;
  readonly description: string;
  readonly url: string;
  readonly license: string;
  /** Name of the recipe that the package was built from. */
  readonly origin: string;
  readonly maintainer: string;
  readonly commit: string;
  /** Seconds since 1970; 0 when the index does not say. */
  readonly buildTime: number;
  readonly dependencies: readonly string[];
  /** `name` or `name=version`. */
  readonly provides: readonly string[];
  readonly installIf: readonly string[];
  readonly providerPriority: number;
}

export type WarningCode = 'INDEX_SERVED_STALE' | 'INDEX_OLDER' | 'INDEX_UNTRUSTED' | 'STORE_READ' | 'STORE_WRITE';

export interface IndexWarning {
  readonly code: WarningCode;
  readonly message: string;
}
