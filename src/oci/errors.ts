export type OciErrorCode =
  | 'INVALID_REFERENCE'
  | 'INVALID_PLATFORM'
  /** A folder that has something else where the index of an OCI layout should be. */
  | 'INVALID_LAYOUT'
  /** A credential helper that is not there, fails, or does not end. */
  | 'HELPER_FAILED'
  | 'CONTEXT_NOT_FOUND';

export interface OciErrorDetails extends ErrorOptions {
  /** What the reader can do next. */
  readonly hint?: string;
}

/** A name, a folder or a configuration that can't be read. */
export class OciError extends Error {
  override readonly name = 'OciError';
  readonly code: OciErrorCode;
  readonly hint: string | undefined;

  constructor(code: OciErrorCode, message: string, details: OciErrorDetails = {}) {
    super(message, details);
    this.code = code;
    this.hint = details.hint;
  }
}
