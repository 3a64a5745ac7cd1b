import { types } from 'node:util';

export type IndexErrorCode =
  | 'INDEX_NETWORK'
  | 'INDEX_STATUS'
  | 'INDEX_TIMEOUT'
  | 'INDEX_TOO_LARGE'
  | 'INDEX_CORRUPT'
  | 'INDEX_FORMAT'
  | 'INDEX_ARCHITECTURE'
  | 'INDEX_UNSIGNED'
  | 'INDEX_SIGNATURE'
  | 'INDEX_UNKNOWN_KEY'
  | 'INDEX_KEY_INVALID'
  | 'INDEX_REPOSITORY';

interface ErrorOptionsWithHint extends ErrorOptions {
  /** What to do next. */
  readonly hint: string;
}

/** An index could not be had, trusted or read. */
export class IndexError extends Error {
  readonly code: IndexErrorCode;
  readonly hint: string;

  constructor(code: IndexErrorCode, message: string, options: ErrorOptionsWithHint) {
    super(message, options);
    this.name = 'IndexError';
    this.code = code;
    this.hint = options.hint;
  }
}

export type ResolveErrorCode = 'RESOLVE_WORLD' | 'RESOLVE_UNSATISFIABLE';

/** Why one package or name keeps a world from being installed. */
export interface ResolveReason {
  readonly kind: 'invalid' | 'missing' | 'choice' | 'version' | 'conflict' | 'unavailable';
  /** The name or `name-version` the reason is about. */
  readonly subject: string;
  /** Who asks for it: `world` tokens as the caller wrote them, and packages as `name-version`. */
  readonly requiredBy: readonly string[];
  /** A sentence for a person. */
  readonly message: string;
  /** Names that may have been meant, or packages to choose from. */
  readonly suggestions: readonly string[];
}

const MOST_SENTENCES = 10;

/** A world cannot be installed from an index. `reasons` holds everything that is wrong, `message` the first of it in sentences. */
export class ResolveError extends Error {
  readonly code: ResolveErrorCode;
  readonly hint: string;
  readonly reasons: readonly ResolveReason[];

  constructor(code: ResolveErrorCode, reasons: readonly ResolveReason[], hint: string) {
    const shown = reasons.slice(0, MOST_SENTENCES).map((reason) => reason.message);
    if (reasons.length > MOST_SENTENCES) shown.push(`There are ${reasons.length - MOST_SENTENCES} more problems.`);
    super(shown.join('\n'));
    this.name = 'ResolveError';
    this.code = code;
    this.reasons = reasons;
    this.hint = hint;
  }
}

export type StreamErrorCode = 'STREAM_UNKNOWN_FAMILY' | 'STREAM_CONSTRAINT' | 'STREAM_NONE' | 'STREAM_UNMAINTAINED';

/** No stream of a family fits what a project asks for. */
export class StreamError extends Error {
  readonly code: StreamErrorCode;
  readonly hint: string;
  readonly family: string;
  readonly constraint: string | undefined;
  /** Streams that the index has, newest first. */
  readonly available: readonly string[];

  constructor(
    code: StreamErrorCode,
    message: string,
    options: {
      readonly hint: string;
      readonly family: string;
      readonly constraint?: string | undefined;
      readonly available?: readonly string[];
    },
  ) {
    super(message);
    this.name = 'StreamError';
    this.code = code;
    this.hint = options.hint;
    this.family = options.family;
    this.constraint = options.constraint;
    this.available = options.available ?? [];
  }
}

export type LockErrorCode = 'LOCK_FORMAT' | 'LOCK_ARCHITECTURE' | 'LOCK_WITHDRAWN' | 'LOCK_OUTDATED';

/** A lock file cannot be read, or cannot be honoured any more. */
export class LockError extends Error {
  readonly code: LockErrorCode;
  readonly hint: string;

  constructor(code: LockErrorCode, message: string, options: ErrorOptionsWithHint) {
    super(message, options);
    this.name = 'LockError';
    this.code = code;
    this.hint = options.hint;
  }
}

/** What a caught value has to say. */
export function messageOf(error: unknown): string {
  return types.isNativeError(error) ? error.message : String(error);
}

/** The code that Node gives its errors; undefined for anything else. */
export function codeOf(error: unknown): string | undefined {
  return types.isNativeError(error) ? (error as NodeJS.ErrnoException).code : undefined;
}
