export type OciErrorCode = 'INVALID_REFERENCE' | 'INVALID_PLATFORM';

/** A name that can't be read. */
export class OciError extends Error {
  override readonly name = 'OciError';
  readonly code: OciErrorCode;

  constructor(code: OciErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
