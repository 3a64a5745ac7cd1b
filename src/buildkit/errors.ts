import type { SourceRange } from '../llb/index.ts';

export type BuildkitErrorCode =
  /** An address that can't be read. */
  | 'INVALID_ENDPOINT'
  /** A value in the options of a call that no daemon would accept. */
  | 'INVALID_OPTION'
  /** No endpoint works; `attempts` says what was tried. */
  | 'NO_BUILDKIT'
  /** Nothing answers at the address. */
  | 'CONNECT_FAILED'
  | 'PERMISSION_DENIED'
  | 'TLS_FAILED'
  /** Something answers, but not as BuildKit does. */
  | 'NOT_BUILDKIT'
  | 'DAEMON_TOO_OLD'
  /** The daemon's version or storage lacks something that was asked for. */
  | 'UNSUPPORTED'
  | 'CONNECTION_LOST'
  | 'CANCELLED'
  /** A command of the build failed; `exitCode` and `vertex` say which and how. */
  | 'EXEC_FAILED'
  | 'SOLVE_FAILED'
  | 'SOURCE_NOT_FOUND'
  | 'REGISTRY_DENIED'
  | 'REGISTRY_RATE_LIMIT'
  | 'REGISTRY_UNREACHABLE'
  | 'ENTITLEMENT_DENIED'
  | 'DISK_FULL'
  | 'SESSION_LOST'
  /** Reading or writing files, credentials or secrets on this side failed. */
  | 'SESSION_FAILED'
  /** The daemon broke the protocol, or answered an error that fits nothing else. */
  | 'RPC_FAILED';

/** Lines of a file that the build was made from, as the daemon points at them. */
export interface SourceQuote {
  readonly filename: string;
  readonly language?: string;
  readonly data?: Uint8Array;
  readonly ranges: readonly SourceRange[];
}

export interface ConnectAttempt {
  readonly endpoint: string;
  readonly error: BuildkitError;
}

export interface BuildkitErrorDetails {
  /** What the reader can do next. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
  readonly vertex?: { readonly digest: string; readonly name?: string } | undefined;
  readonly exitCode?: number | undefined;
  readonly source?: SourceQuote | undefined;
  readonly attempts?: readonly ConnectAttempt[] | undefined;
}

export class BuildkitError extends Error {
  override readonly name = 'BuildkitError';
  readonly code: BuildkitErrorCode;
  readonly hint: string | undefined;
  readonly vertex: { readonly digest: string; readonly name?: string } | undefined;
  readonly exitCode: number | undefined;
  readonly source: SourceQuote | undefined;
  readonly attempts: readonly ConnectAttempt[] | undefined;

  constructor(code: BuildkitErrorCode, message: string, details: BuildkitErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
    this.vertex = details.vertex;
    this.exitCode = details.exitCode;
    this.source = details.source;
    this.attempts = details.attempts;
  }
}

/** The text of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
