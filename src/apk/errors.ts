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
  | 'APK_UNTRUSTED'
  /** The mirror does not have it any more. */
  | 'APK_WITHDRAWN'
  | 'APK_STATUS'
  | 'APK_NETWORK'
  | 'APK_TIMEOUT';

export interface ApkErrorOptions extends ErrorOptions {
  /** What to do next. */
  readonly hint: string;
}

/** A package could not be had, trusted or read. */
export class ApkError extends Error {
  override readonly name = 'ApkError';
  readonly code: ApkErrorCode;
  readonly hint: string;
  readonly #problem: string;

  /**
   * @param problem what is wrong, to be read behind the package's name
   * @param subject the package
   */
  constructor(code: ApkErrorCode, problem: string, options: ApkErrorOptions, subject = 'The package') {
    super(`${subject} ${problem}.`, options);
    this.code = code;
    this.hint = options.hint;
    this.#problem = problem;
  }

  /** The same error, of a package that it names. */
  of(subject: string): ApkError {
    return new ApkError(this.code, this.#problem, { hint: this.hint, cause: this.cause ?? this }, subject);
  }
}

const MOST_SENTENCES = 10;

/** Several packages could not be had. `problems` has them all, `message` the first of them. */
export class ApkSetError extends Error {
  override readonly name = 'ApkSetError';
  readonly problems: readonly ApkError[];

  constructor(problems: readonly ApkError[]) {
    const shown = problems.slice(0, MOST_SENTENCES).map(({ message }) => message);
    const more = problems.length - shown.length;
    super([...shown, ...(more > 0 ? [`There are ${more} more problems.`] : [])].join('\n'));
    this.problems = problems;
  }
}

const HINT_DAMAGED =
  'The download was cut short or the file is damaged; fetch it again, from another mirror if need be.';
const HINT_LIMIT = 'Raise the limit if the package is really that large; otherwise do not trust it.';
const HINT_PATH = 'No package builder makes such a package; do not trust it.';
const HINT_MIRROR =
  'The mirror has another file than the index speaks of, or it was changed on its way: update the index, or use another mirror.';

export function damaged(problem: string, cause?: unknown): ApkError {
  return new ApkError('APK_FORMAT', problem, { hint: HINT_DAMAGED, cause });
}

export function tooLarge(problem: string): ApkError {
  return new ApkError('APK_TOO_LARGE', problem, { hint: HINT_LIMIT });
}

export function unsafe(problem: string): ApkError {
  return new ApkError('APK_PATH', problem, { hint: HINT_PATH });
}

export function mismatch(problem: string, hint = HINT_MIRROR): ApkError {
  return new ApkError('APK_MISMATCH', problem, { hint });
}

/** What a caught value has to say. */
export function messageOf(error: unknown): string {
  return types.isNativeError(error) ? error.message : String(error);
}
