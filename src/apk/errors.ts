import { types } from 'node:util';

export type ApkErrorCode =
  /** Not an apk of version 2, or a damaged one. */
  | 'APK_FORMAT'
  /** An apk of version 3, which is no tar and can't be a layer. */
  | 'APK_VERSION'
  /** A limit is exceeded. */
  | 'APK_TOO_LARGE'
  /** A name or a link leads out of the root, or can be read in two ways. */
  | 'APK_PATH'
  /** Other bytes than the index, or the package itself, vouches for. */
  | 'APK_MISMATCH'
  /** No trusted key signed it, and nothing else vouches for it. */
  | 'APK_UNTRUSTED';

interface ErrorOptionsWithHint extends ErrorOptions {
  /** What to do next. */
  readonly hint: string;
}

/** A package could not be had, trusted or read. */
export class ApkError extends Error {
  override readonly name = 'ApkError';
  readonly code: ApkErrorCode;
  readonly hint: string;

  constructor(code: ApkErrorCode, message: string, options: ErrorOptionsWithHint) {
    super(message, options);
    this.code = code;
    this.hint = options.hint;
  }
}

const HINT_DAMAGED =
  'The download was cut short or the file is damaged; fetch it again, from another mirror if need be.';
const HINT_LIMIT = 'Raise the limit if the package is really that large; otherwise do not trust it.';
const HINT_PATH = 'No package builder makes such a package; do not trust it.';

/** @param what completes "The package …" */
export function damaged(what: string, cause?: unknown): ApkError {
  return new ApkError('APK_FORMAT', `The package ${what}.`, { hint: HINT_DAMAGED, cause });
}

/** @param what completes "The package …" */
export function tooLarge(what: string): ApkError {
  return new ApkError('APK_TOO_LARGE', `The package ${what}.`, { hint: HINT_LIMIT });
}

/** @param what completes "The package …" */
export function unsafe(what: string): ApkError {
  return new ApkError('APK_PATH', `The package ${what}.`, { hint: HINT_PATH });
}

/** What a caught value has to say. */
export function messageOf(error: unknown): string {
  return types.isNativeError(error) ? error.message : String(error);
}
